// What never changes about how each seat is drawn: which way it is turned, how
// much room it has, and what kind of place it is.

import type { Plan } from "./types";

export const FORM_STRIDE = 4; // angle, room, kind, floor

// Kinds are flags.
export const WHEELCHAIR = 1;
export const COMPANION = 2;

/** Room is written in so many parts of the plan's pitch. */
export const ROOM_UNIT = 200;

/** The byte of a floor; charts with more floors than bytes show the last ones together. */
export function floorByte(floor: number): number {
  return Math.min(floor, 254) & 255;
}

/** Four bytes a seat. */
export function readForms(plan: Plan): Uint8Array {
  const forms = new Uint8Array(FORM_STRIDE * plan.count);
  const { x, y } = plan;
  for (const row of plan.rows) {
    const floor = floorByte(plan.sections[row.section]!.floor);
    const end = row.first + row.count;
    const room = Math.round((ROOM_UNIT * roomOf(plan, row.first, end)) / plan.pitch);
    for (let seat = row.first; seat < end; seat++) {
      const at = FORM_STRIDE * seat;
      const before = Math.max(row.first, seat - 1);
      const after = Math.min(end - 1, seat + 1);
      // Seats around a table stand upright: a ring has no way along it that means anything.
      const angle = row.kind === "table" ? 0 : Math.atan2(y[after]! - y[before]!, x[after]! - x[before]!);
      forms[at] = Math.round((angle / (2 * Math.PI)) * 256) & 255;
      forms[at + 1] = room;
      forms[at + 2] = (plan.accessible(seat) ? WHEELCHAIR : 0) | (plan.companion(seat) ? COMPANION : 0);
      forms[at + 3] = floor;
    }
  }
  return forms;
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
