// Sends a form of the page without leaving it. Where the seats are held, the
// browser goes on to them; where they are refused, the server's explanation
// comes into this page, and the choice stays. Without a network it says so.
import { make } from "./dom";
import { readPage } from "./page";
import type { PageData, Words } from "./page";

const LONGEST = 20_000; // milliseconds until an answer counts as lost

interface Outcome {
  held(): void; // before the browser goes on
  refused(page: PageData): void;
}

export class Sender {
  private busy = false;

  constructor(
    private readonly place: HTMLElement, // where refusals are explained
    private readonly words: Words,
    private readonly outcome: Outcome,
  ) {
    document.addEventListener("submit", (event) => {
      const form = event.target as HTMLFormElement;
      const by = event.submitter as HTMLButtonElement | null;
      if (!form.matches("form[data-send]") || by?.hasAttribute("formaction")) return;
      event.preventDefault();
      if (!this.busy) void this.send(form);
    });
  }

  private async send(form: HTMLFormElement): Promise<void> {
    this.busy = true;
    const buttons = [...form.querySelectorAll<HTMLButtonElement>("button[type=submit]")];
    for (const button of buttons) button.setAttribute("aria-busy", "true");
    let leaving = false;
    try {
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { Accept: "text/html" },
        signal: AbortSignal.timeout(LONGEST),
      });
      leaving = answer.redirected && answer.ok;
      if (leaving) {
        this.outcome.held();
        location.assign(answer.url);
      } else this.explain(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      this.say(make("section", { class: "notice warn", role: "alert" }, make("h2", {}, this.words.offline), make("p", {}, this.words.notSent)));
    } finally {
      if (!leaving) {
        this.busy = false;
        for (const button of buttons) button.removeAttribute("aria-busy");
      }
    }
  }

  /** Puts the server's words in place. Its page has a fresh key for the next try. */
  private explain(answer: Document): void {
    const fault = answer.querySelector<HTMLElement>("[data-fault]");
    const page = readPage(answer);
    const key = answer.querySelector<HTMLInputElement>("form[data-send] input[name=key]")?.value;
    if (key) {
      for (const field of document.querySelectorAll<HTMLInputElement>("form[data-send] input[name=key]")) field.value = key;
    }
    if (fault) this.say(document.adoptNode(fault));
    else {
      // Another page altogether, such as one that says we are busy.
      const words = answer.querySelector(".fault-page h1, h1")?.textContent ?? this.words.offline;
      const more = answer.querySelector(".fault-page .lead")?.textContent ?? this.words.notSent;
      this.say(make("section", { class: "notice warn", role: "alert" }, make("h2", {}, words), make("p", {}, more)));
    }
    if (page) this.outcome.refused(page);
  }

  private say(what: HTMLElement): void {
    this.place.replaceChildren(what);
    what.scrollIntoView({ block: "nearest" });
  }
}
