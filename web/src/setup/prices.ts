// Prices painted onto zones. The lists of the form are the truth: the map and
// the sums only show what they say, and a click on the map changes a list.
import { openMap } from "../seating/map";
import { paintHall, type Coat, type PaintedHall } from "../seating/paint";
import type { Plan } from "../seating/types";
import { Charges, typed } from "./charges";
import { fetchPlan } from "./plans";

interface Paint {
  zones: string[]; // ids, in the order of the lists
  places: number[];
  colours: string[];
  unsold: string;
  notSold: string;
}

interface Level {
  number: string;
  host: HTMLElement;
  name: HTMLInputElement;
  face: HTMLInputElement;
  fee: HTMLInputElement;
}

export function paintPrices(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-paint]");
  if (form) new PriceForm(form);
}

class PriceForm {
  private readonly paint: Paint;
  private readonly lists: HTMLSelectElement[];
  private readonly levels: Level[];
  private readonly currency: HTMLSelectElement;
  private hall: PaintedHall | undefined;

  constructor(private readonly form: HTMLFormElement) {
    this.paint = JSON.parse(form.dataset["paint"]!) as Paint;
    this.lists = [...form.querySelectorAll<HTMLSelectElement>("select[data-zone]")];
    this.currency = form.querySelector<HTMLSelectElement>("select[name=currency]")!;
    this.levels = [...form.querySelectorAll<HTMLElement>("[data-level]")].map((host) => {
      const number = host.dataset["level"]!;
      const field = (name: string): HTMLInputElement => form.querySelector<HTMLInputElement>(`input[name="level.${number}.${name}"]`)!;
      return { number, host, name: field("name"), face: field("face"), fee: field("fee") };
    });
    form.addEventListener("input", () => this.show());
    form.addEventListener("change", () => this.show());
    this.show();
    void this.openMap();
  }

  /** The zone of the chart that a list is for, by its id. */
  private indexes(plan: Plan): (HTMLSelectElement | undefined)[] {
    return plan.zones.map(({ id }) => this.lists[this.paint.zones.indexOf(id)]);
  }

  private async openMap(): Promise<void> {
    const host = this.form.querySelector<HTMLElement>("[data-plan]");
    const plan = host && (await fetchPlan(host.dataset["plan"] ?? ""));
    if (!host || !plan) return;
    const lists = this.indexes(plan);
    const bare = this.paint.colours.length;
    const coat: Coat = {
      palette: [...this.paint.colours, this.paint.unsold],
      colourOf: (zone) => this.colour(lists[zone]?.value ?? "", bare),
      wordsOf: (zone) => lists[zone]?.selectedOptions[0]?.text ?? "",
      bare: (zone) => (lists[zone]?.value ?? "") === "",
    };
    host.hidden = false;
    this.hall = paintHall(plan, coat);
    const map = openMap(host, this.hall, {
      onSeat: (seat) => this.brush(lists[plan.zoneOf[seat]!]),
      onArea: (area) => this.brush(lists[plan.areas[area]!.zone]),
      onSection: (section) => {
        const zone = this.hall?.zoneOfSection(section);
        if (zone === undefined) return; // the map goes nearer, where seats can be told apart
        this.brush(lists[zone]);
        queueMicrotask(() => map.showAll());
      },
    });
  }

  private colour(level: string, bare: number): number {
    return level === "" ? bare : Number(level) % this.paint.colours.length;
  }

  /** Gives a zone the level that is being painted with. */
  private brush(list: HTMLSelectElement | undefined): void {
    const brush = this.form.querySelector<HTMLInputElement>("input[name=brush]:checked");
    if (!list || !brush) return;
    list.value = list.value === brush.value ? "" : brush.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Shows what the lists and fields say now. */
  private show(): void {
    const sold = new Map<string, number>();
    this.lists.forEach((list, i) => {
      sold.set(list.value, (sold.get(list.value) ?? 0) + (this.paint.places[i] ?? 0));
      const colour = list.value === "" ? this.paint.unsold : this.paint.colours[this.colour(list.value, 0)]!;
      list.closest(".zone")?.querySelector("rect")?.setAttribute("fill", colour);
    });
    for (const words of this.form.querySelectorAll<HTMLElement>("[data-server]")) words.hidden = true;
    const { money, decimals } = this.money();
    const charges = new Charges(this.form);
    let all = 0;
    for (const level of this.levels) {
      const [face, fee] = [typed(level.face.value, decimals), typed(level.fee.value, decimals)];
      const places = sold.get(level.number) ?? 0;
      const priced = level.face.value.trim() !== "" && face !== undefined && fee !== undefined;
      const total = priced ? charges.total(face, fee, decimals) : 0;
      all += total * places;
      const put = (name: string, words: string): void => {
        level.host.querySelector<HTMLElement>(`[data-${name}]`)!.textContent = words;
      };
      put("total", priced ? money(total) : "");
      put("places", places.toLocaleString(document.documentElement.lang));
      put("takings", priced ? money(total * places) : "");
      for (const list of this.lists) {
        const option = [...list.options].find(({ value }) => value === level.number);
        if (option && level.name.value.trim() !== "") option.text = level.name.value;
      }
    }
    this.form.querySelector<HTMLElement>("[data-highest]")!.textContent = money(all);
    this.hall?.repaint();
  }

  /** How sums of minor units are written, and how many of them make a whole. */
  private money(): { money: (minor: number) => string; decimals: number } {
    const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
    const format = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language, {
      style: "currency",
      currency: this.currency.value || "EUR",
      currencyDisplay: "narrowSymbol",
    });
    const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
    return { money: (minor) => format.format(minor / 10 ** decimals), decimals };
  }
}
