// The page on which seats are chosen. The server's page works by itself; this
// adds the map, a list that opens without a page load, and other people's seats
// as they come and go. What cannot be had is left out: without the map there is
// the list, without the chart there is the server's page.
import { followChoice } from "./islands/choice";
import { Announcer } from "./seating/announce";
import { Bar } from "./seating/bar";
import { Card } from "./seating/card";
import { Early } from "./seating/early";
import { openFilters } from "./seating/filters";
import { ShowHall } from "./seating/hall";
import { Keeper } from "./seating/kept";
import { openKeyboard } from "./seating/keyboard";
import { List } from "./seating/list";
import { follow } from "./seating/live";
import { readSnapshot } from "./seating/live-messages";
import { tellLosses } from "./seating/lost";
import { openMap } from "./seating/map";
import { readPage } from "./seating/page";
import type { PageData } from "./seating/page";
import { readPlan } from "./seating/plan";
import { Sender } from "./seating/send";
import { fill } from "./seating/speech";
import { openSteppers } from "./seating/stepper";
import type { SeatMap } from "./seating/types";

const dark = matchMedia("(prefers-color-scheme: dark)");

function part(root: ParentNode, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-${name}]`);
  if (!found) throw new Error(`the page has no ${name}`);
  return found;
}

async function load(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

/** The map, or the list alone where no map can be drawn. */
function draw(root: HTMLElement, hall: ShowHall, announcer: Announcer, page: PageData): SeatMap | undefined {
  const host = part(root, "map");
  try {
    const map = openMap(host, hall, {
      onPoint: (seat) => hall.setFocus(seat),
      onArea: (area) => toArea(root, hall, area),
    });
    host.tabIndex = 0;
    openKeyboard(host, hall, map, announcer);
    new Card(part(root, "card"), hall, page.words, map);
    return map;
  } catch {
    return undefined;
  }
}

/** Standing places are counted where their number is chosen. */
function toArea(root: ParentNode, hall: ShowHall, area: number): void {
  const id = hall.plan.areas[area]?.id ?? "";
  const field = root.querySelector<HTMLElement>(`select[name="area.${CSS.escape(id)}"]`);
  field?.scrollIntoView({ block: "center" });
  field?.focus();
}

function openTools(root: ParentNode, map: SeatMap): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-zoom]")) {
    const factor = Number(button.dataset["zoom"]);
    button.addEventListener("click", () => (factor > 0 ? map.zoomBy(factor) : map.showAll()));
  }
  const floors = [...root.querySelectorAll<HTMLButtonElement>("[data-floor]")];
  for (const floor of floors) {
    floor.addEventListener("click", () => {
      map.showFloor(Number(floor.dataset["floor"]));
      for (const one of floors) one.setAttribute("aria-pressed", String(one === floor));
    });
  }
}

/** On a phone there is room for the map or the list. */
function openViews(root: HTMLElement, map: SeatMap | undefined): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>("[data-view-of]")];
  const show = (view: string): void => {
    root.dataset["view"] = view;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset["viewOf"] === view));
  };
  for (const button of buttons) {
    button.disabled = !map && button.dataset["viewOf"] === "map";
    button.addEventListener("click", () => show(button.dataset["viewOf"] ?? "list"));
  }
  show(map ? "map" : "list");
  root.dataset["map"] = map?.engine ?? "none";
  part(root, "no-map").hidden = map !== undefined;
}

async function start(root: HTMLElement, page: PageData): Promise<void> {
  const form = part(root, "choose") as HTMLFormElement;
  const early = new Early(form);
  const [geometry, snapshot] = await Promise.all([load(page.chart), load(page.seats)]);
  const first = readSnapshot(snapshot);
  const plan = readPlan(JSON.parse(geometry));
  if (first.states?.length !== plan.count) throw new Error("the seats are of another chart");
  const keeper = new Keeper(page);
  keeper.restore();
  early.putInto(page);
  const hall = new ShowHall(plan, page, () => (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", () => hall.refresh());
  tellLosses(part(root, "lost-place"), hall, page);
  hall.apply(first);
  keeper.follow(hall);

  form.dataset["hall"] = "on";
  part(form, "sum-line").removeAttribute("aria-live"); // the announcer speaks from here on
  const announcer = new Announcer(part(document, "say-choice"), hall, page.words);
  const list = form.querySelector<HTMLElement>("[data-list]");
  if (list) new List(list, hall, (price) => fill(page.words.from, { price }));
  new Bar(form, hall, page);
  openFilters(root, hall);
  new Sender(part(root, "fault-place"), page.words, {
    held: () => keeper.drop(),
    refused: (answer) => {
      page.had = answer.had;
      hall.own(answer.had);
      hall.markTaken(answer.taken);
    },
  });
  const map = draw(root, hall, announcer, page);
  openViews(root, map);
  if (map) openTools(root, map);
  root.dataset["hall"] = "ready";
  if (page.live) {
    const stale = part(root, "live-status").querySelector("span");
    follow(`${page.live}?since=${first.version}`, page.seats, {
      change: (change) => hall.apply(change),
      status: (status) => {
        if (stale) stale.hidden = status !== "lost";
      },
    });
  }
}

followChoice();
openSteppers(document);
const root = document.querySelector<HTMLElement>("[data-seats-page]");
const page = readPage(document);
if (root && page) {
  start(root, page).catch((reason: unknown) => {
    // The server's page is all there: it goes on without the map.
    console.info("no map:", reason);
    root.dataset["failed"] = "";
    part(root, "no-map").hidden = false;
  });
  // A page kept in memory does not know what was held since.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
