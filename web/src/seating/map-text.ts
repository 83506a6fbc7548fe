// Pictures of short texts: drawing a label again and again while the map moves
// is then a copy, not a setting of type. Setting type is the slowest thing a map
// does, so a text that is asked for is painted later, a few in each frame, and
// they share large sheets: a canvas is slow to open and to find its fonts.

import { css, type Theme } from "./map-colours";

export interface Line {
  text: string;
  size: number;
  weight: number;
  soft?: boolean; // in the softer ink
}

/** The picture of a text: where it lies on its sheet, in device pixels. */
export interface Sprite {
  sheet: HTMLCanvasElement;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Texts {
  /**
   * Begins a frame: paints some of what the frames before asked for. Only here,
   * because a sheet that is drawn from and painted in turn is copied each time.
   * While the map moves, frames have less time.
   */
  frame(moving: boolean): void;
  /** Whether something was asked for that a later frame will have. */
  readonly behind: boolean;
  /** Forgets all, as after a change of colours or of the size of pixels. */
  reset(theme: Theme, ratio: number): void;
  /** How large some lines would be, in CSS pixels, without painting them. */
  size(lines: readonly Line[], plate: boolean): { wide: number; high: number };
  /** The picture of some lines, on a plate or bare with a rim. */
  sprite(lines: readonly Line[], plate: boolean): Sprite | undefined;
  /** The picture of one bare word in the softer ink. */
  word(text: string, size: number): Sprite | undefined;
}

const MOST = 2000;
// Lines of text set in one frame: few enough that a slow phone has it in time.
const MOVING = 4;
const RESTING = 16;
// The size of a sheet, in device pixels. One that was drawn from is copied when
// it is next painted, so it is small.
const WIDE = 1024;
const HIGH = 128;
const GAP = 2; // between pictures on a sheet
const WIDEST = 400;
const PAD_X = 8;
const PAD_Y = 5;
const LEADING = 1.28;

export function keepTexts(): Texts {
  const known = new Map<string, Sprite>();
  const asked = new Map<string, { lines: readonly Line[]; plate: boolean }>();
  const ruler = document.createElement("canvas").getContext("2d");
  let theme: Theme | undefined;
  let ratio = 1;
  // The sheet that is being filled, line by line.
  let sheet: { canvas: HTMLCanvasElement; ink: CanvasRenderingContext2D; x: number; y: number; high: number } | undefined;
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

  /** Finds room on a sheet. */
  function room(width: number, height: number): typeof sheet {
    if (sheet && sheet.x + width > WIDE) Object.assign(sheet, { x: 0, y: sheet.y + sheet.high + GAP, high: 0 });
    if (!sheet || sheet.y + height > HIGH) {
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(WIDE, width);
      canvas.height = Math.max(HIGH, height);
      const ink = canvas.getContext("2d");
      sheet = ink ? { canvas, ink, x: 0, y: 0, high: 0 } : undefined;
    }
    return sheet;
  }

  function paint(lines: readonly Line[], plate: boolean): Sprite | undefined {
    const { wide, high } = size(lines, plate);
    const [width, height] = [Math.ceil(wide * ratio), Math.ceil(high * ratio)];
    const on = room(width, height);
    if (!on || !theme) return undefined;
    const { ink, x, y } = on;
    ink.setTransform(ratio, 0, 0, ratio, x, y);
    Object.assign(on, { x: x + width + GAP, high: Math.max(on.high, height) });
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
    return { sheet: on.canvas, x, y, width, height };
  }

  function forget(): void {
    known.clear();
    sheet = undefined;
  }

  function find(key: string, lines: readonly Line[], plate: boolean): Sprite | undefined {
    const sprite = known.get(key);
    if (!sprite) asked.set(key, { lines, plate });
    return sprite;
  }

  return {
    frame: (moving) => {
      if (known.size >= MOST) forget();
      let left = moving ? MOVING : RESTING;
      for (const [key, { lines, plate }] of asked) {
        if (left <= 0) break;
        left -= lines.length;
        const sprite = paint(lines, plate);
        if (sprite) known.set(key, sprite);
      }
      asked.clear(); // what is still wanted is asked for again
    },
    get behind() {
      return asked.size > 0;
    },
    reset: (next, pixels) => {
      theme = next;
      ratio = pixels;
      forget();
      asked.clear();
      widths.clear();
    },
    size,
    sprite: (lines, plate) => find(`${plate} ${lines.map(({ text, size }) => `${size} ${text}`).join("\n")}`, lines, plate),
    word: (text, size) => find(size + text, [{ text, size, weight: 560, soft: true }], false),
  };
}
