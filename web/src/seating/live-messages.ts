// Reads what the live stream and the snapshot say; docs/algorithms/live.md
// describes both. What cannot be read throws.
import { GONE, type LiveChange } from "./types";
import { unpack } from "./packed";

const BITS = 2; // a seat

interface Members {
  [name: string]: unknown;
}

function members(value: unknown): Members {
  if (typeof value !== "object" || value === null) throw new Error("live: not an object");
  return value as Members;
}

function number(value: unknown): number {
  if (typeof value !== "number") throw new Error("live: not a number");
  return value;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error("live: not a list");
  return value;
}

/** An event "snapshot", or the answer that is polled. */
export function readSnapshot(text: string): LiveChange {
  const m = members(JSON.parse(text));
  if (typeof m["states"] !== "string") throw new Error("live: no states");
  return {
    version: number(m["version"]),
    // What is no state counts as gone.
    states: unpack(m["states"], number(m["count"]), BITS, GONE).map((state) => Math.min(state, GONE)),
    // Standing areas come in chart order.
    areas: list(m["areas"]).map((one, area) => ({ area, available: number(members(one)["available"]) })),
  };
}

/** An event "changes". */
export function readChanges(text: string): LiveChange {
  const m = members(JSON.parse(text));
  return {
    version: number(m["version"]),
    seats: list(m["seats"]).map(number),
    areas: list(m["areas"]).map((one) => {
      const area = members(one);
      return { area: number(area["area"]), available: number(area["available"]) };
    }),
  };
}
