// Keeps count and sum of the ticked seats, and lets arrow keys walk the rows, as
// long as the seats page is as the server wrote it: until the map is there, or
// where it cannot be.
import { counted } from "./counted";

type Money = (minor: number) => string;

function moneyOf(form: HTMLFormElement): Money {
  const decimals = Number(form.dataset["decimals"]);
  const format = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, {
    style: "currency",
    currency: form.dataset["currency"] ?? "EUR",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (minor) => format.format(minor / 10 ** decimals);
}

/** How many places are chosen, and what an order of them costs in minor units. */
function total(form: HTMLFormElement): { count: number; minor: number } {
  let count = 0;
  let minor = 0;
  for (const seat of form.querySelectorAll<HTMLInputElement>("input[name=seat]:checked")) {
    count += 1;
    minor += Number(seat.dataset["minor"]);
  }
  for (const area of form.querySelectorAll<HTMLSelectElement>("select[data-minor]")) {
    count += Number(area.value);
    minor += Number(area.value) * Number(area.dataset["minor"]);
  }
  if (minor > 0) minor += Number(form.dataset["orderFee"] ?? 0);
  return { count, minor };
}

function follow(form: HTMLFormElement): void {
  const counter = form.querySelector<HTMLElement>("[data-count]");
  const sum = form.querySelector<HTMLElement>("[data-sum]");
  const over = form.querySelector<HTMLElement>("[data-over]");
  const most = Number(form.dataset["most"]);
  const money = moneyOf(form);
  const show = (): void => {
    if (form.dataset["hall"]) return; // the hall keeps them
    const { count, minor } = total(form);
    if (counter) counter.textContent = counted(counter.dataset["count"], count);
    if (sum) sum.textContent = money(minor);
    if (over) over.hidden = count <= most;
  };
  form.addEventListener("change", show);
  // A browser that goes back ticks again what was ticked.
  addEventListener("pageshow", show);
}

/** The seat above or below, nearest to being straight so. */
function across(from: HTMLElement, rows: HTMLElement[], step: number): HTMLElement | undefined {
  const row = rows.findIndex((one) => one.contains(from));
  const next = rows[row + step];
  if (!next) return undefined;
  const x = from.getBoundingClientRect().x;
  let best: HTMLElement | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const seat of next.querySelectorAll<HTMLElement>("input:enabled")) {
    const away = Math.abs(seat.getBoundingClientRect().x - x);
    if (away < distance) [best, distance] = [seat, away];
  }
  return best;
}

function walk(form: HTMLFormElement): void {
  const rows = [...form.querySelectorAll<HTMLElement>(".seat-row")];
  form.addEventListener("keydown", (event) => {
    const seat = event.target as HTMLElement;
    if (!seat.matches(".seat input")) return;
    const row = rows.find((one) => one.contains(seat));
    if (!row) return;
    const seats = [...row.querySelectorAll<HTMLElement>("input:enabled")];
    const at = seats.indexOf(seat);
    const forward = getComputedStyle(form).direction === "rtl" ? -1 : 1;
    const to: Record<string, HTMLElement | undefined> = {
      ArrowRight: seats[at + forward],
      ArrowLeft: seats[at - forward],
      ArrowUp: across(seat, rows, -1),
      ArrowDown: across(seat, rows, 1),
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    to[event.key]?.focus();
  });
}

export function followChoice(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-choose]")) {
    follow(form);
    walk(form);
  }
}
