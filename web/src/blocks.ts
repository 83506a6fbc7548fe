// Lets staff choose the seats to keep back on the map. The map and the list
// show one choice: a seat that has a box in the list is chosen by its box, one
// that has none is put into the form for the time being.
import { counted } from "./islands/counted";
import { openFrame, type Frame } from "./watch/frame";
import { readSale, type Readings } from "./watch/readings";
import { FREE, type StandingHall } from "./watch/standing";

type Unit = "seat" | "row" | "section";

class Chooser {
  private readonly boxes = new Map<string, HTMLInputElement>();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly hall: StandingHall,
  ) {
    for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]:is([name=seat], [name=kept])")) this.boxes.set(box.value, box);
    form.addEventListener("change", () => this.read());
    this.read();
  }

  private get unit(): Unit {
    return (this.form.querySelector<HTMLInputElement>("[data-units] input:checked")?.value ?? "seat") as Unit;
  }

  /** The open seats that a tap on one means. */
  private meant(seat: number): number[] {
    const { plan } = this.hall;
    const row = plan.rows[plan.rowOf[seat]!]!;
    const section = plan.sections[plan.sectionOf[seat]!]!;
    const { first, count } = { seat: { first: seat, count: 1 }, row, section }[this.unit];
    return Array.from({ length: count }, (_, i) => first + i).filter((one) => this.hall.open(one));
  }

  /** A tap on a seat chooses it, or gives the choice back when all it means is chosen. */
  tap(seat: number): void {
    const seats = this.meant(seat);
    const choose = !seats.every((one) => this.hall.chosen.has(one));
    for (const one of seats) this.set(one, choose);
    this.read();
  }

  private set(seat: number, chosen: boolean): void {
    const label = this.hall.plan.label(seat);
    let box = this.boxes.get(label);
    if (!box) {
      if (!chosen) return;
      box = document.createElement("input");
      box.type = "checkbox";
      // As it is now: if it is another's by then, the answer says whose.
      box.name = this.hall.state(seat) === FREE ? "seat" : "kept";
      box.value = label;
      box.hidden = true;
      this.form.append(box);
      this.boxes.set(label, box);
    }
    box.checked = chosen;
  }

  /** Takes the form's choice over to the map, and counts it. */
  read(): void {
    const { plan } = this.hall;
    const now = new Set<number>();
    const add = (first: number, count: number): void => {
      for (let seat = first; seat < first + count; seat++) if (this.hall.open(seat)) now.add(seat);
    };
    for (const input of this.form.querySelectorAll<HTMLInputElement>(":is(input[name=seat], input[name=kept]):checked")) {
      const seat = plan.index(input.value);
      if (seat !== undefined) add(seat, 1);
    }
    for (const input of this.form.querySelectorAll<HTMLInputElement>("input[name=row]:checked, input[name=row][type=hidden]")) {
      const row = plan.rows.find((one) => `${plan.sections[one.section]!.id}/${one.id}` === input.value);
      if (row) add(row.first, row.count);
    }
    for (const input of this.form.querySelectorAll<HTMLInputElement>("input[name=all]:checked")) {
      const section = plan.sections.find((one) => one.id === input.value);
      if (section) add(section.first, section.count);
    }
    const before = [...this.hall.chosen];
    this.hall.mark(before.filter((seat) => !now.has(seat)), false);
    this.hall.mark([...now].filter((seat) => !before.includes(seat)), true);
    const line = this.form.querySelector<HTMLElement>("[data-chosen]");
    if (!line) return;
    line.hidden = false;
    const words = now.size === 0 ? (line.dataset["none"] ?? "") : counted(line.dataset["chosen"] ?? "", now.size);
    if (line.textContent !== words) line.textContent = words;
  }
}

async function open(form: HTMLFormElement): Promise<void> {
  const { now = "", live = "", snapshot = "" } = form.dataset;
  let chooser: Chooser | undefined;
  let frame: Frame | undefined;
  const stand = (readings: Readings): void => {
    frame?.hall.stand(readings.seats, readings.words);
    if (readings.seats !== undefined) chooser?.read();
  };
  frame = await openFrame(form, "choose", () => ({ onSeat: (seat) => chooser?.tap(seat) }));
  if (!frame) return;
  chooser = new Chooser(form, frame.hall);
  readSale(
    { now, live, snapshot },
    {
      take: stand,
      status: () => undefined,
    },
  );
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-blocks]")) void open(form);
