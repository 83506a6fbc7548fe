// All that is known about a show's hall while somebody chooses: the chart, the
// prices, who has what as far as it may be known, and the choice. It draws
// nothing; who shows it listens.
import { AVAILABLE, GONE, HELD } from "./types";
import type { Change, Hall, LiveChange, Look, Plan, SeatState } from "./types";
import type { Level, PageData, Places } from "./page";
import { seen } from "./palette";
import { Speech } from "./speech";

const NONE = 255; // level of a zone without a price

/** What to show of the hall; the rest is dimmed and cannot be chosen. */
interface Filter {
  levels: ReadonlySet<number>; // empty for all
  accessible: boolean; // only places for wheelchairs, and those beside them
}

export class ShowHall implements Hall {
  readonly speech: Speech;
  readonly levels: readonly Level[];
  filter: Filter = { levels: new Set(), accessible: false };

  private readonly levelOfZone: Uint8Array;
  private readonly states: Uint8Array;
  private readonly mine = new Set<number>(); // held by this buyer when the page was made
  private readonly picked = new Set<number>(); // in the order of choosing
  private readonly free: Int32Array; // places of standing areas that anybody may take
  private readonly mineIn: Int32Array; // of them held by this buyer
  private readonly pickedIn: Int32Array;
  private readonly stock: Int32Array; // available seats by section, level, and whether made for wheelchairs
  private readonly sold: Uint8Array; // by section and level, whether there are such seats at all
  private readonly opened: ReadonlySet<number>; // by the reader's code
  private version = 0;
  private at: number | undefined;
  private readonly listeners = new Set<(change: Change) => void>();

  constructor(
    readonly plan: Plan,
    private readonly page: PageData,
    private readonly scheme: () => "light" | "dark",
  ) {
    this.levels = page.levels;
    this.speech = new Speech(page, plan);
    this.levelOfZone = Uint8Array.from(plan.zones, (zone) => {
      const level = this.levels.findIndex((one) => one.zones.includes(zone.id));
      return level < 0 ? NONE : level;
    });
    this.opened = new Set(page.opened.seats);
    this.states = new Uint8Array(plan.count).fill(GONE); // until the snapshot has come
    this.free = new Int32Array(plan.areas.length);
    this.mineIn = new Int32Array(plan.areas.length);
    this.pickedIn = new Int32Array(plan.areas.length);
    this.stock = new Int32Array(plan.sections.length * this.levels.length * 2);
    this.sold = new Uint8Array(plan.sections.length * this.levels.length);
    for (let seat = 0; seat < plan.count; seat++) {
      const level = this.levelOf(seat);
      if (level !== NONE) this.sold[plan.sectionOf[seat]! * this.levels.length + level] = 1;
    }
    this.own(page.had);
    for (const label of page.chosen.seats) {
      const seat = plan.index(label);
      if (seat !== undefined) this.picked.add(seat);
    }
    plan.areas.forEach((area, i) => (this.pickedIn[i] = page.chosen.areas[area.id] ?? 0));
  }

  get palette(): readonly string[] {
    return this.levels.map((level) => {
      const zone = this.plan.zones.find((one) => level.zones.includes(one.id));
      return seen(zone?.colour ?? "", this.scheme());
    });
  }

  get focus(): number | undefined {
    return this.at;
  }

  setFocus(seat: number | undefined): void {
    if (seat === this.at) return;
    this.at = seat;
    this.tell({ focus: true });
  }

  listen(changed: (change: Change) => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  /** Looks anew at everything, as when the page's colours have changed. */
  refresh(): void {
    this.tell({ everything: true, areas: true });
  }

  // ---- Seats

  level(seat: number): Level | undefined {
    return this.levels[this.levelOf(seat)];
  }

  isMine(seat: number): boolean {
    return this.mine.has(seat);
  }

  isChosen(seat: number): boolean {
    return this.picked.has(seat);
  }

  /** Whether anybody, or this buyer, may have the seat. */
  isFree(seat: number): boolean {
    return this.levelOf(seat) !== NONE && (this.states[seat] === AVAILABLE || this.mine.has(seat));
  }

  selectable(seat: number): boolean {
    return this.picked.has(seat) || (this.isFree(seat) && this.passes(seat));
  }

  look(seat: number): Look {
    const level = this.levelOf(seat);
    return {
      colour: level === NONE ? 0 : level,
      state: this.mine.has(seat) ? AVAILABLE : (this.states[seat] as SeatState),
      chosen: this.picked.has(seat),
      dimmed: level === NONE || !this.passes(seat),
    };
  }

  choose(seat: number): void {
    if (this.picked.delete(seat)) {
      this.tell({ seats: [seat] });
    } else if (this.selectable(seat)) {
      if (this.count >= this.page.most) this.tell({ limit: true });
      else {
        this.picked.add(seat);
        this.tell({ seats: [seat] });
      }
    }
  }

  /** The nearest free seats of the same level, as many as asked for. */
  nearest(to: number, howMany: number): number[] {
    const { x, y } = this.plan;
    const level = this.levelOf(to);
    const found: { seat: number; away: number }[] = [];
    for (let seat = 0; seat < this.plan.count; seat++) {
      if (this.levelOf(seat) !== level || !this.isFree(seat) || this.picked.has(seat)) continue;
      const away = (x[seat]! - x[to]!) ** 2 + (y[seat]! - y[to]!) ** 2;
      if (found.length === howMany && away >= found[howMany - 1]!.away) continue;
      found.push({ seat, away });
      found.sort((a, b) => a.away - b.away);
      if (found.length > howMany) found.pop();
    }
    return found.map((one) => one.seat);
  }

  // ---- Standing areas

  levelOfArea(area: number): Level | undefined {
    return this.levels[this.levelOfZone[this.plan.areas[area]!.zone]!];
  }

  quantity(area: number): number {
    return this.pickedIn[area]!;
  }

  /** How many places this buyer could have there. */
  room(area: number): number {
    return this.levelOfArea(area) ? this.free[area]! + this.mineIn[area]! : 0;
  }

  setQuantity(area: number, quantity: number): void {
    const rest = this.page.most - (this.count - this.pickedIn[area]!);
    const possible = Math.max(0, Math.min(quantity, this.room(area), rest));
    const changed = possible !== this.pickedIn[area];
    this.pickedIn[area] = possible;
    this.tell({ areas: changed, limit: quantity > rest });
  }

  lookOfArea(area: number): Look {
    const level = this.levelOfZone[this.plan.areas[area]!.zone]!;
    return {
      colour: level === NONE ? 0 : level,
      state: this.room(area) > 0 ? AVAILABLE : this.levelOfArea(area) ? HELD : GONE,
      chosen: this.pickedIn[area]! > 0,
      dimmed: level === NONE || !this.levelPasses(level) || this.filter.accessible,
    };
  }

  // ---- The choice

  get chosen(): readonly number[] {
    return [...this.picked];
  }

  get count(): number {
    return this.picked.size + this.pickedIn.reduce((sum, n) => sum + n, 0);
  }

  /** What an order of the choice costs, in minor units. */
  get total(): number {
    let sum = 0;
    for (const seat of this.picked) sum += this.level(seat)?.minor ?? 0;
    this.pickedIn.forEach((n, area) => (sum += n * (this.levelOfArea(area)?.minor ?? 0)));
    return sum > 0 ? sum + this.page.orderFee : sum;
  }

  /** Whether the choice is another than what is held. */
  get differs(): boolean {
    if (this.picked.size !== this.mine.size) return true;
    for (const seat of this.picked) if (!this.mine.has(seat)) return true;
    return this.pickedIn.some((n, area) => n !== this.mineIn[area]);
  }

  // ---- Words

  sectionWords(section: number): { name: string; price: string; left: string } {
    const { words } = this.page;
    const name = this.speech.section(section);
    const left = this.leftIn(section);
    // What is there, and only not asked for, is not told as gone.
    if (left === 0 && this.stockOf(section, () => true, false) > 0) return { name, price: "", left: words.filtered };
    const level = this.cheapest(section, (one) => this.levelPasses(one)) ?? this.cheapest(section, () => true);
    return {
      name,
      price: level ? this.speech.money(level.minor) : "",
      left: left > 0 ? this.speech.counted(words.left, left) : words.noneLeft,
    };
  }

  areaWords(area: number): { name: string; price: string; left: string } {
    const { words } = this.page;
    const { name, id } = this.plan.areas[area]!;
    const level = this.levelOfArea(area);
    const left = this.room(area);
    if (left > 0 && this.lookOfArea(area).dimmed) return { name: name || id, price: "", left: words.filtered };
    return {
      name: name || id,
      price: level ? this.speech.money(level.minor) : "",
      left: left > 0 ? this.speech.counted(words.left, left) : words.noneLeft,
    };
  }

  /** Whether anything of a section is for sale at all. */
  isSold(section: number): boolean {
    return this.cheapest(section, () => true) !== undefined;
  }

  /** How many seats of a section are available and pass the filter. */
  leftIn(section: number): number {
    return this.stockOf(section, (level) => this.levelPasses(level), this.filter.accessible);
  }

  private stockOf(section: number, passes: (level: number) => boolean, accessible: boolean): number {
    let left = 0;
    for (let level = 0; level < this.levels.length; level++) {
      if (!passes(level)) continue;
      const at = (section * this.levels.length + level) * 2;
      left += this.stock[at + 1]! + (accessible ? 0 : this.stock[at]!);
    }
    return left;
  }

  /** The lowest of a section's prices that pass. */
  private cheapest(section: number, passes: (level: number) => boolean): Level | undefined {
    let lowest: Level | undefined;
    this.levels.forEach((one, level) => {
      if (!this.sold[section * this.levels.length + level] || !passes(level)) return;
      if (!lowest || one.minor < lowest.minor) lowest = one;
    });
    return lowest;
  }

  // ---- Changes from outside

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.tell({ everything: true, areas: true });
  }

  /** Takes in a snapshot or what the live feed says. */
  apply(change: LiveChange): void {
    if (change.version < this.version) return;
    this.version = change.version;
    const seats: number[] = [];
    const lost: number[] = [];
    const set = (seat: number, toAll: number): void => {
      const state = toAll === GONE && this.opened.has(seat) ? AVAILABLE : toAll;
      const before = this.states[seat];
      if (before === undefined || before === state) return;
      this.keepStock(seat, before, state);
      this.states[seat] = state;
      if (state !== AVAILABLE && this.picked.has(seat) && !this.mine.has(seat)) {
        this.picked.delete(seat);
        lost.push(seat);
      }
      seats.push(seat);
    };
    if (change.states) {
      change.states.forEach((state, seat) => set(seat, state));
      this.dropUnknown(lost, seats);
    }
    for (let i = 0; i + 1 < (change.seats?.length ?? 0); i += 2) set(change.seats![i]!, change.seats![i + 1]!);
    for (const { area, available } of change.areas ?? []) {
      const opened = this.page.opened.areas[this.plan.areas[area]?.id ?? ""] ?? 0;
      if (area in this.free) this.free[area] = Math.max(available, opened);
      if (this.pickedIn[area]! > this.room(area)) this.pickedIn[area] = this.room(area);
    }
    const all = seats.length > this.plan.count / 4;
    this.tell({
      ...(all ? { everything: true } : { seats }),
      ...(lost.length > 0 && { lost }),
      ...((change.areas || change.states) && { areas: true }),
    });
  }

  /** Somebody else has these, whatever the snapshot at hand says. */
  markTaken(labels: readonly string[]): void {
    const seats: number[] = [];
    for (const label of labels) {
      const seat = this.plan.index(label);
      if (seat !== undefined && this.states[seat] === AVAILABLE) seats.push(seat, HELD);
    }
    this.apply({ version: this.version, seats });
  }

  /** What the buyer holds by now. */
  own(had: Places): void {
    this.mine.clear();
    for (const label of had.seats) {
      const seat = this.plan.index(label);
      if (seat !== undefined) this.mine.add(seat);
    }
    this.plan.areas.forEach((area, i) => (this.mineIn[i] = had.areas[area.id] ?? 0));
    this.tell({ everything: true, areas: true });
  }

  private levelOf(seat: number): number {
    return this.levelOfZone[this.plan.zoneOf[seat]!]!;
  }

  private levelPasses(level: number): boolean {
    return this.filter.levels.size === 0 || this.filter.levels.has(level);
  }

  private passes(seat: number): boolean {
    if (!this.levelPasses(this.levelOf(seat))) return false;
    return !this.filter.accessible || this.plan.accessible(seat) || this.plan.companion(seat);
  }

  /** Keeps the stock of the seat's section and level. */
  private keepStock(seat: number, before: number, after: number): void {
    const level = this.levelOf(seat);
    if (level === NONE || (before === AVAILABLE) === (after === AVAILABLE)) return;
    const special = this.plan.accessible(seat) || this.plan.companion(seat) ? 1 : 0;
    const at = (this.plan.sectionOf[seat]! * this.levels.length + level) * 2 + special;
    this.stock[at]! += after === AVAILABLE ? 1 : -1;
  }

  /** Of what the page came with as chosen, drops what is gone by the first snapshot. */
  private dropUnknown(lost: number[], changed: number[]): void {
    for (const seat of this.picked) {
      if (this.isFree(seat)) continue;
      this.picked.delete(seat);
      lost.push(seat);
      changed.push(seat);
    }
  }

  private tell(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
