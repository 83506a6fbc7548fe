// Colours of the price levels: the chart's own, moved towards black or white
// until they can be told from the ground in the page's scheme.

type Colour = [red: number, green: number, blue: number];

const LEAST = 3; // contrast of a mark with its ground, WCAG 1.4.11
const GROUNDS: Record<"light" | "dark", Colour> = { light: [250, 250, 249], dark: [17, 17, 20] };
const SPARE: Colour = [133, 134, 143];

function parse(text: string): Colour {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(text);
  if (!digits) return SPARE;
  return [Number.parseInt(digits[1]!, 16), Number.parseInt(digits[2]!, 16), Number.parseInt(digits[3]!, 16)];
}

function write(colour: Colour): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return x > y ? x / y : y / x;
}

/** The colour itself, or the nearest on its way to black or white that can be seen. */
export function seen(text: string, scheme: "light" | "dark"): string {
  const colour = parse(text);
  const ground = GROUNDS[scheme];
  const end = scheme === "light" ? 0 : 255;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = colour.map((part) => part + (end - part) * share) as Colour;
    if (contrast(mixed, ground) >= LEAST) return write(mixed);
  }
  return write([end, end, end]);
}
