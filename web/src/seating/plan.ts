// Reads the geometry of a chart, as docs/chart-format.md describes it, into a
// flat Plan. What comes over the wire is not trusted: anything that does not
// fit together is refused with one MalformedGeometry.

import { MalformedGeometry, readExactly, readMarks, readRuns } from "./columns";
import type { Area, Plan, Point, Row, RowKind, Section, Shape, Table, Zone } from "./types";

const KINDS: readonly RowKind[] = ["row", "table", "box"];

// The limits of a chart.
const MOST_SEATS = 200_000;
const FARTHEST = 1e7;

// Where a chart has no two seats that would tell, cm.
const USUAL_PITCH = 50;

const ACCESSIBLE = 1;
const COMPANION = 2;
const AISLE = 4;

type Members = Record<string, unknown>;

/** Reads what `GET /v1/charts/{hash}` answers. Throws a MalformedGeometry. */
export function readPlan(geometry: unknown): Plan {
  const g = members(geometry, "it");
  if (g["format"] !== "frontrow.geometry/1") throw new MalformedGeometry("its format is another");
  const seats = members(g["seats"], "seats");
  const count = whole(seats["count"], "seats.count", MOST_SEATS);
  const zones = list(g["zones"], "zones").map(readZone);
  const floors = list(g["floors"], "floors").map((f, i) => {
    const floor = members(f, `floors[${i}]`);
    return { id: text(floor["id"], "a floor's id"), name: optional(floor["name"]) || text(floor["id"], "a floor's id") };
  });
  const { rows, numbers } = readRows(members(g["rows"], "rows"), count);
  const sections = readSections(g["sections"], rows, floors.length, count);
  const zoneOf = zones.length > 256 ? new Uint16Array(count) : new Uint8Array(count);
  readRuns(seats["zone"], count, zones.length, "seats.zone", (zone, from, to) => zoneOf.fill(zone, from, to));
  const flags = new Uint8Array(count);
  for (const [name, flag] of [["aisle", AISLE], ["accessible", ACCESSIBLE], ["companion", COMPANION]] as const) {
    readMarks(seats[name], count, `seats.${name}`, (seat) => (flags[seat]! |= flag));
  }
  const rowOf = new Uint32Array(count);
  const sectionOf = new Uint16Array(count);
  rows.forEach((row, i) => rowOf.fill(i, row.first, row.first + row.count));
  sections.forEach((section, i) => sectionOf.fill(i, section.first, section.first + section.count));
  const notes = keyed(seats["note"], count, "seats.note", (note) => text(note, "a note"));
  const bounds = list(g["bounds"], "bounds").map((x) => coordinate(x, "bounds"));
  const [left = 0, top = 0, right = 0, bottom = 0] = bounds;
  if (bounds.length !== 4 || left > right || top > bottom) throw new MalformedGeometry("bounds are none");

  const number = (seat: number): string => numbers(rows[rowOf[seat]!]!, rowOf[seat]!, seat);
  return {
    hash: text(g["hash"], "hash"),
    name: text(g["name"], "name"),
    bounds: { left, top, right, bottom },
    focal: point(g["focal_point"], "focal_point"),
    pitch: coordinate(g["pitch"], "pitch") || USUAL_PITCH,
    zones,
    floors,
    sections,
    rows,
    areas: list(g["areas"] ?? [], "areas").map((a, i) => readArea(a, i, zones.length, floors.length)),
    tables: list(g["tables"] ?? [], "tables").map((t, i) => readTable(t, i, rows)),
    shapes: list(g["shapes"] ?? [], "shapes").map((s, i): Shape => members(s, `shapes[${i}]`)),
    count,
    x: readCoordinates(seats["x"], rows, count, "seats.x"),
    y: readCoordinates(seats["y"], rows, count, "seats.y"),
    zoneOf,
    rowOf,
    sectionOf,
    number,
    label: (seat) => `${sections[sectionOf[seat]!]!.id}/${rows[rowOf[seat]!]!.id}/${number(seat)}`,
    index: finder(sections, rows, number),
    accessible: (seat) => (flags[seat]! & ACCESSIBLE) !== 0,
    companion: (seat) => (flags[seat]! & COMPANION) !== 0,
    note: (seat) => notes.get(seat) ?? "",
    aisleAfter: (seat) => (flags[seat]! & AISLE) !== 0,
  };
}

/** Coordinates are written as changes of the step from seat to seat. */
function readCoordinates(column: unknown, rows: readonly Row[], count: number, what: string): Float32Array {
  const changes = readExactly(column, count, what);
  const all = new Float32Array(count);
  let start = 0;
  let firstStep = 0;
  for (const { first, count } of rows) {
    let at = (start += changes[first]!);
    let step = firstStep;
    all[first] = at;
    for (let i = 1; i < count; i++) {
      step += changes[first + i]!;
      at += step;
      if (i === 1) firstStep = step;
      all[first + i] = at;
    }
  }
  for (const at of all) if (!(Math.abs(at) <= FARTHEST)) throw new MalformedGeometry(`${what} has a place too far away`);
  return all;
}

/** Rows, and a function that gives the number of a seat in its row. */
function readRows(g: Members, seats: number): { rows: Row[]; numbers: (row: Row, index: number, seat: number) => string } {
  const ids = list(g["id"], "rows.id").map((id) => text(id, "a row's id"));
  const names = keyed(g["name"], ids.length, "rows.name", (name) => text(name, "a row's name"));
  const outlines = keyed(g["outline"], ids.length, "rows.outline", (outline) => points(outline, "a row's outline"));
  const counts = readExactly(g["count"], ids.length, "rows.count");
  const firsts = readExactly(g["first"], ids.length, "rows.first");
  const steps = readExactly(g["step"], ids.length, "rows.step");
  const rows: Row[] = [];
  let first = 0;
  readRuns(g["kind"], ids.length, KINDS.length, "rows.kind", (kind, from, to) => {
    for (let i = from; i < to; i++) {
      const count = counts[i]!;
      if (count < 1) throw new MalformedGeometry("a row has no seats");
      rows.push({ id: ids[i]!, name: names.get(i) ?? "", kind: KINDS[kind]!, section: 0, first, count, outline: outlines.get(i) ?? [] });
      first += count;
    }
  });
  if (first !== seats) throw new MalformedGeometry("the rows do not hold the seats");
  const listed = keyed(g["numbers"], ids.length, "rows.numbers", (numbers) => list(numbers, "a row's numbers").map((n) => text(n, "a number")));
  rows.forEach((row, i) => {
    if (steps[i] === 0 && listed.get(i)?.length !== row.count) throw new MalformedGeometry("a row's numbers are not those of its seats");
  });
  return {
    rows,
    numbers: (row, i, seat) => listed.get(i)?.[seat - row.first] ?? String(firsts[i]! + (seat - row.first) * steps[i]!),
  };
}

function readSections(g: unknown, rows: Row[], floors: number, seats: number): Section[] {
  let firstRow = 0;
  let first = 0;
  const sections = list(g, "sections").map((s, i): Section => {
    const from = members(s, `sections[${i}]`);
    const rowCount = whole(from["rows"], `sections[${i}].rows`, rows.length - firstRow);
    let count = 0;
    for (let r = firstRow; r < firstRow + rowCount; r++) {
      rows[r]!.section = i;
      count += rows[r]!.count;
    }
    const id = text(from["id"], "a section's id");
    const floor = index(from["floor"], -1, floors, "a section's floor");
    const section = { id, name: optional(from["name"]) || id, floor, firstRow, rowCount, first, count, outline: points(from["outline"] ?? [], "an outline") };
    firstRow += rowCount;
    first += count;
    return section;
  });
  if (firstRow !== rows.length || first !== seats) throw new MalformedGeometry("the sections do not hold the rows");
  return sections;
}

function readZone(g: unknown, i: number): Zone {
  const from = members(g, `zones[${i}]`);
  const id = text(from["id"], "a zone's id");
  return { id, name: optional(from["name"]) || id, colour: text(from["colour"], "a zone's colour") };
}

function readArea(g: unknown, i: number, zones: number, floors: number): Area {
  const from = members(g, `areas[${i}]`);
  const id = text(from["id"], "an area's id");
  return {
    id,
    name: optional(from["name"]) || id,
    zone: index(from["zone"], 0, zones, "an area's zone"),
    floor: index(from["floor"], -1, floors, "an area's floor"),
    capacity: whole(from["capacity"], "an area's capacity", Number.MAX_SAFE_INTEGER),
    outline: points(from["outline"] ?? [], "an outline"),
  };
}

function readTable(g: unknown, i: number, rows: readonly Row[]): Table {
  const from = members(g, `tables[${i}]`);
  const width = coordinate(from["width"], "a table's width");
  return {
    row: index(from["row"], 0, rows.length, "a table's row"),
    shape: from["shape"] === "rectangular" ? "rectangle" : "circle",
    at: point(from["at"], "a table's place"),
    width,
    height: from["height"] === undefined ? width : coordinate(from["height"], "a table's height"),
    rotation: from["rotation"] === undefined ? 0 : coordinate(from["rotation"], "a table's rotation"),
  };
}

/** Finds seats by their labels, without keeping a label of each. */
function finder(sections: readonly Section[], rows: readonly Row[], number: (seat: number) => string): (label: string) => number | undefined {
  let found: Map<string, number> | undefined; // rows, by "section/row"
  return (label) => {
    found ??= new Map(rows.map((row, i) => [`${sections[row.section]!.id}/${row.id}`, i]));
    const end = label.lastIndexOf("/");
    const row = rows[found.get(label.slice(0, end)) ?? -1];
    if (end < 0 || !row) return undefined;
    const wanted = label.slice(end + 1);
    for (let seat = row.first; seat < row.first + row.count; seat++) if (number(seat) === wanted) return seat;
    return undefined;
  };
}

function members(value: unknown, what: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new MalformedGeometry(`${what} is not an object`);
  return value as Members;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (value === null) return []; // nothing at all, as some writers have it
  if (!Array.isArray(value)) throw new MalformedGeometry(`${what} is not a list`);
  return value;
}

/** An object whose keys are indices. */
function keyed<T>(value: unknown, count: number, what: string, read: (value: unknown) => T): Map<number, T> {
  return new Map(
    Object.entries(members(value ?? {}, what)).map(([key, one]) => {
      const at = Number(key);
      if (!Number.isInteger(at) || at < 0 || at >= count) throw new MalformedGeometry(`${what} names what is not there`);
      return [at, read(one)];
    }),
  );
}

function text(value: unknown, what: string): string {
  if (typeof value !== "string") throw new MalformedGeometry(`${what} is not text`);
  return value;
}

function optional(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function whole(value: unknown, what: string, most: number): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > most) throw new MalformedGeometry(`${what} is out of range`);
  return value as number;
}

function index(value: unknown, from: number, to: number, what: string): number {
  if (!Number.isInteger(value) || (value as number) < from || (value as number) >= to) throw new MalformedGeometry(`${what} is not there`);
  return value as number;
}

function coordinate(value: unknown, what: string): number {
  if (typeof value !== "number" || !(Math.abs(value) <= 4 * FARTHEST)) throw new MalformedGeometry(`${what} is not a length`);
  return value;
}

function point(value: unknown, what: string): Point {
  if (!Array.isArray(value) || value.length !== 2) throw new MalformedGeometry(`${what} is not a place`);
  return { x: coordinate(value[0], what), y: coordinate(value[1], what) };
}

function points(value: unknown, what: string): Point[] {
  return list(value, what).map((one) => point(one, what));
}
