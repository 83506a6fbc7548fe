// Draws the charts a page names by the address of their geometry.
import { openMap } from "../seating/map";
import { readPlan } from "../seating/plan";
import { ownColours, paintHall } from "../seating/paint";
import type { Plan } from "../seating/types";

/** Fetches a chart; undefined when it cannot be had: the page says all in words, too. */
export async function fetchPlan(address: string): Promise<Plan | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? readPlan(await answer.json()) : undefined;
  } catch {
    return undefined;
  }
}

export function showPlans(): void {
  for (const host of document.querySelectorAll<HTMLElement>("[data-plan]")) {
    if (!host.closest("[data-paint]")) void show(host);
  }
}

async function show(host: HTMLElement): Promise<void> {
  const plan = await fetchPlan(host.dataset["plan"] ?? "");
  if (!plan) return;
  host.hidden = false;
  openMap(host, paintHall(plan, ownColours(plan)), { still: true });
}
