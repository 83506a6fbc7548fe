// The looks of all seats as bytes, as the painters draw them: a colour and
// flags for each seat, and room for two bytes of the painter's own.

import { padded } from "./map-forms";
import type { Change, Hall } from "./types";

export const STRIDE = 4;

// The two lowest bits of the flags are the state.
export const STATE = 3;
export const CHOSEN = 4;
export const DIMMED = 8;

/** Beyond so many changed seats it is quicker to look at all again. */
const MANY = 4096;

export interface Looks {
  readonly bytes: Uint8Array;
  /** Seats chosen here. */
  readonly chosen: ReadonlySet<number>;
  /** Takes a change in; gives the seats that look different now, ascending, or "all". */
  take(change: Change): readonly number[] | "all";
}

export function readLooks(hall: Hall): Looks {
  const bytes = new Uint8Array(STRIDE * padded(hall.plan.count));
  const chosen = new Set<number>();
  const read = (seat: number): boolean => {
    const look = hall.look(seat);
    const flags = look.state | (look.chosen ? CHOSEN : 0) | (look.dimmed ? DIMMED : 0);
    const at = STRIDE * seat;
    if (bytes[at] === look.colour && bytes[at + 1] === flags) return false;
    bytes[at] = look.colour;
    bytes[at + 1] = flags;
    if (look.chosen) chosen.add(seat);
    else chosen.delete(seat);
    return true;
  };
  const readAll = (): "all" => {
    for (let seat = 0; seat < hall.plan.count; seat++) read(seat);
    return "all";
  };
  readAll();
  return {
    bytes,
    chosen,
    take: (change) => {
      if (change.everything || (change.seats?.length ?? 0) > MANY) return readAll();
      return (change.seats ?? []).filter(read).sort((a, b) => a - b);
    },
  };
}
