// The seats of a plan by where they stand, for whoever looks for the nearest.
// It is built when it is first asked for: drawing needs none.

import Flatbush from "flatbush";
import type { Plan } from "./types";

const indices = new WeakMap<Plan, Flatbush>();

/** The index of a plan that has seats; its items are the seats. */
export function seatIndex(plan: Plan): Flatbush {
  let index = indices.get(plan);
  if (!index) {
    index = new Flatbush(plan.count, 16, Float32Array);
    for (let seat = 0; seat < plan.count; seat++) index.add(plan.x[seat]!, plan.y[seat]!);
    index.finish();
    indices.set(plan, index);
  }
  return index;
}
