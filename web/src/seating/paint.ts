// A hall with nothing to buy: every seat has the colour of its zone, or of what
// its zone was painted with. Staff look at charts and set prices on it.
import { AVAILABLE, type Change, type Hall, type Look, type Plan } from "./types";

/** How the zones of a plan are coloured, and what is said of them. */
export interface Coat {
  palette: readonly string[];
  colourOf(zone: number): number; // index in palette
  wordsOf(zone: number): string; // beneath a section's name; "" for none
  bare(zone: number): boolean; // shown as not for sale
}

export interface PaintedHall extends Hall {
  /** Draws the zones anew, after the coat has changed. */
  repaint(): void;
  /** The zone of a section, when all its seats lie in one. */
  zoneOfSection(section: number): number | undefined;
}

/** The colours the chart itself gives its zones. */
export function ownColours(plan: Plan): Coat {
  return {
    palette: plan.zones.map(({ colour }) => colour),
    colourOf: (zone) => zone,
    wordsOf: (zone) => plan.zones[zone]?.name ?? "",
    bare: () => false,
  };
}

export function paintHall(plan: Plan, coat: Coat): PaintedHall {
  const listeners = new Set<(change: Change) => void>();
  const sole = plan.sections.map(({ first, count }) => {
    const zone = plan.zoneOf[first];
    for (let seat = first + 1; seat < first + count; seat++) if (plan.zoneOf[seat] !== zone) return undefined;
    return count > 0 ? zone : undefined;
  });
  const look = (zone: number): Look => ({ colour: coat.colourOf(zone), state: AVAILABLE, chosen: false, dimmed: coat.bare(zone) });
  let focus: number | undefined;
  return {
    plan,
    palette: coat.palette,
    look: (seat) => look(plan.zoneOf[seat]!),
    lookOfArea: (area) => look(plan.areas[area]!.zone),
    sectionWords: (section) => {
      const zone = sole[section];
      return { name: plan.sections[section]!.name, price: zone === undefined ? "" : coat.wordsOf(zone), left: "" };
    },
    areaWords: (area) => ({ name: plan.areas[area]!.name, price: coat.wordsOf(plan.areas[area]!.zone), left: "" }),
    get focus() {
      return focus;
    },
    setFocus: (seat) => {
      focus = seat;
      for (const listener of listeners) listener({ focus: true });
    },
    selectable: () => true,
    choose: () => {},
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    repaint: () => {
      for (const listener of listeners) listener({ everything: true, areas: true });
    },
    zoneOfSection: (section) => sole[section],
  };
}
