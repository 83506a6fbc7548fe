// The page of a show that is sold out follows its seats: when some come back,
// because a hold ran out or staff gave house seats free, it says so and shows
// the way to them.
import { follow } from "./seating/live";
import { readSnapshot } from "./seating/live-messages";
import { AVAILABLE } from "./seating/types";
import type { LiveChange } from "./seating/types";

/** As the server tells it; see seats_sold_out.go. */
interface Data {
  seats: string; // addresses
  live: string; // "" for a page that stands still
  unsold: number[]; // seats without a price, as pairs of the first and how many
  unsoldAreas: number[];
}

/** Counts what could be held now. */
class Stock {
  private states = new Uint8Array(0);
  private readonly areas = new Map<number, number>();

  constructor(private readonly data: Data) {}

  apply(change: LiveChange): void {
    if (change.states) this.states = Uint8Array.from(change.states);
    const seats = change.seats ?? [];
    for (let i = 0; i + 1 < seats.length; i += 2) this.states[seats[i]!] = seats[i + 1]!;
    for (const { area, available } of change.areas ?? []) this.areas.set(area, available);
  }

  get some(): boolean {
    for (const [area, available] of this.areas) if (available > 0 && !this.data.unsoldAreas.includes(area)) return true;
    const { unsold } = this.data;
    let seat = 0;
    for (let i = 0; i <= unsold.length; i += 2) {
      const end = unsold[i] ?? this.states.length;
      for (; seat < end; seat++) if (this.states[seat] === AVAILABLE) return true;
      seat = end + (unsold[i + 1] ?? 0);
    }
    return false;
  }
}

async function start(place: HTMLElement, data: Data): Promise<void> {
  const said = place.querySelector<HTMLElement>("[data-said]");
  const way = place.querySelector<HTMLElement>("[data-way]");
  const stock = new Stock(data);
  let shown = false;
  const take = (change: LiveChange): void => {
    stock.apply(change);
    const { some } = stock;
    if (some === shown) return;
    shown = some;
    if (said) said.textContent = some ? (said.dataset["said"] ?? "") : "";
    if (way) way.hidden = !some;
  };
  const answer = await fetch(data.seats);
  if (!answer.ok) throw new Error(`${data.seats}: ${answer.status}`);
  const first = readSnapshot(await answer.text());
  take(first);
  if (data.live) follow(`${data.live}?since=${first.version}`, data.seats, { change: take, status: () => undefined });
}

const place = document.querySelector<HTMLElement>("[data-sold-out]");
const block = document.querySelector("#sold-out-data");
if (place && block?.textContent) {
  // Without the seats the page says what it said when it was made.
  start(place, JSON.parse(block.textContent) as Data).catch((reason: unknown) => console.info("not followed:", reason));
}
