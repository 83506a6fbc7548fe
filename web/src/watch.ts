// Keeps the page of a sale up to date: puts the newest numbers where the page
// names them. The numbers come written as they are to be shown. What says that
// there are newer ones is the live feed of the seats; the address asked for
// them is the staff's own.

import { Pace } from "./watch/pace";

interface Span {
  from: number;
  long: number;
}

interface Readings {
  version: number;
  state: string;
  say: string;
  words: Record<string, string>;
  bars: Record<string, Span>;
  paths: Record<string, string>;
  seats?: string;
}

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
}

/** Shows whether the numbers are new; says so only when that changes. */
function mark(board: HTMLElement, status: "live" | "polling" | "lost"): void {
  const line = board.querySelector<HTMLElement>("[data-status]");
  if (!line) return;
  line.hidden = false;
  for (const one of ["live", "polling", "lost"]) {
    const words = line.querySelector<HTMLElement>(`[data-status-${one}]`);
    if (words) words.hidden = one !== status;
  }
  board.closest(".watch")?.classList.toggle("stale", status === "lost");
  if (line.dataset["now"] !== undefined && line.dataset["was"] !== status) {
    const say = board.querySelector<HTMLElement>("[data-say]");
    const words = line.querySelector<HTMLElement>(`[data-status-${status}]`)?.textContent;
    if (say && words) write(say, words);
  }
  line.dataset["was"] = status;
}

function watch(board: HTMLElement, address: string): void {
  let failed = 0;
  const pace = new Pace(async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = (await answer.json()) as Readings;
      if (now.state !== board.dataset["state"]) {
        location.reload();
        return;
      }
      failed = 0;
      show(board, now);
      mark(board, "live");
    } catch {
      failed += 1;
      if (failed > 1) mark(board, "lost");
    }
  });
  pace.start();
}

for (const board of document.querySelectorAll<HTMLElement>("[data-watch]")) {
  const address = board.dataset["watch"];
  if (address) watch(board, address);
}
