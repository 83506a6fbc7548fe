// The colours of the page, read from its custom properties, as canvases and
// shaders need them.

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

export interface Theme {
  surface: Colour;
  sunken: Colour;
  ink: Colour;
  inkSoft: Colour;
  line: Colour;
  lineStrong: Colour;
  accent: Colour;
  onAccent: Colour;
  accentInk: Colour;
  bad: Colour;
  font: string;
  dark: boolean;
}

const PROPERTIES = {
  surface: "--surface",
  sunken: "--sunken",
  ink: "--ink",
  inkSoft: "--ink-soft",
  line: "--line",
  lineStrong: "--line-strong",
  accent: "--accent",
  onAccent: "--on-accent",
  accentInk: "--accent-ink",
  bad: "--bad",
} as const;

/** Reads the theme where the host stands, so that an organiser's accent counts. */
export function readTheme(host: HTMLElement): Theme {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none");
  host.append(probe);
  const computed = getComputedStyle(probe);
  const colours = Object.fromEntries(
    Object.entries(PROPERTIES).map(([name, property]) => {
      probe.style.color = `var(${property})`;
      return [name, readColour(computed.color)];
    }),
  ) as Record<keyof typeof PROPERTIES, Colour>;
  const font = computed.fontFamily;
  probe.remove();
  return { ...colours, font, dark: lightness(colours.surface) < 0.5 };
}

let pixel: CanvasRenderingContext2D | null | undefined;

/** Reads any colour a browser knows; what is none is black. */
export function readColour(css: string): Colour {
  const hex = /^#([0-9a-f]{6})/i.exec(css);
  if (hex) {
    const all = Number.parseInt(hex[1]!, 16);
    return [(all >> 16) / 255, ((all >> 8) & 255) / 255, (all & 255) / 255];
  }
  if (pixel === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    pixel = canvas.getContext("2d", { willReadFrequently: true });
  }
  if (!pixel) return [0, 0, 0];
  pixel.fillStyle = "#000";
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255];
}

/** For a canvas. */
export function css([red, green, blue]: Colour, alpha = 1): string {
  return `rgb(${Math.round(red * 255)} ${Math.round(green * 255)} ${Math.round(blue * 255)} / ${alpha})`;
}

export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function lightness([red, green, blue]: Colour): number {
  return (Math.max(red, green, blue) + Math.min(red, green, blue)) / 2;
}

/** Charts are drawn on white. By night their greys are turned round, and their colours calmed. */
export function forScheme(colour: Colour, theme: Theme): Colour {
  if (!theme.dark) return colour;
  const spread = Math.max(...colour) - Math.min(...colour);
  const turned = mix(theme.surface, theme.ink, 1 - lightness(colour));
  return spread < 0.12 ? turned : mix(theme.surface, colour, lightness(colour) > 0.6 ? 0.45 : 0.8);
}
