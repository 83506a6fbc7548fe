// The map by keyboard. It is one stop of the Tab key; inside, the arrows go
// from seat to seat, and the seat that was come to is read out.
import { neighbour } from "./neighbours";
import type { Direction } from "./neighbours";
import type { SeatMap } from "./types";
import type { Announcer } from "./announce";
import type { ShowHall } from "./hall";

const ARROWS: Record<string, Direction> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const STEP = 1.5;

export function openKeyboard(host: HTMLElement, hall: ShowHall, map: SeatMap, announcer: Announcer): void {
  let pointing = false;
  const goTo = (seat: number | undefined): void => {
    if (seat === undefined) return;
    hall.setFocus(seat);
    announcer.say(describe(hall, seat));
  };
  host.addEventListener("pointerdown", () => (pointing = true));
  host.addEventListener("focus", () => {
    if (!pointing) goTo(hall.focus ?? start(hall));
    pointing = false;
  });
  host.addEventListener("blur", () => hall.setFocus(undefined));
  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    const at = hall.focus ?? start(hall);
    if (direction) goTo(at === undefined ? undefined : (neighbour(hall.plan, at, direction, (seat) => hall.level(seat) !== undefined) ?? at));
    else if (event.key === "Home" || event.key === "End") goTo(end(hall, at, event.key === "Home"));
    else if (event.key === " " || event.key === "Enter") choose(hall, at, announcer);
    else if (event.key === "+" || event.key === "=") map.zoomBy(STEP);
    else if (event.key === "-") map.zoomBy(1 / STEP);
    else if (event.key === "0") map.showAll();
    else if (event.key === "Escape") host.blur();
    else return;
    event.preventDefault();
  });
}

function choose(hall: ShowHall, seat: number | undefined, announcer: Announcer): void {
  if (seat === undefined) return;
  if (hall.selectable(seat)) hall.choose(seat);
  else announcer.say(describe(hall, seat));
}

function describe(hall: ShowHall, seat: number): string {
  const state = !hall.isFree(seat) ? "taken" : hall.isMine(seat) ? "yours" : "";
  const section = hall.speech.section(hall.plan.sectionOf[seat]!);
  return `${section}, ${hall.speech.seat(seat, hall.level(seat), state)}`;
}

/** Where the keyboard comes in: at the choice, else at the free seat nearest to what all look at. */
function start(hall: ShowHall): number | undefined {
  const chosen = hall.chosen.at(-1);
  if (chosen !== undefined) return chosen;
  const { x, y, focal, count } = hall.plan;
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let seat = 0; seat < count; seat++) {
    const away = (x[seat]! - focal.x) ** 2 + (y[seat]! - focal.y) ** 2;
    if (away < least && hall.selectable(seat)) [best, least] = [seat, away];
  }
  return best;
}

/** The first or the last seat of a row. */
function end(hall: ShowHall, seat: number | undefined, first: boolean): number | undefined {
  if (seat === undefined) return undefined;
  const row = hall.plan.rows[hall.plan.rowOf[seat]!]!;
  return first ? row.first : row.first + row.count - 1;
}
