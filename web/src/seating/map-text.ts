// Pictures of short texts, kept in one canvas: drawing a label again and again
// while the map moves is then a copy, not a setting of type.

import { css, type Theme } from "./map-colours";

export interface Line {
  text: string;
  size: number;
  weight: number;
  soft?: boolean; // in the softer ink
}

/** Where a text lies in the canvas, in device pixels. */
export interface Sprite {
  x: number;
  y: number;
  width: number;
  height: number;
}

const SIDE = 2048;
const PAD_X = 8;
const PAD_Y = 5;
const LEADING = 1.28;

export interface Texts {
  readonly canvas: HTMLCanvasElement;
  /** Forgets all, as after a change of colours or of the size of pixels. */
  reset(theme: Theme, ratio: number): void;
  /** The picture of some lines, on a plate or bare with a rim. */
  sprite(lines: readonly Line[], plate: boolean): Sprite;
}

export function keepTexts(): Texts {
  const canvas = document.createElement("canvas");
  const ink = canvas.getContext("2d");
  const known = new Map<string, Sprite>();
  let theme: Theme | undefined;
  let ratio = 1;
  // The next free place: texts stand on shelves.
  let [x, y, shelf] = [0, 0, 0];

  const clear = (): void => {
    known.clear();
    [x, y, shelf] = [0, 0, 0];
    canvas.width = canvas.height = SIDE; // empties it
  };
  const font = ({ weight, size }: Line): string => `${weight} ${size}px ${theme?.font ?? "sans-serif"}`;

  return {
    canvas,
    reset: (next, pixels) => {
      theme = next;
      ratio = Math.min(pixels, 3);
      clear();
    },
    sprite: (lines, plate) => {
      const key = lines.map(({ text, size, weight, soft }) => `${size}/${weight}/${soft ? 1 : 0}/${text}`).join("\n") + (plate ? "#" : "");
      const before = known.get(key);
      if (before || !ink || !theme) return before ?? { x: 0, y: 0, width: 0, height: 0 };
      let [wide, high] = [0, 0];
      for (const line of lines) {
        ink.font = font(line);
        wide = Math.max(wide, ink.measureText(line.text).width);
        high += line.size * LEADING;
      }
      wide = Math.min(wide, (SIDE / 2 / ratio) | 0) + 2 * (plate ? PAD_X : 3);
      high += 2 * (plate ? PAD_Y : 1);
      const sprite = { x: 0, y: 0, width: Math.ceil(wide * ratio) + 2, height: Math.ceil(high * ratio) + 2 };
      if (x + sprite.width > SIDE) [x, y, shelf] = [0, y + shelf, 0];
      if (y + sprite.height > SIDE) clear();
      [sprite.x, sprite.y] = [x, y];
      x += sprite.width;
      shelf = Math.max(shelf, sprite.height);
      known.set(key, sprite);
      paint(lines, plate, sprite, wide, high);
      return sprite;
    },
  };

  function paint(lines: readonly Line[], plate: boolean, sprite: Sprite, wide: number, high: number): void {
    if (!ink || !theme) return;
    ink.save();
    ink.setTransform(ratio, 0, 0, ratio, sprite.x + 1, sprite.y + 1);
    if (plate) {
      ink.fillStyle = css(theme.surface, 0.94);
      ink.strokeStyle = css(theme.line);
      ink.lineWidth = 1;
      ink.beginPath();
      ink.roundRect(0.5, 0.5, wide - 1, high - 1, 6);
      ink.fill();
      ink.stroke();
    }
    ink.textAlign = "center";
    ink.textBaseline = "alphabetic";
    let at = plate ? PAD_Y : 1;
    for (const line of lines) {
      ink.font = font(line);
      const base = at + line.size * (LEADING / 2 + 0.36);
      if (!plate) {
        ink.strokeStyle = css(theme.surface, 0.9);
        ink.lineWidth = 3.5;
        ink.lineJoin = "round";
        ink.strokeText(line.text, wide / 2, base);
      }
      ink.fillStyle = css(line.soft ? theme.inkSoft : theme.ink);
      ink.fillText(line.text, wide / 2, base, wide);
      at += line.size * LEADING;
    }
    ink.restore();
  }
}
