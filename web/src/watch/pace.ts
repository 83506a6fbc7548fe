// Asks again and again: at once when called for, at most once in a while, at
// least now and then, and never while nobody looks.

const LEAST = 1000;
const MOST = 5000;

export class Pace {
  private last = 0;
  private timer = 0;
  private busy = false;
  private wanted = false;

  /** `ask` does the asking; it settles when it is done, also when it failed. */
  constructor(private readonly ask: () => Promise<void>) {}

  start(): void {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.soon();
    });
    addEventListener("online", () => this.soon());
    this.soon();
  }

  /** Something has changed: asks as soon as the pace allows. */
  soon(): void {
    this.wanted = true;
    if (this.busy || document.hidden) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.turn(), Math.max(0, this.last + LEAST - Date.now()));
  }

  private async turn(): Promise<void> {
    if (this.busy || document.hidden) return;
    [this.busy, this.wanted, this.last] = [true, false, Date.now()];
    await this.ask();
    this.busy = false;
    if (this.wanted) {
      this.soon();
    } else {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.turn(), MOST + Math.random() * 500);
    }
  }
}
