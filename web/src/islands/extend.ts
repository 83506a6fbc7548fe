// Asks for more time without leaving the page: what was typed on it stays. The
// answer says the new deadline and what to read out.
//
//   <div class="time-left" data-countdown="…">
//     <span data-until>Yours until 19:38</span> <span data-say role="status"></span>
//     <form data-extend data-failed="…" action="/holds/…/extend"> key, button </form>

interface MoreTime {
  deadline?: string;
  until?: string;
  said: string;
}

async function ask(form: HTMLFormElement): Promise<MoreTime> {
  const key = form.querySelector<HTMLInputElement>("[name=key]")?.value ?? "";
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ key }),
  });
  return (await answer.json()) as MoreTime;
}

/** Says it where it is looked for: beside the clock. */
function say(around: HTMLElement, words: string): void {
  const status = around.querySelector<HTMLElement>("[data-say]");
  if (status) status.textContent = words;
}

/** Every countdown of this hold on the page has the new deadline. */
function give(time: MoreTime, form: HTMLFormElement): void {
  for (const one of document.querySelectorAll<HTMLFormElement>("form[data-extend]")) {
    const around = one.closest<HTMLElement>("[data-countdown]");
    if (!around || one.action !== form.action) continue;
    around.dataset["countdown"] = time.deadline ?? "";
    const until = around.querySelector<HTMLElement>("[data-until]");
    if (until) until.textContent = time.until ?? "";
    // The button that had the focus goes; what it was about takes it.
    if (one === form) around.querySelector<HTMLElement>(".said")?.focus();
    one.remove();
  }
  for (const note of document.querySelectorAll<HTMLElement>("[data-extended]")) note.hidden = false;
}

async function extend(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const around = form.closest<HTMLElement>("[data-countdown]");
  const refused = form.querySelector<HTMLElement>("[data-refused]");
  if (!around || button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  let time: MoreTime;
  try {
    time = await ask(form);
  } catch {
    time = { said: form.dataset["failed"] ?? "" };
  }
  button.removeAttribute("aria-busy");
  if (time.deadline) {
    give(time, form);
    say(around, time.said);
  } else if (refused) {
    refused.textContent = time.said;
    refused.hidden = false;
  }
}

export function offerMoreTime(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-extend]")) {
    const button = form.querySelector<HTMLButtonElement>("button");
    button?.addEventListener("click", (event) => {
      event.preventDefault();
      void extend(form, button);
    });
  }
}
