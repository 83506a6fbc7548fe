// What never changes about how each seat is drawn: which way its row runs, how
// much room it has, and what kind of place it is.

import { WIDTH } from "./map-shaders";
import type { Plan } from "./types";

export const FORM_STRIDE = 4; // heading x and y, 127 being nought; room; kind and, from the third bit on, floor

// Kinds are flags.
export const WHEELCHAIR = 1;
export const COMPANION = 2;

/** Room is written in so many parts of the plan's pitch. */
const ROOM_UNIT = 200;

/** The bits of a floor; charts with more floors than there is room for show the last ones together. */
export function floorBits(floor: number): number {
  return Math.min(floor, 62) & 63;
}

/** Bytes of each seat, and room for more up to a whole number of rows of a texture. */
export function readForms(plan: Plan): Uint8Array {
  const forms = new Uint8Array(FORM_STRIDE * padded(plan.count));
  const { x, y } = plan;
  for (const row of plan.rows) {
    const floor = floorBits(plan.sections[row.section]!.floor);
    const end = row.first + row.count;
    const room = Math.round((ROOM_UNIT * roomOf(plan, row.first, end)) / plan.pitch);
    for (let seat = row.first; seat < end; seat++) {
      const at = FORM_STRIDE * seat;
      const before = Math.max(row.first, seat - 1);
      const after = Math.min(end - 1, seat + 1);
      // Seats around a table stand upright: a ring has no way along it that means anything.
      const [alongX, alongY] = row.kind === "table" ? [1, 0] : [x[after]! - x[before]!, y[after]! - y[before]!];
      const length = Math.hypot(alongX, alongY);
      forms[at] = length > 0 ? Math.round(127 + (127 * alongX) / length) : 254;
      forms[at + 1] = length > 0 ? Math.round(127 + (127 * alongY) / length) : 127;
      forms[at + 2] = room;
      forms[at + 3] = (plan.accessible(seat) ? WHEELCHAIR : 0) | (plan.companion(seat) ? COMPANION : 0) | (floor << 2);
    }
  }
  return forms;
}

/** The turn of a seat, in radians. */
export function turnOf(forms: Uint8Array, seat: number): number {
  return Math.atan2(forms[FORM_STRIDE * seat + 1]! - 127, forms[FORM_STRIDE * seat]! - 127);
}

export function isWheelchair(forms: Uint8Array, seat: number): boolean {
  return (forms[FORM_STRIDE * seat + 3]! & WHEELCHAIR) !== 0;
}

/** How much room a seat has, in pitches. */
export function roomShare(forms: Uint8Array, seat: number): number {
  return forms[FORM_STRIDE * seat + 2]! / ROOM_UNIT;
}

/** So many seats fill whole rows of a texture. */
export function padded(count: number): number {
  return Math.max(1, Math.ceil(count / WIDTH)) * WIDTH;
}

/** How far seats of a row stand apart where they stand closest, within reason. */
function roomOf(plan: Plan, first: number, end: number): number {
  let least = plan.pitch;
  for (let seat = first + 1; seat < end; seat++) {
    const apart = Math.hypot(plan.x[seat]! - plan.x[seat - 1]!, plan.y[seat]! - plan.y[seat - 1]!);
    if (apart > 0 && apart < least) least = apart;
  }
  return Math.max(least, plan.pitch / 3);
}
