// A picture of all seat numbers that occur, from which the shader takes each
// seat's own: so numbers move with the seats and cost no script.

import { isWheelchair } from "./map-forms";
import { drawWheelchair } from "./map-signs";
import type { Plan } from "./types";

export interface Numbers {
  picture: HTMLCanvasElement;
  columns: number;
  rows: number;
  /** By seat; 0 is empty. */
  cells: Uint16Array;
  /** Seats whose number found no place in the picture. */
  left: number[];
}

const WIDE = 96;
const HIGH = 48;
const COLUMNS = 16;
// With a picture of 1536 by 2016. What does not fit is written by map-labels.ts.
const MOST = COLUMNS * 42;
const SIGN = 1;

export function drawNumbers(plan: Plan, forms: Uint8Array, font: string): Numbers {
  const cells = new Uint16Array(plan.count);
  const left: number[] = [];
  const known = new Map<string, number>();
  const texts: string[] = ["", ""];
  for (let seat = 0; seat < plan.count; seat++) {
    if (isWheelchair(forms, seat)) {
      cells[seat] = SIGN;
      continue;
    }
    const number = plan.number(seat);
    let cell = known.get(number);
    if (cell === undefined && texts.length < MOST) {
      cell = texts.push(number) - 1;
      known.set(number, cell);
    }
    if (cell === undefined) left.push(seat);
    else cells[seat] = cell;
  }
  const rows = Math.ceil(texts.length / COLUMNS);
  const picture = document.createElement("canvas");
  picture.width = WIDE * COLUMNS;
  picture.height = HIGH * rows;
  const ink = picture.getContext("2d");
  if (ink) {
    ink.fillStyle = ink.strokeStyle = "#fff";
    ink.font = `520 ${HIGH * 0.8}px ${font}`;
    ink.textAlign = "center";
    ink.textBaseline = "alphabetic";
    texts.forEach((text, cell) => {
      const x = (cell % COLUMNS) * WIDE + WIDE / 2;
      const y = Math.floor(cell / COLUMNS) * HIGH;
      if (cell === SIGN) drawWheelchair(ink, x, y + HIGH / 2, HIGH);
      else ink.fillText(text, x, y + HIGH * 0.79, WIDE * 0.92);
    });
  }
  return { picture, columns: COLUMNS, rows, cells, left };
}
