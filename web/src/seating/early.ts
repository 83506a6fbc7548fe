// What somebody chooses on the server's page before the hall has come to it.
import type { PageData } from "./page";

export class Early {
  private readonly touched = new Set<HTMLElement>();
  private readonly note = (event: Event): void => {
    if (event.target instanceof HTMLElement) this.touched.add(event.target);
  };

  constructor(private readonly form: HTMLFormElement) {
    form.addEventListener("change", this.note);
  }

  /** Puts it into the page's data, before a hall is made of it, and listens no longer. */
  putInto(page: PageData): void {
    this.form.removeEventListener("change", this.note);
    for (const control of this.touched) {
      if (control instanceof HTMLSelectElement && control.name.startsWith("area.")) {
        page.chosen.areas[control.name.slice("area.".length)] = Number(control.value);
      } else if (control instanceof HTMLInputElement && control.name === "seat") {
        const others = page.chosen.seats.filter((seat) => seat !== control.value);
        page.chosen.seats = control.checked ? [...others, control.value] : others;
      }
    }
  }
}
