// Opens a staff map in its frame on a page, with its buttons.
import { openMap } from "../seating/map";
import { readPlan } from "../seating/plan";
import type { MapOptions, SeatMap } from "../seating/types";
import { StandingHall, type MapWords, type Purpose } from "./standing";

export interface Frame {
  hall: StandingHall;
  map: SeatMap;
  /** The address of what is known of a seat. */
  addressOf(seat: number): string;
}

/** Opens the map; undefined when there is none, or it cannot be drawn. The lists say the same. */
export async function openFrame(page: ParentNode, purpose: Purpose, options: (hall: StandingHall) => MapOptions): Promise<Frame | undefined> {
  const frame = page.querySelector<HTMLElement>("[data-map]");
  const host = frame?.querySelector<HTMLElement>("[data-map-host]");
  if (!frame || !host) return undefined;
  try {
    const answer = await fetch(frame.dataset["map"] ?? "");
    if (!answer.ok) throw new Error(String(answer.status));
    const plan = readPlan(await answer.json());
    const hall = new StandingHall(plan, JSON.parse(frame.dataset["words"] ?? "{}") as MapWords, purpose);
    frame.hidden = false;
    const map = openMap(host, hall, options(hall));
    for (const button of frame.querySelectorAll<HTMLButtonElement>("[data-zoom]")) {
      const by = Number(button.dataset["zoom"]);
      button.addEventListener("click", () => (by === 0 ? map.showAll() : map.zoomBy(by)));
    }
    const seats = frame.dataset["seats"] ?? "";
    return {
      hall,
      map,
      addressOf: (seat) => seats + plan.label(seat).split("/").map(encodeURIComponent).join("/"),
    };
  } catch {
    frame.hidden = true;
    return undefined;
  }
}
