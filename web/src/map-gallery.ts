// The drawing of halls by itself, for the storybook and its tests: every map of
// the page gets a hall that is made up from its chart, and the same each time.
import { openMap } from "./seating/map";
import { neighbour } from "./seating/neighbours";
import { readPlan } from "./seating/plan";
import { AVAILABLE, GONE, HELD, type Change, type Hall, type Look, type Plan, type SeatState } from "./seating/types";

interface Words {
  price: string;
  left: string; // "#" is the number
}

interface Gallery extends HTMLElement {
  hall?: SampleHall;
  plan?: Plan;
  neighbour?: typeof neighbour;
  readPlan?: typeof readPlan;
}

interface SampleHall extends Hall {
  /** Somebody else does something to seats. */
  set(seats: readonly number[], state: SeatState): void;
  chosen: Set<number>;
}

function makeUp(plan: Plan, words: Words): SampleHall {
  const states = new Uint8Array(plan.count);
  for (let seat = 0; seat < plan.count; seat++) states[seat] = stateAtFirst(plan, seat);
  const chosen = new Set<number>();
  const listeners = new Set<(change: Change) => void>();
  let focus: number | undefined;
  const tell = (change: Change): void => listeners.forEach((listener) => listener(change));
  return {
    plan,
    chosen,
    palette: plan.zones.map(({ colour }) => colour),
    look: (seat): Look => ({ colour: plan.zoneOf[seat]!, state: states[seat] as SeatState, chosen: chosen.has(seat), dimmed: false }),
    lookOfArea: (area): Look => ({ colour: plan.areas[area]!.zone, state: AVAILABLE, chosen: false, dimmed: false }),
    sectionWords: (section) => {
      const { name, first, count } = plan.sections[section]!;
      let free = 0;
      for (let seat = first; seat < first + count; seat++) if (states[seat] === AVAILABLE) free++;
      return { name, price: words.price, left: words.left.replace("#", String(free)) };
    },
    areaWords: (area) => ({ name: plan.areas[area]!.name, price: words.price, left: words.left.replace("#", String(plan.areas[area]!.capacity)) }),
    get focus() {
      return focus;
    },
    setFocus: (seat) => {
      focus = seat;
      tell({ focus: true });
    },
    selectable: (seat) => states[seat] === AVAILABLE || chosen.has(seat),
    choose: (seat) => {
      if (!chosen.delete(seat)) chosen.add(seat);
      tell({ seats: [seat] });
    },
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    set: (seats, state) => {
      for (const seat of seats) states[seat] = state;
      tell({ seats });
    },
  };
}

/** Parties of some seats are gone, the more the nearer they are to what people come to see; some are held. */
function stateAtFirst(plan: Plan, seat: number): SeatState {
  const party = Math.imul((seat >> 2) + 1, 0x9e3779b1) >>> 0;
  const away = Math.hypot(plan.x[seat]! - plan.focal.x, plan.y[seat]! - plan.focal.y) / Math.hypot(plan.bounds.right - plan.bounds.left, plan.bounds.bottom - plan.bounds.top);
  const luck = (party / 2 ** 32) * (0.4 + 1.2 * away);
  return luck < 0.17 ? GONE : luck < 0.2 ? HELD : AVAILABLE;
}

async function open(gallery: Gallery): Promise<void> {
  const answer = await fetch(gallery.dataset["map"]!);
  const plan = readPlan(await answer.json());
  gallery.hall = makeUp(plan, JSON.parse(gallery.dataset["words"]!) as Words);
  gallery.plan = plan;
  Object.assign(gallery, { neighbour, readPlan }); // for tests
  openMap(gallery, gallery.hall);
}

for (const gallery of document.querySelectorAll<Gallery>("[data-map]")) void open(gallery);
