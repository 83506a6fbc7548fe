// The legend whose prices are filters, and the filter for places that are made
// for wheelchairs. What does not pass is dimmed and cannot be chosen.
import type { ShowHall } from "./hall";

export function openFilters(root: ParentNode, hall: ShowHall): void {
  const chips = [...root.querySelectorAll<HTMLButtonElement>("[data-level]")];
  const access = root.querySelector<HTMLButtonElement>("[data-accessible]");
  const paint = (): void => {
    hall.palette.forEach((colour, level) => {
      const chip = chips.find((one) => one.dataset["level"] === hall.levels[level]?.id);
      chip?.querySelector<HTMLElement>(".price-swatch")?.style.setProperty("--swatch", colour);
    });
  };
  const apply = (): void => {
    const levels = new Set<number>();
    for (const chip of chips) {
      if (pressed(chip)) levels.add(hall.levels.findIndex((level) => level.id === chip.dataset["level"]));
    }
    hall.setFilter({ levels, accessible: access !== null && pressed(access) });
  };
  for (const chip of [...chips, ...(access ? [access] : [])]) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(!pressed(chip)));
      apply();
    });
  }
  if (access) access.hidden = !anyAccessible(hall);
  hall.listen((change) => {
    if (change.everything) paint();
  });
  paint();
}

function pressed(button: HTMLElement): boolean {
  return button.getAttribute("aria-pressed") === "true";
}

function anyAccessible(hall: ShowHall): boolean {
  for (let seat = 0; seat < hall.plan.count; seat++) if (hall.plan.accessible(seat)) return true;
  return false;
}
