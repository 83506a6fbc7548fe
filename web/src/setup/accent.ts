// Shows a colour as it will look, and how well white words are read on it, by
// the rules of accent.go.

type Colour = [number, number, number];

const READABLE = 4.55; // WCAG 2 asks for 4.5

function parse(text: string): Colour {
  const n = Number.parseInt(text.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((v) => {
    const x = v / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of white with a colour. */
function contrast(colour: Colour): number {
  return 1.05 / (luminance(colour) + 0.05);
}

/** A small step towards black. */
function darker(colour: Colour): Colour {
  return colour.map((v) => Math.max(0, Math.round(v * 0.95 - 0.49))) as Colour;
}

function write(colour: Colour): string {
  return "#" + colour.map((v) => v.toString(16).padStart(2, "0")).join("");
}

export function showAccent(): void {
  const input = document.querySelector<HTMLInputElement>("input[data-accent]");
  const sample = document.querySelector<HTMLElement>(".accent-sample");
  const said = sample?.querySelector<HTMLElement>("[data-contrast]");
  if (!input || !sample || !said) return;
  input.addEventListener("input", () => {
    const chosen = parse(input.value);
    let used = chosen;
    while (contrast(used) < READABLE) used = darker(used);
    const hard = contrast(chosen) < READABLE;
    sample.style.setProperty("--accent", write(used));
    sample.querySelector("rect")?.setAttribute("fill", write(used));
    said.textContent = (said.dataset["contrast"] ?? "").replace("#", `${Math.floor(contrast(chosen) * 10) / 10} : 1`);
    sample.querySelector<HTMLElement>("[data-fine]")!.hidden = hard;
    sample.querySelector<HTMLElement>("[data-darker]")!.hidden = !hard;
  });
}
