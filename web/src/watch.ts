// Keeps the page of a sale up to date: puts the newest numbers where the page
// names them, and shows on the map who has which seat. The numbers come
// written as they are to be shown.
import { showAnew } from "./islands/anew";
import { openFrame, type Frame } from "./watch/frame";
import { readSale, type Readings } from "./watch/readings";

/** Writes a text only when it is another, so that nothing is drawn for nothing. */
function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function show(board: HTMLElement, now: Readings): void {
  for (const element of board.querySelectorAll<HTMLElement>("[data-now]")) {
    const text = now.words[element.dataset["now"] ?? ""];
    if (text !== undefined) write(element, text);
  }
  for (const element of board.querySelectorAll<SVGElement>("[data-bar]")) {
    const span = now.bars[element.dataset["bar"] ?? ""];
    if (!span) continue;
    element.setAttribute("x", String(span.from));
    element.setAttribute("width", String(span.long));
  }
  for (const element of board.querySelectorAll<SVGElement>("[data-path]")) {
    const path = now.paths[element.dataset["path"] ?? ""];
    if (path !== undefined) element.setAttribute("d", path);
  }
  const drawn = now.paths["curve.line"] !== undefined;
  for (const [name, hide] of [["[data-curve]", !drawn], ["[data-curve-none]", drawn]] as const) {
    const element = board.querySelector<HTMLElement>(name);
    if (element) element.hidden = hide;
  }
}

/** Shows whether the numbers are new, and reads it out when they no longer are or are again. */
function mark(board: HTMLElement, status: string): void {
  const line = board.querySelector<HTMLElement>("[data-status]");
  if (!line || line.dataset["status"] === status) return;
  const before = line.dataset["status"];
  line.dataset["status"] = status;
  line.hidden = false;
  for (const one of ["live", "polling", "lost"]) {
    const words = line.querySelector<HTMLElement>(`[data-status-${one}]`);
    if (!words) continue;
    words.hidden = one !== status;
    const say = board.querySelector<HTMLElement>("[data-say]");
    if (say && one === status && (status === "lost" || before === "lost")) write(say, words.textContent ?? "");
  }
  board.closest(".watch")?.classList.toggle("stale", status === "lost");
}

/** Shows beside the map what its own page says of a seat. */
async function tellOfSeat(board: HTMLElement, address: string): Promise<void> {
  const panel = board.querySelector<HTMLElement>("[data-seat-panel]");
  if (!panel) return;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const seat = page.getElementById("seat");
    if (seat) panel.replaceChildren(document.adoptNode(seat));
  } catch {
    location.assign(address);
  }
}

async function watch(board: HTMLElement): Promise<void> {
  const { watch: now = "", live = "", snapshot = "", state = "" } = board.dataset;
  let last: Readings | undefined;
  let frame: Frame | undefined;
  readSale(
    { now, live, snapshot },
    {
      take: (readings) => {
        if (readings.state !== state) {
          showAnew();
          return;
        }
        last = { ...readings, ...(readings.seats === undefined && last?.seats !== undefined ? { seats: last.seats } : {}) };
        show(board, readings);
        frame?.hall.stand(readings.seats, readings.words);
      },
      status: (status) => mark(board, status),
    },
  );
  frame = await openFrame(board, "watch", (hall) => ({
    onSeat: (seat) => {
      hall.setFocus(seat);
      if (frame) void tellOfSeat(board, frame.addressOf(seat));
    },
  }));
  if (last) frame?.hall.stand(last.seats, last.words);
}

for (const board of document.querySelectorAll<HTMLElement>("[data-watch]")) void watch(board);
