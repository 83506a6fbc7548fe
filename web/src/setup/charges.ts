// What fees and a tax make of a price, as the server reckons it: each sum is
// rounded once, for one place. Only shown while the form is filled in; what
// is saved the server reckons itself.

interface Fee {
  kind: string;
  value: number; // minor units, or thousandths of a percent of a share
  round: string;
}

const whole = 100_000;

/** A number as people type it, times a power of ten; undefined when it is none. */
export function typed(text: string, decimals: number): number | undefined {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return 0;
  const [, left, right = ""] = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(plain) ?? [];
  if (left === undefined || right.length > decimals) return undefined;
  return Number(left + right.padEnd(decimals, "0"));
}

const nearest = (a: number, b: number): number => Math.floor((a + Math.floor(b / 2)) / b);

function share(face: number, fee: Fee): number {
  if (fee.round === "up") return Math.ceil((face * fee.value) / whole);
  if (fee.round === "down") return Math.floor((face * fee.value) / whole);
  return nearest(face * fee.value, whole);
}

export class Charges {
  constructor(private readonly form: HTMLFormElement) {}

  private value(name: string): string {
    return this.form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? "";
  }

  private fees(decimals: number): Fee[] {
    return [...this.form.querySelectorAll<HTMLElement>("[data-fee]")].map((row) => {
      const at = `fee.${row.dataset["fee"]}.`;
      const kind = this.value(`${at}kind`);
      const value = typed(this.value(`${at}value`), kind.startsWith("share") ? 3 : decimals) ?? 0;
      return { kind, value, round: this.value(`${at}round`) };
    });
  }

  /** The rates that are added to places and fees, in thousandths of a percent. */
  private added(): [number, number] {
    if (this.value("tax.how") !== "added") return [0, 0];
    const rule = this.form.querySelector<HTMLSelectElement>('select[name="tax.rule"]')?.selectedOptions[0];
    if (!rule || rule.value === "") return [0, 0];
    if (rule.dataset["ticket"]) return [Number(rule.dataset["ticket"]), Number(rule.dataset["fee"])];
    return [typed(this.value("tax.ticket"), 3) ?? 0, typed(this.value("tax.fee"), 3) ?? 0];
  }

  /** What a place costs, in minor units, of a face price and its own fee. */
  total(face: number, own: number, decimals: number): number {
    let within = 0;
    let onTop = own;
    for (const fee of face > 0 ? this.fees(decimals) : []) {
      const sum = fee.kind.startsWith("share") ? share(face, fee) : fee.value;
      if (fee.kind.endsWith("within")) within += sum;
      else if (fee.kind !== "order") onTop += sum;
    }
    within = Math.min(within, face);
    const [ticket, rate] = this.added();
    const [place, fees] = [face - within, within + onTop];
    return place + nearest(place * ticket, whole) + fees + nearest(fees * rate, whole);
  }
}
