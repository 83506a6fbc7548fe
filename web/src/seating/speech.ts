// How the page names seats, sums and numbers, in the reader's language.
import type { Plan } from "./types";
import type { Forms, Level, PageData } from "./page";

/** Puts values into the gaps of a text: fill("{a} of {b}", {a: 1, b: 2}). */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

export class Speech {
  private readonly plural: Intl.PluralRules;
  private readonly sums: Intl.NumberFormat;

  constructor(
    private readonly page: PageData,
    private readonly plan: Plan,
  ) {
    const { language, currency, decimals } = page;
    this.plural = new Intl.PluralRules(language);
    this.sums = new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  }

  money(minor: number): string {
    return this.sums.format(minor / 10 ** this.page.decimals);
  }

  counted(forms: Forms, n: number): string {
    return (forms[this.plural.select(n)] ?? forms.other ?? "#").replaceAll("#", String(n));
  }

  places(n: number): string {
    return this.counted(this.page.words.places, n);
  }

  section(section: number): string {
    const { name, id } = this.plan.sections[section]!;
    return name || id;
  }

  row(row: number): string {
    const { name, kind, id } = this.plan.rows[row]!;
    return name || fill(this.page.words.rowOf[kind], { id });
  }

  /** "Stalls, Row C, Seat 12" */
  spot(seat: number): string {
    const row = this.plan.rowOf[seat]!;
    return fill(this.page.words.spot, {
      section: this.section(this.plan.rows[row]!.section),
      row: this.row(row),
      seat: this.plan.number(seat),
    });
  }

  /** What is particular about a seat. */
  traits(seat: number): string[] {
    const { words } = this.page;
    const all: string[] = [];
    if (this.plan.accessible(seat)) all.push(words.wheelchair);
    if (this.plan.companion(seat)) all.push(words.companion);
    const note = this.plan.note(seat);
    if (note) all.push(note);
    return all;
  }

  /** The name of a seat within its section, with all there is to say. */
  seat(seat: number, level: Level | undefined, state: "" | "taken" | "yours"): string {
    const { words } = this.page;
    const name = fill(words.seat, {
      row: this.row(this.plan.rowOf[seat]!),
      seat: this.plan.number(seat),
      price: level ? this.money(level.minor) : "",
    });
    const more = this.traits(seat);
    if (state) more.push(words[state]);
    return [name, ...more].join(", ");
  }
}
