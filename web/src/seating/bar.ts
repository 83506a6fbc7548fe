// The choice, seat by seat with its prices, the bar with its count and sum, and
// the fields of the form that is sent: all three always say the same.
import type { PageData } from "./page";
import type { ShowHall } from "./hall";
import { make, write } from "./dom";
import { leftAlone } from "./lone";
import { fill } from "./speech";

export class Bar {
  private readonly chosen: HTMLElement | null;
  private readonly fields: HTMLElement | null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly hall: ShowHall,
    private readonly page: PageData,
  ) {
    this.chosen = form.querySelector("[data-chosen]");
    this.fields = form.querySelector("[data-fields]");
    for (const select of this.selects()) {
      const area = this.areaOf(select);
      if (area < 0) continue;
      select.addEventListener("change", () => {
        hall.setQuantity(area, Number(select.value));
        select.value = String(hall.quantity(area)); // the limit may have said no
      });
    }
    hall.listen((change) => {
      if (change.limit) this.warn();
      if (!change.focus || change.seats || change.everything) this.show();
    });
    this.show();
  }

  private show(): void {
    const { form, hall } = this;
    write(form.querySelector("[data-count]"), hall.speech.places(hall.count));
    write(form.querySelector("[data-sum]"), hall.speech.money(hall.total));
    const over = form.querySelector<HTMLElement>("[data-over]");
    if (over && hall.count < this.page.most) over.hidden = true;
    this.hint();
    form.classList.toggle("differs", hall.differs);
    form.classList.toggle("nothing", hall.count === 0 && !hall.differs);
    this.fill();
    this.list();
    for (const select of this.selects()) {
      const area = this.areaOf(select);
      if (area >= 0) this.stock(select, area);
    }
  }

  private warn(): void {
    const over = this.form.querySelector<HTMLElement>("[data-over]");
    if (over) over.hidden = false;
  }

  /** Says which seats would be left alone; the server decides whether that may be. */
  private hint(): void {
    const place = this.form.querySelector<HTMLElement>("[data-lone]");
    if (!place) return;
    const lone = leftAlone(this.hall, this.page.kept);
    place.hidden = lone.length === 0;
    write(place, lone.map((seat) => fill(this.page.words.loneHint, { what: this.hall.speech.spot(seat) })).join(" "));
  }

  /** Writes the choice into the form, as boxes ticked without script would. */
  private fill(): void {
    const fields = this.hall.chosen.map((seat) =>
      make("input", { type: "hidden", name: "seat", value: this.hall.plan.label(seat) }),
    );
    this.fields?.replaceChildren(...fields);
  }

  /** Keeps what stays in the list in place, so that the focus stays too. */
  private list(): void {
    if (!this.chosen) return;
    const list = this.chosen.querySelector("ul");
    if (!list) return;
    const wanted = this.hall.chosen;
    const there = new Map<number, Element>();
    let next: HTMLElement | undefined;
    for (const item of [...list.children] as HTMLElement[]) {
      const seat = Number(item.dataset["at"] ?? Number.NaN);
      if (wanted.includes(seat)) there.set(seat, item);
      else {
        if (item.contains(document.activeElement)) next = (item.nextElementSibling ?? item.previousElementSibling) as HTMLElement;
        item.remove();
      }
    }
    for (const seat of wanted) if (!there.has(seat)) list.append(this.item(seat));
    this.chosen.classList.toggle("none", wanted.length === 0);
    if (next?.isConnected) next.querySelector("button")?.focus();
  }

  private item(seat: number): HTMLElement {
    const { hall, page } = this;
    const level = hall.level(seat);
    const spot = hall.speech.spot(seat);
    const remove = make("button", { type: "button", class: "remove", "aria-label": fill(page.words.remove, { what: spot }) }, "×");
    remove.addEventListener("click", () => hall.choose(seat));
    return make(
      "li",
      { "data-at": seat },
      make("span", { class: "what" }, spot, make("span", { class: "soft small" }, [level?.name ?? "", ...hall.speech.traits(seat)].join(" · "))),
      make("span", { class: "number" }, level ? hall.speech.money(level.minor) : ""),
      remove,
    );
  }

  private selects(): HTMLSelectElement[] {
    return [...this.form.querySelectorAll<HTMLSelectElement>("select[name^='area.']")];
  }

  private areaOf(select: HTMLSelectElement): number {
    return this.hall.plan.areas.findIndex((area) => select.name === `area.${area.id}`);
  }

  /** What no longer can be had cannot be asked for. */
  private stock(select: HTMLSelectElement, area: number): void {
    const room = this.hall.room(area);
    for (const option of select.options) option.disabled = Number(option.value) > room;
    select.value = String(this.hall.quantity(area));
  }
}
