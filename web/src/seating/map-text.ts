// Pictures of short texts: drawing a label again and again while the map moves
// is then a copy, not a setting of type. Each has a canvas of its own; one for
// all would be copied whole whenever a text is added to it.

import { css, type Theme } from "./map-colours";

export interface Line {
  text: string;
  size: number;
  weight: number;
  soft?: boolean; // in the softer ink
}

/** The picture of a text; its size is in device pixels. */
export type Sprite = HTMLCanvasElement;

export interface Texts {
  /** Forgets all, as after a change of colours or of the size of pixels. */
  reset(theme: Theme, ratio: number): void;
  /** How large some lines would be, in CSS pixels, without painting them. */
  size(lines: readonly Line[], plate: boolean): { wide: number; high: number };
  /** The picture of some lines, on a plate or bare with a rim. */
  sprite(lines: readonly Line[], plate: boolean): Sprite;
  /** The picture of one bare word in the softer ink. */
  word(text: string, size: number): Sprite;
}

const MOST = 2000;
const WIDEST = 400;
const PAD_X = 8;
const PAD_Y = 5;
const LEADING = 1.28;

export function keepTexts(): Texts {
  const known = new Map<string, Sprite>();
  const ruler = document.createElement("canvas").getContext("2d");
  let theme: Theme | undefined;
  let ratio = 1;
  const font = ({ weight, size }: Line): string => `${weight} ${size}px ${theme?.font ?? "sans-serif"}`;

  const widths = new Map<string, number>();
  function widthOf(line: Line): number {
    const key = `${line.weight} ${line.size} ${line.text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (ruler) ruler.font = font(line);
      if (widths.size > 4 * MOST) widths.clear();
      widths.set(key, (width = ruler?.measureText(line.text).width ?? 0));
    }
    return width;
  }

  function size(lines: readonly Line[], plate: boolean): { wide: number; high: number } {
    let [wide, high] = [0, 0];
    for (const line of lines) {
      wide = Math.max(wide, widthOf(line));
      high += line.size * LEADING;
    }
    return { wide: Math.min(wide, WIDEST) + 2 * (plate ? PAD_X : 3), high: high + 2 * (plate ? PAD_Y : 1) };
  }

  function paint(lines: readonly Line[], plate: boolean): Sprite {
    const sprite = document.createElement("canvas");
    const { wide, high } = size(lines, plate);
    sprite.width = Math.ceil(wide * ratio);
    sprite.height = Math.ceil(high * ratio);
    const ink = sprite.getContext("2d");
    if (!ink || !theme) return sprite;
    ink.scale(ratio, ratio);
    if (plate) {
      ink.fillStyle = css(theme.surface, 0.94);
      ink.strokeStyle = css(theme.line);
      ink.beginPath();
      ink.roundRect(0.5, 0.5, wide - 1, high - 1, 6);
      ink.fill();
      ink.stroke();
    }
    ink.textAlign = "center";
    ink.direction = document.dir === "rtl" ? "rtl" : "ltr";
    ink.textBaseline = "alphabetic";
    let at = plate ? PAD_Y : 1;
    for (const line of lines) {
      ink.font = font(line);
      const base = at + line.size * (LEADING / 2 + 0.36);
      if (!plate) {
        ink.strokeStyle = css(theme.surface, 0.9);
        ink.lineWidth = 3.5;
        ink.lineJoin = "round";
        ink.strokeText(line.text, wide / 2, base, wide);
      }
      ink.fillStyle = css(line.soft ? theme.inkSoft : theme.ink);
      ink.fillText(line.text, wide / 2, base, wide);
      at += line.size * LEADING;
    }
    return sprite;
  }

  function keep(key: string, make: () => Sprite): Sprite {
    let sprite = known.get(key);
    if (!sprite) {
      if (known.size >= MOST) known.clear();
      known.set(key, (sprite = make()));
    }
    return sprite;
  }

  return {
    reset: (next, pixels) => {
      theme = next;
      ratio = pixels;
      known.clear();
      widths.clear();
    },
    size,
    sprite: (lines, plate) => keep(`${plate} ${lines.map(({ text, size }) => `${size} ${text}`).join("\n")}`, () => paint(lines, plate)),
    word: (text, size) => keep(size + text, () => paint([{ text, size, weight: 560, soft: true }], false)),
  };
}
