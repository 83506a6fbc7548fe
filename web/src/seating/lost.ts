// Says in place that somebody else was quicker: which of the chosen seats are
// gone, that the rest is kept, and what is nearest to them. One tap takes it.
import type { PageData } from "./page";
import type { ShowHall } from "./hall";
import { make } from "./dom";
import { fill } from "./speech";

const OFFERS = 3;

export function tellLosses(place: HTMLElement, hall: ShowHall, { words, taken: told }: PageData): void {
  const lost: number[] = [];
  const taken = (seat: number): void => {
    const at = lost.indexOf(seat);
    if (at >= 0) lost.splice(at, 1);
  };
  const draw = (): void => {
    if (lost.length === 0) return place.replaceChildren();
    place.replaceChildren(notice());
  };
  const notice = (): HTMLElement => {
    const names = lost.map((seat) => make("li", {}, fill(words.lost, { what: hall.speech.spot(seat) })));
    const box = make("section", { class: "notice warn" }, make("h2", {}, words.lostTitle), make("ul", {}, ...names));
    if (hall.count > 0) box.append(make("p", {}, words.lostKept));
    const offers = hall.nearest(lost[0]!, OFFERS);
    if (offers.length === 0) return box;
    box.append(make("p", {}, words.nearest), make("div", { class: "row" }, ...offers.map(offer)));
    return box;
  };
  const offer = (seat: number): HTMLElement => {
    const price = hall.speech.money(hall.level(seat)?.minor ?? 0);
    const button = make("button", { type: "button", class: "button" }, fill(words.take, { what: hall.speech.spot(seat), price }));
    button.addEventListener("click", () => {
      lost.shift();
      hall.choose(seat);
      draw();
    });
    return button;
  };
  hall.listen((change) => {
    for (const seat of change.lost ?? []) {
      // What the page came with as refused, it explains itself.
      if (!lost.includes(seat) && !told.includes(hall.plan.label(seat))) lost.push(seat);
    }
    for (const seat of change.seats ?? []) if (hall.isChosen(seat)) taken(seat);
    if (change.lost || (lost.length > 0 && (change.seats || change.everything))) draw();
  });
}
