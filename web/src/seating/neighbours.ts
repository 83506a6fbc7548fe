// Which seat an arrow key goes to.
//
// Along a row the arrows go from seat to seat as people count them, even where
// the row bends. Else they look at the drawing: first at what lies more or less
// straight ahead, near before far, then at all that lies in that direction at
// all, so that no arrow is dead while there are seats where it points.

import { seatIndex } from "./seat-index";
import type { Plan } from "./types";

export type Direction = "left" | "right" | "up" | "down";

const AHEAD: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

// A row counts as running where an arrow points within this angle's cosine.
const ALONG = Math.cos((50 * Math.PI) / 180);

// Straight ahead is no further aside than this share of the way.
const STRAIGHT = 1;

/** The seat next to one in a direction on the page, among those that are wanted. */
export function neighbour(plan: Plan, seat: number, direction: Direction, wanted: (seat: number) => boolean = () => true): number | undefined {
  return inRow(plan, seat, direction, wanted) ?? ahead(plan, seat, direction, wanted);
}

function inRow(plan: Plan, seat: number, direction: Direction, wanted: (seat: number) => boolean): number | undefined {
  const row = plan.rows[plan.rowOf[seat]!]!;
  if (row.kind === "table") return undefined; // its seats stand in a ring
  for (const step of [1, -1]) {
    const next = seat + step;
    if (next < row.first || next >= row.first + row.count) continue;
    const x = plan.x[next]! - plan.x[seat]!;
    const y = plan.y[next]! - plan.y[seat]!;
    const to = AHEAD[direction];
    if (x * to.x + y * to.y < ALONG * Math.hypot(x, y) || (x === 0 && y === 0)) continue;
    for (let one = next; one >= row.first && one < row.first + row.count; one += step) if (wanted(one)) return one;
  }
  return undefined;
}

function ahead(plan: Plan, seat: number, direction: Direction, wanted: (seat: number) => boolean): number | undefined {
  const index = seatIndex(plan);
  const to = AHEAD[direction];
  const x = plan.x[seat]!;
  const y = plan.y[seat]!;
  const whole = index.maxX - index.minX + index.maxY - index.minY;
  for (let reach = 3 * plan.pitch; ; reach *= 3) {
    // A square with the seat in the middle of its near side.
    const found = index.search(
      to.x > 0 ? x : x - reach,
      to.y > 0 ? y : y - reach,
      to.x < 0 ? x : x + reach,
      to.y < 0 ? y : y + reach,
      (one) => one !== seat && wanted(one),
    );
    const all = reach > whole;
    const nearest = best(plan, found, seat, to, all ? whole : reach, all);
    if (nearest !== undefined || all) return nearest;
  }
}

/** The nearest of some seats; those aside count only when all are there to choose from. */
function best(plan: Plan, seats: readonly number[], from: number, to: { x: number; y: number }, reach: number, aside: boolean): number | undefined {
  let nearest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const x = plan.x[seat]! - plan.x[from]!;
    const y = plan.y[seat]! - plan.y[from]!;
    const forward = x * to.x + y * to.y;
    const sideways = Math.abs(x * to.y) + Math.abs(y * to.x);
    if (forward < 1) continue; // beside it, not ahead
    const straight = sideways <= STRAIGHT * forward;
    if (!straight && !aside) continue;
    const way = forward + 2 * sideways + (straight ? 0 : 4 * reach);
    if (way < least) [nearest, least] = [seat, way];
  }
  return nearest;
}
