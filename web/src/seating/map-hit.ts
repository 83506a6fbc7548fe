// What lies under a place in the window.

import { boxOf, inside } from "./map-shapes";
import { seatIndex } from "./seat-index";
import type { Plan, Point } from "./types";

export interface Hits {
  /** The nearest seat within a reach, in centimetres, among those that are wanted. */
  seat(at: Point, reach: number, wanted?: (seat: number) => boolean): number | undefined;
  section(at: Point, reach: number, floor: number | undefined): number | undefined;
  area(at: Point, floor: number | undefined): number | undefined;
}

export function findHits(plan: Plan): Hits {
  const outlines = plan.sections.map(({ outline }) => (outline.length > 2 ? boxOf(outline) : undefined));
  const onFloor = (floor: number, shown: number | undefined): boolean => shown === undefined || floor < 0 || floor === shown;

  const hits: Hits = {
    seat: (at, reach, wanted) => {
      if (plan.count === 0) return undefined;
      return seatIndex(plan).neighbors(at.x, at.y, 1, reach, wanted)[0];
    },
    section: (at, reach, floor) => {
      const within = plan.sections.findIndex(({ outline, floor: its }, i) => {
        const box = outlines[i];
        if (!box || !onFloor(its, floor)) return false;
        return at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom && inside(at, outline);
      });
      if (within >= 0) return within;
      const seat = hits.seat(at, reach, (one) => onFloor(plan.sections[plan.sectionOf[one]!]!.floor, floor));
      return seat === undefined ? undefined : plan.sectionOf[seat];
    },
    area: (at, floor) => {
      const found = plan.areas.findIndex((area) => area.outline.length > 2 && onFloor(area.floor, floor) && inside(at, area.outline));
      return found < 0 ? undefined : found;
    },
  };
  return hits;
}
