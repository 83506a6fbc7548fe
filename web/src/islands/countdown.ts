// Counts down to an instant, by the server's clock where the page tells it.
//
//   <p data-countdown="2027-03-01T18:40:00Z" data-then="/holds/…">
//     <span data-left hidden>09:12</span>
//     <span data-say role="status" data-minutes='{"other":"# minutes left"}' …></span>
//
// The clock is for the eye. What is read out changes four times only: at five
// minutes, two, one, and thirty seconds. When the time is over the page in
// data-then is opened, or this one anew for "reload".
import { counted } from "./counted";
import { reach } from "./reach";

const MINUTE = 60_000;
const SPOKEN = [5 * MINUTE, 2 * MINUTE, MINUTE, MINUTE / 2];

/** How far this device's clock is behind the server's, in milliseconds. */
function clockOffset(): number {
  const told = Number(document.documentElement.dataset["now"]);
  return told > 0 ? told - Date.now() : 0;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** Writes a time left: "09:12", "3:05:00", "2 d 3 h". */
function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${two(minutes)}:${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** What to read out when `before` has become `now`; "" for nothing. */
function spoken(say: HTMLElement, before: number, now: number): string {
  const passed = SPOKEN.find((mark) => before > mark && now <= mark);
  if (now <= 0 && before > 0) return say.dataset["over"] ?? "";
  if (passed === undefined) return "";
  return passed < MINUTE ? counted(say.dataset["seconds"], passed / 1000) : counted(say.dataset["minutes"], passed / MINUTE);
}

/** Opens what comes when the time is over; not at the same instant as everybody else. */
function goOnSoon(then: string, atLeast: number): void {
  setTimeout(() => void reach(then === "reload" ? location.href : then), atLeast + Math.random() * 1500);
}

function start(element: HTMLElement, offset: number): void {
  // The deadline is read anew at each tick: it may be moved.
  const until = (): number => Date.parse(element.dataset["countdown"] ?? "");
  if (Number.isNaN(until())) return;
  const clock = element.querySelector<HTMLElement>("[data-left]");
  const say = element.querySelector<HTMLElement>("[data-say]");
  element.hidden = false;
  if (clock) clock.hidden = false;
  let before = Number.POSITIVE_INFINITY;
  const tick = (): void => {
    const left = until() - (Date.now() + offset);
    if (clock) clock.textContent = timeLeft(left);
    element.classList.toggle("soon", left <= 2 * MINUTE);
    const words = say && Number.isFinite(before) ? spoken(say, before, left) : "";
    if (say && words) say.textContent = words;
    const then = element.dataset["then"];
    if (left > 0) {
      setTimeout(tick, left % 1000 || 1000);
    } else if (then) {
      // A page that was over when it came is a copy somebody kept for us.
      goOnSoon(then, Number.isFinite(before) ? 300 : 5000);
    }
    before = left;
  };
  tick();
}

export function startCountdowns(): void {
  const offset = clockOffset();
  for (const element of document.querySelectorAll<HTMLElement>("[data-countdown]")) start(element, offset);
}
