// What the parts of the seat map agree on. Data flows one way:
//
//   geometry, prices, snapshot, live changes ─→ Hall ─→ map, list, bar
//
// The Hall (hall.ts) knows everything and draws nothing. The map (map.ts) and
// the list (list.ts) show the same Hall, ask it to change, and draw again when
// it tells them what changed. Neither knows of the other.

/** A state of the public snapshot; see docs/chart-format.md. */
export const AVAILABLE = 0;
export const HELD = 1; // may come back
export const GONE = 2; // sold, or not for sale
export type SeatState = typeof AVAILABLE | typeof HELD | typeof GONE;

export type RowKind = "row" | "table" | "box";

export interface Point {
  x: number;
  y: number;
}

export interface Zone {
  id: string;
  name: string;
  colour: string; // "#rrggbb"
}

export interface Section {
  id: string;
  name: string;
  floor: number; // index in floors; -1 when the chart has none
  firstRow: number;
  rowCount: number;
  first: number; // seat
  count: number; // seats
  outline: Point[]; // may be empty
}

export interface Row {
  id: string;
  name: string; // "" when kind and id say it
  kind: RowKind;
  section: number;
  first: number;
  count: number;
  outline: Point[]; // of boxes; may be empty
}

export interface Area {
  id: string;
  name: string;
  zone: number;
  floor: number;
  capacity: number;
  outline: Point[];
}

export interface Table {
  row: number;
  shape: "circle" | "rectangle";
  at: Point;
  width: number;
  height: number;
  rotation: number; // degrees
}

/** Something drawn that nobody sits on: the stage, a wall, words. */
export type Shape = Record<string, unknown>;

/** A chart made ready: flat, in chart order, never changed. Made by plan.ts. */
export interface Plan {
  hash: string;
  name: string;
  bounds: { left: number; top: number; right: number; bottom: number }; // cm
  focal: Point;
  pitch: number; // usual distance between seats, cm
  zones: Zone[];
  floors: { id: string; name: string }[];
  sections: Section[];
  rows: Row[];
  areas: Area[];
  tables: Table[];
  shapes: Shape[];
  count: number; // seats
  x: Float32Array; // cm, by seat
  y: Float32Array;
  zoneOf: Uint8Array | Uint16Array;
  rowOf: Uint32Array;
  sectionOf: Uint16Array;
  /** The number on the seat. */
  number(seat: number): string;
  /** The public name, such as "stalls/A/12". */
  label(seat: number): string;
  index(label: string): number | undefined;
  accessible(seat: number): boolean;
  companion(seat: number): boolean;
  note(seat: number): string;
  /** Whether an aisle parts the seat from the next one of its row. */
  aisleAfter(seat: number): boolean;
}

/** How a seat, or an area, is drawn. */
export interface Look {
  colour: number; // index in Hall.palette
  state: SeatState;
  chosen: boolean; // by this buyer
  dimmed: boolean; // filtered out, or without a price
}

/** What changed, so that who shows the hall draws no more than that. */
export interface Change {
  seats?: readonly number[]; // looks of these
  everything?: boolean; // looks of all
  areas?: boolean; // stock or choice of standing areas
  focus?: boolean; // hall.focus is another seat
  lost?: readonly number[]; // seats that were chosen here and that somebody else has now
  limit?: boolean; // something was not chosen because no more may be
}

/** Everything that is known about a hall. Made by hall.ts. */
export interface Hall {
  readonly plan: Plan;
  /** Colours by which looks name them, "#rrggbb"; for the page's scheme. */
  readonly palette: readonly string[];
  look(seat: number): Look;
  lookOfArea(area: number): Look;
  /** Lowest price with fees and stock of a section, for its label; words are the reader's. */
  sectionWords(section: number): { name: string; price: string; left: string };
  areaWords(area: number): { name: string; price: string; left: string };
  /** The seat the keyboard or the pointer is at. */
  readonly focus: number | undefined;
  setFocus(seat: number | undefined): void;
  /** Whether choose would do anything. */
  selectable(seat: number): boolean;
  /** Chooses a seat, or takes the choice back. */
  choose(seat: number): void;
  listen(changed: (change: Change) => void): () => void;
}

/** A drawing of a hall that can be moved and zoomed. Made by map.ts. */
export interface SeatMap {
  /** Moves until these seats fill the window as far as is useful. */
  showSeats(seats: readonly number[]): void;
  showSection(section: number): void;
  showFloor(floor: number): void;
  showAll(): void;
  zoomBy(factor: number): void;
  /** Where a seat is in the window now, in CSS pixels; undefined when it is out of view. */
  placeOf(seat: number): Point | undefined;
  /** The kind of drawing: for tests and measurements. */
  readonly engine: "webgl2" | "canvas";
  close(): void;
}

export interface MapOptions {
  /** A tap or a click on a seat; the default is hall.choose. */
  onSeat?(seat: number): void;
  /** A tap or a click on a section that is drawn as one. The map zooms in by itself. */
  onSection?(section: number): void;
  onArea?(area: number): void;
  /** The seat under the pointer, or none. */
  onPoint?(seat: number | undefined, at: Point): void;
  /** A look at the seats only: nothing can be chosen. */
  still?: boolean;
}

// map.ts exports:   openMap(host: HTMLElement, hall: Hall, options?: MapOptions): SeatMap
// plan.ts exports:  readPlan(geometry: unknown): Plan
// live.ts exports:  follow(address: string, snapshot: string, handlers: LiveHandlers): () => void

/** One message of the live feed, or of the snapshot it is polled from. */
export interface LiveChange {
  version: number;
  /** Whole: every seat's state in chart order. Else only the seats named in pairs of seat and state. */
  states?: Uint8Array;
  seats?: readonly number[]; // seat, state, seat, state, …
  areas?: readonly { area: number; available: number }[];
}

export interface LiveHandlers {
  change(change: LiveChange): void;
  /** Whether what is shown is up to date: "live", "polling", or "lost" when neither can be had. */
  status(status: "live" | "polling" | "lost"): void;
}
