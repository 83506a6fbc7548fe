// The card that tells about one seat: where it is, what it costs and what is
// particular about it. It stands above the seat, clear of a finger, below it
// where there is no room, and never beyond the map's edge.
import type { SeatMap } from "./types";
import type { Words } from "./page";
import type { ShowHall } from "./hall";
import { make } from "./dom";
import { fill } from "./speech";

const CLEAR = 22; // from the middle of the seat, in CSS pixels
const EDGE = 8;

export class Card {
  private seat: number | undefined;
  private frame = 0;

  constructor(
    private readonly box: HTMLElement,
    private readonly hall: ShowHall,
    private readonly words: Words,
    private readonly map: SeatMap,
  ) {
    hall.listen((change) => {
      if (change.focus) this.show(hall.focus);
      else if (this.seat !== undefined && (change.everything || change.seats?.includes(this.seat))) this.write(this.seat);
    });
  }

  show(seat: number | undefined): void {
    if (seat === this.seat) return;
    this.seat = seat;
    if (seat === undefined) {
      this.box.hidden = true;
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      return;
    }
    this.write(seat);
    this.place();
  }

  private write(seat: number): void {
    const { hall, words } = this;
    const level = hall.level(seat);
    const lines: HTMLElement[] = [make("strong", {}, hall.speech.spot(seat))];
    if (level) {
      const price = make("span", { class: "price number" }, hall.speech.money(level.minor));
      const parts: (Node | string)[] = [price, ` ${level.name}`];
      if (level.fee) parts.push(make("span", { class: "soft" }, ` · ${fill(words.fee, { fee: level.fee })}`));
      lines.push(make("span", {}, ...parts));
    }
    for (const trait of hall.speech.traits(seat)) lines.push(make("span", { class: "trait" }, trait));
    if (!hall.isFree(seat)) lines.push(make("span", { class: "state" }, words.taken));
    else if (hall.isMine(seat)) lines.push(make("span", { class: "state" }, words.yours));
    this.box.replaceChildren(...lines);
  }

  /** Follows the seat while the map moves. */
  private place(): void {
    cancelAnimationFrame(this.frame);
    const step = (): void => {
      if (this.seat === undefined) return;
      const at = this.map.placeOf(this.seat);
      const around = this.box.parentElement?.getBoundingClientRect();
      this.box.hidden = !at || !around;
      if (at && around) this.moveTo(at.x - around.x, at.y - around.y, around.width);
      this.frame = requestAnimationFrame(step);
    };
    step();
  }

  private moveTo(x: number, y: number, room: number): void {
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.max(EDGE, Math.min(x - width / 2, room - width - EDGE));
    const above = y - CLEAR - height;
    const top = above >= EDGE ? above : y + CLEAR;
    this.box.style.setProperty("transform", `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
  }
}
