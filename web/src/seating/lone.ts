// Tells, before a choice is sent, which seats it would leave alone without
// need: the rule is that of the server (docs/algorithms/best-available.md).
import type { ShowHall } from "./hall";

/** The seats that what is newly chosen leaves alone. `kept`: accessible seats are not for everybody. */
export function leftAlone(hall: ShowHall, kept: boolean): number[] {
  const { plan } = hall;
  const open = (seat: number): boolean =>
    hall.isFree(seat) && !(hall.isMine(seat) && hall.isChosen(seat)) && !(kept && (plan.accessible(seat) || plan.companion(seat)));
  const left = (seat: number): boolean => seat >= 0 && open(seat) && !hall.isChosen(seat);
  /** The seat on one side, or -1. Only at a table comes the first after the last. */
  const beside = (seat: number, step: 1 | -1): number => {
    const row = plan.rows[plan.rowOf[seat]!]!;
    const last = row.first + row.count - 1;
    let next = seat + step;
    if (next < row.first || next > last) {
      if (row.kind !== "table" || row.count < 2) return -1;
      next = step > 0 ? row.first : last;
    }
    return plan.aisleAfter(step > 0 ? seat : next) ? -1 : next;
  };
  /** How many open seats side by side around one are not chosen. */
  const around = (seat: number): number => {
    const seen = new Set([seat]);
    for (const step of [1, -1] as const) {
      for (let at = beside(seat, step); at >= 0 && !seen.has(at) && open(at); at = beside(at, step)) seen.add(at);
    }
    return [...seen].filter((one) => !hall.isChosen(one)).length;
  };
  const lone = new Set<number>();
  for (const seat of hall.chosen) {
    if (!open(seat)) continue;
    for (const step of [1, -1] as const) {
      const next = beside(seat, step);
      if (left(next) && !left(beside(next, 1)) && !left(beside(next, -1)) && around(next) > 1) lone.add(next);
    }
  }
  return [...lone].sort((a, b) => a - b);
}
