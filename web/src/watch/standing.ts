// A hall as its staff see it: every seat in its own state. Nothing is bought
// here; what a tap does is for the page to say.
import { unpack } from "../seating/packed";
import { AVAILABLE, GONE, HELD, type Change, type Hall, type Look, type Plan } from "../seating/types";

// States as the server packs them; see packSeats in staff_show_now.go.
const BITS = 4; // a seat
export const FREE = 0;
const KEPT = 4;
const PAYING = 2;
const SOLD = 3;

// Colours that stand out from both grounds: of free seats, held ones, those
// being paid, and those kept back.
const PALETTE = ["#7b7c87", "#c98a2b", "#d2600a", "#6b6c76"] as const;

export interface MapWords {
  states: string[];
  sold: string; // "{sold} of {all} sold"
  chosen: string;
}

/** What the hall is looked at for. */
export type Purpose = "watch" | "choose";

export class StandingHall implements Hall {
  readonly palette = PALETTE;
  readonly chosen = new Set<number>();
  focus: number | undefined;
  private states: Uint8Array;
  private readonly ours = new Set<number>();
  private words: Readonly<Record<string, string>> = {};
  private readonly listeners = new Set<(change: Change) => void>();

  constructor(
    readonly plan: Plan,
    private readonly say: MapWords,
    private readonly purpose: Purpose,
  ) {
    this.states = new Uint8Array(plan.count);
  }

  state(seat: number): number {
    return this.states[seat] ?? FREE;
  }

  /** Whether staff may do something with the seat: nobody has it. */
  open(seat: number): boolean {
    return this.state(seat) === FREE || this.state(seat) === KEPT;
  }

  /** Has these seats stand out: those of the order that the page is about. */
  own(labels: readonly string[]): void {
    for (const label of labels) {
      const seat = this.plan.index(label);
      if (seat !== undefined) this.ours.add(seat);
    }
    this.tell({ seats: [...this.ours] });
  }

  /** Takes in how the seats stand now, and the numbers of sections and areas. */
  stand(packed: string | undefined, words: Readonly<Record<string, string>>): void {
    this.words = words;
    const changed: number[] = [];
    if (packed !== undefined) {
      const now = unpack(packed, this.plan.count, BITS, FREE);
      for (let seat = 0; seat < now.length; seat++) if (now[seat] !== this.states[seat]) changed.push(seat);
      this.states = now;
    }
    if (changed.length > this.plan.count / 4) this.tell({ everything: true });
    else this.tell({ seats: changed, areas: true });
  }

  mark(seats: readonly number[], chosen: boolean): void {
    for (const seat of seats) {
      if (chosen) this.chosen.add(seat);
      else this.chosen.delete(seat);
    }
    this.tell({ seats });
  }

  look(seat: number): Look {
    const state = this.state(seat);
    if (this.ours.has(seat)) return { colour: 2, state: AVAILABLE, chosen: false, dimmed: false };
    if (this.purpose === "choose") {
      return {
        colour: state === KEPT ? 3 : 0,
        state: state === FREE ? AVAILABLE : state === KEPT ? HELD : GONE,
        chosen: this.chosen.has(seat),
        dimmed: false,
      };
    }
    return {
      colour: state === PAYING ? 2 : state === FREE ? 0 : state === KEPT ? 3 : 1,
      state: state === FREE ? AVAILABLE : state === KEPT ? GONE : HELD,
      chosen: state === SOLD, // filled, with a tick: done
      dimmed: false,
    };
  }

  lookOfArea(): Look {
    return { colour: 0, state: AVAILABLE, chosen: false, dimmed: false };
  }

  sectionWords(section: number): { name: string; price: string; left: string } {
    const { name, id } = this.plan.sections[section]!;
    return this.stock(name || id, `section.${section}`);
  }

  areaWords(area: number): { name: string; price: string; left: string } {
    const { name, id } = this.plan.areas[area]!;
    return this.stock(name || id, `area.${area}`);
  }

  private stock(name: string, key: string): { name: string; price: string; left: string } {
    const [sold, all] = [this.words[`${key}.sold`], this.words[`${key}.all`]];
    const price = sold === undefined || all === undefined ? "" : this.say.sold.replace("{sold}", sold).replace("{all}", all);
    return { name, price, left: "" };
  }

  setFocus(seat: number | undefined): void {
    if (this.focus === seat) return;
    this.focus = seat;
    this.tell({ focus: true });
  }

  selectable(seat: number): boolean {
    return this.purpose === "watch" || this.open(seat);
  }

  choose(seat: number): void {
    if (this.open(seat)) this.mark([seat], !this.chosen.has(seat));
  }

  listen(changed: (change: Change) => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
