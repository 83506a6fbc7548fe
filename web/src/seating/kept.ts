// Keeps a choice that was not sent yet for as long as the tab is open, so that
// a reload, or the way back, does not lose it. It is dropped when it is held,
// and when the page it was made on no longer says the same: another address,
// or other seats held by the buyer. A seat that somebody else took meanwhile is
// told as lost, as it would have been on the page.
import type { PageData, Places } from "./page";
import type { ShowHall } from "./hall";

interface Kept {
  from: string; // what the page said when the choice was made
  chosen: Places;
}

/** What of a page a choice builds upon. */
function ground(page: PageData): string {
  const seats = [...page.had.seats].sort();
  const areas = Object.entries(page.had.areas).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([location.search, seats, areas]);
}

export class Keeper {
  private readonly name: string;
  private done = false;

  constructor(private readonly page: PageData) {
    this.name = `choice ${page.seats}`;
  }

  /** Puts what is kept into the page's data, before a hall is made of it. */
  restore(): void {
    const kept = this.read();
    if (!kept) return;
    if (kept.from === ground(this.page) && this.page.taken.length === 0) this.page.chosen = kept.chosen;
    else this.write(undefined);
  }

  /** Keeps what is chosen in a hall from now on. */
  follow(hall: ShowHall): void {
    const keep = (): void => {
      if (this.done) return;
      const seats = hall.chosen.map((seat) => hall.plan.label(seat));
      const areas = Object.fromEntries(hall.plan.areas.map((area, i) => [area.id, hall.quantity(i)]).filter(([, n]) => n !== 0));
      this.write(hall.differs ? { from: ground(this.page), chosen: { seats, areas } } : undefined);
    };
    hall.listen((change) => {
      if (change.seats || change.areas || change.lost || change.everything) keep();
    });
  }

  /** The choice is held: there is nothing left to be kept. */
  drop(): void {
    this.done = true;
    this.write(undefined);
  }

  private read(): Kept | undefined {
    try {
      const text = sessionStorage.getItem(this.name);
      return text ? (JSON.parse(text) as Kept) : undefined;
    } catch {
      return undefined; // a browser that keeps nothing, or something we did not write
    }
  }

  private write(kept: Kept | undefined): void {
    try {
      if (kept) sessionStorage.setItem(this.name, JSON.stringify(kept));
      else sessionStorage.removeItem(this.name);
    } catch {
      // Private windows keep nothing; the choice is on the page.
    }
  }
}
