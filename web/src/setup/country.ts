// A country that has one time zone brings it along, unless somebody typed
// another.
export function guessZones(): void {
  const country = document.querySelector<HTMLSelectElement>("select#country");
  const zone = document.querySelector<HTMLInputElement>("input#time_zone");
  if (!country || !zone) return;
  const guess = (): string => country.selectedOptions[0]?.dataset["zone"] ?? "";
  let guessed = zone.value === guess() ? guess() : "";
  country.addEventListener("change", () => {
    if (zone.value !== "" && zone.value !== guessed) return;
    guessed = guess();
    zone.value = guessed;
  });
}
