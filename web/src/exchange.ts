// Lets staff take the new places of an order on the map. What is taken stands in
// the form as boxes; what the form comes to is said anew when it has changed.
import { openFrame } from "./watch/frame";
import { readSale, type Readings } from "./watch/readings";
import { FREE, type StandingHall } from "./watch/standing";

class Taker {
  private readonly list: HTMLElement;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly hall: StandingHall,
  ) {
    this.list = form.querySelector<HTMLElement>("[data-taken]")!;
    form.addEventListener("change", () => {
      this.outdated();
      this.read();
    });
    form.addEventListener("input", () => this.outdated());
    this.read();
  }

  private boxes(): HTMLInputElement[] {
    return [...this.list.querySelectorAll<HTMLInputElement>("input[name=seat]")];
  }

  /** A tap on a free seat takes it, or gives it up. */
  tap(seat: number): void {
    const label = this.hall.plan.label(seat);
    const box = this.boxes().find((one) => one.value === label);
    if (box?.checked) box.closest("label")!.remove();
    else if (box) box.checked = true;
    else if (this.hall.state(seat) === FREE) this.list.append(this.boxFor(seat, label));
    this.outdated();
    this.read();
  }

  private boxFor(seat: number, label: string): HTMLElement {
    const { plan } = this.hall;
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "seat", value: label, checked: true });
    const words = document.createElement("span");
    const row = plan.rows[plan.rowOf[seat]!]!;
    const section = plan.sections[plan.sectionOf[seat]!]!;
    words.textContent = [section.name || section.id, row.name || row.id, plan.number(seat)].join(" · ");
    const choice = document.createElement("label");
    choice.className = "choice";
    choice.append(box, words);
    return choice;
  }

  /** What was reckoned is no longer so: it is to be asked for once more. */
  private outdated(): void {
    this.form.querySelector("[data-sums]")?.remove();
    this.form.querySelector("[data-seen]")?.remove();
  }

  /** Takes the boxes over to the map. */
  read(): void {
    const now = new Set<number>();
    for (const box of this.boxes()) {
      const seat = box.checked ? this.hall.plan.index(box.value) : undefined;
      if (seat !== undefined) now.add(seat);
    }
    const before = [...this.hall.chosen];
    this.hall.mark(before.filter((seat) => !now.has(seat)), false);
    this.hall.mark([...now].filter((seat) => !before.includes(seat)), true);
    this.list.hidden = this.boxes().length === 0;
  }
}

async function open(form: HTMLFormElement): Promise<void> {
  const { now = "", live = "", snapshot = "", exchange = "" } = form.dataset;
  let taker: Taker | undefined;
  const frame = await openFrame(form, "choose", () => ({ onSeat: (seat) => taker?.tap(seat) }));
  if (!frame) return;
  frame.hall.own(exchange.split(" "));
  taker = new Taker(form, frame.hall);
  const take = (readings: Readings): void => {
    frame.hall.stand(readings.seats, readings.words);
    taker?.read();
  };
  readSale({ now, live, snapshot }, { take, status: () => undefined });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-exchange]")) void open(form);
