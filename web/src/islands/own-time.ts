// Says an instant in the reader's own time, where that is another than the
// venue's, which the page has said already.
//
//   <p data-own-time="2027-03-01T18:40:00Z" data-words="Your time: #" hidden></p>
//
// With data-zone, the name of the venue's time zone, a reader whose clock shows
// the same hour is not told it twice.

function ownTime(at: Date): string {
  const page = document.documentElement.lang;
  const language = page === "en" ? "en-GB" : page || undefined; // as the page itself writes dates
  return new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(at);
}

/** What a clock in a zone shows at an instant. */
function shown(at: Date, zone: string | undefined): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", timeZone: zone }).format(at);
}

/** Whether the reader's clock shows what the venue's shows. */
function same(at: Date, zone: string): boolean {
  try {
    return shown(at, undefined) === shown(at, zone);
  } catch {
    return false; // a zone that this browser does not know
  }
}

/** Fills every place on the page that has an instant to say. */
export function tellOwnTime(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-own-time]")) {
    const at = new Date(element.dataset["ownTime"] ?? "");
    const zone = element.dataset["zone"];
    if (Number.isNaN(at.getTime()) || (zone && same(at, zone))) continue;
    element.textContent = (element.dataset["words"] ?? "#").replace("#", ownTime(at));
    element.hidden = false;
  }
}
