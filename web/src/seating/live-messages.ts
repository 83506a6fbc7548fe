// Reads what the live stream and the snapshot say; docs/algorithms/live.md
// describes both. What cannot be read throws.
import { GONE, type LiveChange } from "./types";

const BITS = 2; // a seat
const SEATS = 8 / BITS; // a byte

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

/** One state a seat, from two bits a seat; what is no state counts as gone. */
export function unpackStates(base64: string, count: number): Uint8Array {
  const packed = atob(base64);
  const states = new Uint8Array(count).fill(GONE);
  for (let seat = 0; seat < count && seat < packed.length * SEATS; seat++) {
    const byte = packed.charCodeAt(Math.floor(seat / SEATS));
    states[seat] = Math.min((byte >> ((seat % SEATS) * BITS)) & 3, GONE);
  }
  return states;
}

/** An event "snapshot", or the answer that is polled. */
export function readSnapshot(text: string): LiveChange {
  const m = members(JSON.parse(text));
  if (typeof m["states"] !== "string") throw new Error("live: no states");
  return {
    version: number(m["version"]),
    states: unpackStates(m["states"], number(m["count"])),
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
