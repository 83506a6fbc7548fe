// A form that changes something is sent once: its button locks at once. The
// server would notice a second time anyway; this spares people the doubt.

function lock(form: HTMLFormElement): void {
  form.dataset["sent"] = "yes";
  for (const button of form.querySelectorAll<HTMLButtonElement>("button[type=submit]")) {
    button.setAttribute("aria-busy", "true");
    button.setAttribute("aria-disabled", "true");
    const busy = button.dataset["busy"];
    if (busy) {
      button.dataset["words"] = button.textContent ?? "";
      button.textContent = busy;
    }
  }
}

function unlock(form: HTMLFormElement): void {
  delete form.dataset["sent"];
  for (const button of form.querySelectorAll<HTMLButtonElement>("button[type=submit]")) {
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
      else lock(form);
    });
  }
  // A page that comes back by the Back button is as it was left.
  addEventListener("pageshow", (event) => {
    if (event.persisted) forms.forEach(unlock);
  });
}
