// Draws the seats on a plain canvas, where there is no WebGL2. Only seats in
// the window are drawn, and while the map moves the last picture is moved
// instead; the same shapes tell the states apart.

import { css, mix, readColour, type Colour, type Theme } from "./map-colours";
import { isWheelchair, roomShare, turnOf } from "./map-forms";
import { CHOSEN, DIMMED, STATE, STRIDE } from "./map-looks";
import type { SeatPainter } from "./map-seats";
import { drawCross, drawTick, drawWheelchair } from "./map-signs";
import { NUMBERS, smoothstep, type View } from "./map-view";
import { seatIndex } from "./seat-index";
import { AVAILABLE, GONE, HELD, type Plan } from "./types";

// Below this size a seat is a dot without a shape.
const DOT = 6;

export function seatsByCanvas(canvas: HTMLCanvasElement, plan: Plan, forms: Uint8Array, looks: Uint8Array): SeatPainter | undefined {
  const ink = canvas.getContext("2d");
  if (!ink) return undefined;
  let theme: Theme;
  let colours: Colour[] = [];
  let drawn: View | undefined; // what the picture shows

  /** Moves the picture to where it would be drawn; whether it covers the window well enough. */
  function slide(view: View): boolean {
    if (!drawn) return false;
    const grown = view.k / drawn.k;
    canvas.style.transform = `translate(${view.x - grown * drawn.x}px, ${view.y - grown * drawn.y}px) scale(${grown})`;
    return true;
  }

  function seen(view: View, floor: number | undefined): number[] {
    const room = plan.pitch;
    const found = seatIndex(plan).search(-view.x / view.k - room, -view.y / view.k - room, (view.width - view.x) / view.k + room, (view.height - view.y) / view.k + room);
    return floor === undefined ? found : found.filter((seat) => plan.sections[plan.sectionOf[seat]!]!.floor === floor);
  }

  /** From far: one path for each way to look. */
  function dots(ink: CanvasRenderingContext2D, seats: readonly number[], k: number): void {
    const near = smoothstep(3, 8, plan.pitch * k);
    const calm = 0.62 + 0.38 * near;
    const groups = new Map<number, number[]>();
    for (const seat of seats) {
      const key = (looks[STRIDE * seat]! << 8) | looks[STRIDE * seat + 1]!;
      const group = groups.get(key);
      if (group) group.push(seat);
      else groups.set(key, [seat]);
    }
    for (const [key, group] of groups) {
      const flags = key & 255;
      const colour = colours[key >> 8] ?? theme.inkSoft;
      const state = flags & STATE;
      const chosen = (flags & CHOSEN) !== 0;
      ink.fillStyle = chosen ? css(theme.accent) : css(state >= GONE ? theme.lineStrong : colour, state >= GONE ? 0.16 : calm * (state === HELD ? 0.45 : 1));
      ink.globalAlpha = flags & DIMMED && !chosen ? 0.25 : 1;
      const [wide, high] = [plan.pitch * (1.06 + (0.84 - 1.06) * near), plan.pitch * (1.7 + (0.84 - 1.7) * near)];
      for (const seat of group) ink.fillRect(plan.x[seat]! - wide / 2, plan.y[seat]! - high / 2, wide, high);
    }
    ink.globalAlpha = 1;
  }

  /** From near: each seat with its shape, at the middle of the context. */
  function seatAt(ink: CanvasRenderingContext2D, seat: number, side: number, turn: number): void {
    const flags = looks[STRIDE * seat + 1]!;
    const state = flags & STATE;
    const chosen = (flags & CHOSEN) !== 0;
    const colour = colours[looks[STRIDE * seat]!] ?? theme.inkSoft;
    const wheels = isWheelchair(forms, seat);
    ink.globalAlpha = flags & DIMMED && !chosen ? 0.3 : 1;
    if (state >= GONE && !chosen) {
      ink.strokeStyle = css(theme.lineStrong, 0.85);
      ink.lineWidth = Math.max(1, side * 0.07);
      return drawCross(ink, 0, 0, side);
    }
    const line = Math.min(2.2, Math.max(1, side * 0.075));
    ink.rotate(turn);
    ink.beginPath();
    const half = side / 2 - (chosen ? 0 : line / 2);
    ink.roundRect(-half, -half, 2 * half, 2 * half, wheels ? half : half * 0.36);
    ink.fillStyle = chosen ? css(theme.accent) : css(mix(theme.surface, colour, state === HELD ? 0.1 : 0.16));
    ink.fill();
    if (!chosen) {
      ink.lineWidth = line;
      ink.strokeStyle = css(state === HELD ? mix(theme.surface, colour, 0.55) : colour);
      ink.stroke();
    }
    if (state === HELD && !chosen) {
      ink.save();
      ink.clip();
      ink.rotate(-turn);
      ink.beginPath();
      for (let at = -side; at <= side; at += side * 0.3) {
        ink.moveTo(at - side, side);
        ink.lineTo(at + side, -side);
      }
      ink.lineWidth = side * 0.1;
      ink.stroke();
      ink.restore();
    }
    ink.rotate(-turn);
    if (chosen) {
      ink.strokeStyle = css(theme.onAccent);
      return drawTick(ink, 0, 0, side);
    }
    if (state !== AVAILABLE || flags & DIMMED || side < NUMBERS * 0.8) return;
    ink.fillStyle = ink.strokeStyle = css(theme.ink);
    if (wheels) return drawWheelchair(ink, 0, 0, side * 0.55);
    ink.fillText(plan.number(seat), 0, side * 0.14, side * 0.86);
  }

  return {
    engine: "canvas",
    resize: ({ width, height, ratio }) => {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.transformOrigin = "0 0";
      drawn = undefined;
    },
    theme: (next, palette) => {
      theme = next;
      colours = palette.map(readColour);
      drawn = undefined;
    },
    looks: () => {
      drawn = undefined;
    },
    prepare: () => {
      seatIndex(plan);
    },
    unnumbered: [],
    draw: (view, floor, moving) => {
      if (moving && slide(view)) return;
      canvas.style.transform = "";
      drawn = { ...view };
      const { k, x, y, ratio } = view;
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.clearRect(0, 0, canvas.width, canvas.height);
      const seats = seen(view, floor);
      if (plan.pitch * k < DOT) {
        ink.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
        return dots(ink, seats, k);
      }
      ink.textAlign = "center";
      ink.textBaseline = "alphabetic";
      ink.font = `560 ${plan.pitch * k * 0.34}px ${theme.font}`;
      for (const seat of seats) {
        const side = plan.pitch * roomShare(forms, seat) * k * 0.84;
        ink.setTransform(ratio, 0, 0, ratio, (k * plan.x[seat]! + x) * ratio, (k * plan.y[seat]! + y) * ratio);
        seatAt(ink, seat, side, turnOf(forms, seat));
      }
      ink.globalAlpha = 1;
    },
    close: () => undefined,
  };
}
