// The hall as a list: sections, which open into rows of real checkboxes. Only
// rows of open sections are in the page, so a stadium is as light as a club.
// It shows the same hall as the map and changes it in the same ways.
import type { Change } from "./types";
import type { ShowHall } from "./hall";
import { make, write } from "./dom";

interface Item {
  section: number;
  button: HTMLButtonElement;
  words: HTMLElement;
  rows: HTMLElement;
}

export class List {
  private readonly items = new Map<number, Item>();
  private readonly boxes = new Map<number, HTMLInputElement>(); // of open sections

  constructor(
    private readonly host: HTMLElement,
    private readonly hall: ShowHall,
    private readonly from: (price: string) => string,
  ) {
    const opened = host.dataset["open"];
    const { plan } = hall;
    let floor = -1;
    const all: HTMLElement[] = [];
    plan.sections.forEach((one, section) => {
      if (!hall.isSold(section)) return;
      if (plan.floors.length > 1 && one.floor !== floor) {
        floor = one.floor;
        const name = plan.floors[floor];
        if (name) all.push(make("p", { class: "floor" }, name.name || name.id));
      }
      all.push(...this.item(section));
    });
    host.replaceChildren(...all);
    host.addEventListener("keydown", (event) => this.walk(event));
    hall.listen((change) => this.follow(change));
    const first = plan.sections.findIndex((one) => one.id === opened);
    const only = this.items.size === 1 ? [...this.items.keys()][0] : undefined;
    const open = first >= 0 ? first : only;
    if (open !== undefined) this.open(open);
  }

  /** Opens a section and closes the others. */
  open(section: number): void {
    for (const item of this.items.values()) this.show(item, item.section === section);
  }

  private item(section: number): HTMLElement[] {
    const { id } = this.hall.plan.sections[section]!;
    const words = make("span", { class: "soft small number" });
    const rows = make("div", { class: "section-rows", id: `rows-${section}`, hidden: true });
    const button = make(
      "button",
      { class: "section", type: "button", "aria-expanded": false, "aria-controls": rows.id, value: id },
      make("strong", {}, this.hall.speech.section(section)),
      words,
    );
    const item = { section, button, words, rows };
    button.addEventListener("click", () => this.show(item, rows.hidden === true));
    this.items.set(section, item);
    this.say(item);
    return [button, rows];
  }

  private say(item: Item): void {
    const { price, left } = this.hall.sectionWords(item.section);
    const some = this.hall.leftIn(item.section) > 0;
    write(item.words, some ? `${this.from(price)} · ${left}` : left);
    item.button.classList.toggle("none", !some);
  }

  private show(item: Item, open: boolean): void {
    if (open !== item.rows.hidden) return;
    item.button.setAttribute("aria-expanded", String(open));
    item.rows.hidden = !open;
    const { first, count } = this.hall.plan.sections[item.section]!;
    if (!open) {
      item.rows.replaceChildren();
      for (let seat = first; seat < first + count; seat++) this.boxes.delete(seat);
      return;
    }
    const { firstRow, rowCount } = this.hall.plan.sections[item.section]!;
    for (let row = firstRow; row < firstRow + rowCount; row++) {
      const line = this.row(row);
      if (line) item.rows.append(line);
    }
  }

  private row(row: number): HTMLElement | undefined {
    const { plan, speech } = this.hall;
    const { first, count } = plan.rows[row]!;
    const groups = make("div", { class: "seat-groups" });
    let level = "";
    let seats: HTMLElement | undefined;
    let only: string | undefined;
    for (let seat = first; seat < first + count; seat++) {
      const of = this.hall.level(seat);
      if (!of) continue;
      if (!seats || of.id !== level) {
        level = of.id;
        seats = make("div", { class: "seats" });
        const price = `${speech.money(of.minor)} ${of.name}`;
        only = groups.childElementCount === 0 ? price : undefined;
        groups.append(make("div", { class: "seat-group" }, make("span", { class: "group-price small soft number" }, price), seats));
      }
      seats.append(this.seat(seat));
    }
    if (groups.childElementCount === 0) return undefined;
    const legend = make("legend", {}, speech.row(row));
    if (only) {
      groups.querySelector(".group-price")?.remove();
      legend.append(make("span", { class: "group-price small soft number" }, only));
    }
    const line = make("fieldset", { class: "seat-row" }, legend, groups);
    this.rove(line);
    return line;
  }

  private seat(seat: number): HTMLElement {
    const { plan } = this.hall;
    const box = make("input", { type: "checkbox", value: plan.label(seat), tabindex: -1 });
    box.addEventListener("change", () => {
      this.hall.choose(seat);
      this.mark(seat); // the limit may have said no
    });
    box.addEventListener("focus", () => {
      const row = box.closest<HTMLElement>(".seat-row");
      if (row) this.rove(row, box);
    });
    this.boxes.set(seat, box);
    const label = make("label", { class: "seat" }, box, make("span", { "aria-hidden": "true" }, plan.number(seat)));
    label.classList.toggle("access", plan.accessible(seat));
    label.classList.toggle("noted", plan.note(seat) !== "");
    label.classList.toggle("gap", plan.aisleAfter(seat));
    this.mark(seat);
    return label;
  }

  /** Shows a seat as it stands. */
  private mark(seat: number): void {
    const box = this.boxes.get(seat);
    if (!box) return;
    const { hall } = this;
    const state = !hall.isFree(seat) ? "taken" : hall.isMine(seat) ? "yours" : "";
    box.checked = hall.isChosen(seat);
    box.disabled = !hall.selectable(seat);
    box.parentElement?.classList.toggle("dim", state !== "taken" && box.disabled);
    const name = hall.speech.seat(seat, hall.level(seat), state);
    if (box.getAttribute("aria-label") !== name) box.setAttribute("aria-label", name);
  }

  /** Makes one seat of a row the stop of the Tab key; the arrows go on from there. */
  private rove(row: HTMLElement, to?: HTMLInputElement): void {
    const boxes = [...row.querySelectorAll<HTMLInputElement>("input")];
    const stop = to ?? boxes.find((box) => box.tabIndex === 0 && !box.disabled) ?? boxes.find((box) => !box.disabled);
    for (const box of boxes) box.tabIndex = box === stop ? 0 : -1;
  }

  private follow(change: Change): void {
    const sections = new Set<number>();
    const { sectionOf } = this.hall.plan;
    if (change.everything) {
      for (const seat of this.boxes.keys()) this.mark(seat);
      for (const row of this.host.querySelectorAll<HTMLElement>(".seat-row")) this.rove(row);
      for (const section of this.items.keys()) sections.add(section);
    }
    for (const seat of change.seats ?? []) {
      sections.add(sectionOf[seat]!);
      const row = this.boxes.get(seat)?.closest<HTMLElement>(".seat-row");
      this.mark(seat);
      if (row) this.rove(row);
    }
    for (const section of sections) {
      const item = this.items.get(section);
      if (item) this.say(item);
    }
  }

  private walk(event: KeyboardEvent): void {
    const box = event.target as HTMLInputElement;
    if (!box.matches?.(".seat input")) return;
    const row = box.closest<HTMLElement>(".seat-row")!;
    const seats = [...row.querySelectorAll<HTMLInputElement>("input:enabled")];
    const at = seats.indexOf(box);
    const forward = getComputedStyle(this.host).direction === "rtl" ? -1 : 1;
    const to: Record<string, HTMLElement | undefined> = {
      ArrowRight: seats[at + forward],
      ArrowLeft: seats[at - forward],
      ArrowUp: this.across(box, row, -1),
      ArrowDown: this.across(box, row, 1),
      Home: seats[0],
      End: seats.at(-1),
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    to[event.key]?.focus();
  }

  /** The seat above or below that is nearest to being straight so. */
  private across(from: HTMLElement, row: HTMLElement, step: number): HTMLElement | undefined {
    const rows = [...this.host.querySelectorAll<HTMLElement>(".seat-row")];
    const x = from.getBoundingClientRect().x;
    for (let i = rows.indexOf(row) + step; rows[i]; i += step) {
      let best: HTMLElement | undefined;
      let distance = Number.POSITIVE_INFINITY;
      for (const seat of rows[i]!.querySelectorAll<HTMLElement>("input:enabled")) {
        const away = Math.abs(seat.getBoundingClientRect().x - x);
        if (away < distance) [best, distance] = [seat, away];
      }
      if (best) return best;
    }
    return undefined;
  }
}
