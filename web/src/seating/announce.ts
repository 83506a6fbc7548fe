// Reads out what somebody did to the choice, and what happened to it: merged
// and a moment later, so that quick hands are not talked over. Other people's
// seats are never mentioned unless they were in the choice.
import type { Change } from "./types";
import type { Words } from "./page";
import type { ShowHall } from "./hall";
import { fill } from "./speech";

const MOMENT = 350; // milliseconds

export class Announcer {
  private spoken: ReadonlySet<number>; // the choice as it was last read out
  private count: number;
  private readonly lost = new Set<number>();
  private aside = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly region: HTMLElement,
    private readonly hall: ShowHall,
    private readonly words: Words,
  ) {
    this.spoken = new Set(hall.chosen);
    this.count = hall.count;
    hall.listen((change) => this.follow(change));
  }

  /** Reads out something else, such as the seat that the keyboard came to. */
  say(text: string): void {
    this.aside = text;
    this.later();
  }

  private follow(change: Change): void {
    for (const seat of change.lost ?? []) this.lost.add(seat);
    if (change.limit) this.say(this.words.limit);
    const touched = change.seats?.some((seat) => this.hall.isChosen(seat) !== this.spoken.has(seat));
    if (touched || change.lost || this.hall.count !== this.count) this.later();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.speak(), MOMENT);
  }

  private speak(): void {
    const { hall, words } = this;
    const chosen = new Set(hall.chosen);
    const parts: string[] = [];
    for (const seat of this.lost) parts.push(fill(words.lost, { what: hall.speech.spot(seat) }));
    for (const seat of chosen) {
      if (!this.spoken.has(seat)) parts.push(fill(words.chosen, { what: this.nameOf(seat) }));
    }
    for (const seat of this.spoken) {
      if (!chosen.has(seat) && !this.lost.has(seat)) parts.push(fill(words.unchosen, { what: this.nameOf(seat) }));
    }
    if (parts.length > 0 || hall.count !== this.count) {
      parts.push(fill(words.total, { places: hall.speech.places(hall.count), sum: hall.speech.money(hall.total) }));
    }
    if (this.aside) parts.push(this.aside);
    this.spoken = chosen;
    this.count = hall.count;
    this.lost.clear();
    this.aside = "";
    if (parts.length > 0) this.region.textContent = parts.join(" ");
  }

  private nameOf(seat: number): string {
    const level = this.hall.level(seat);
    const spot = this.hall.speech.spot(seat);
    return level ? `${spot}, ${this.hall.speech.money(level.minor)}` : spot;
  }
}
