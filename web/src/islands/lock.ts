// A form that changes something is sent once: its button locks at once. The
// server would notice a second time anyway; this spares people the doubt.

/** The buttons that send a form, also those that stand elsewhere on the page. */
function buttonsOf(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.elements].filter((e): e is HTMLButtonElement => e instanceof HTMLButtonElement && e.type === "submit");
}

function lock(form: HTMLFormElement, pressed: HTMLElement | null): void {
  form.dataset["sent"] = "yes";
  for (const button of buttonsOf(form)) {
    button.setAttribute("aria-busy", "true");
    button.setAttribute("aria-disabled", "true");
    const busy = button.dataset["busy"];
    if (busy && (pressed === null || pressed === button)) {
      button.dataset["words"] = button.textContent ?? "";
      button.textContent = busy;
    }
  }
}

function unlock(form: HTMLFormElement): void {
  delete form.dataset["sent"];
  for (const button of buttonsOf(form)) {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
    const words = button.dataset["words"];
    if (words !== undefined) button.textContent = words;
  }
}

export function lockForms(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-lock]")];
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      if (form.dataset["sent"]) event.preventDefault();
      else lock(form, event.submitter);
    });
  }
  // A page that comes back by the Back button is as it was left.
  addEventListener("pageshow", (event) => {
    if (event.persisted) forms.forEach(unlock);
  });
}
