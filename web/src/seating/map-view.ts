// Where the window onto a plan is, and the thresholds between far and near.

/** A place of the plan appears at k * place + (x, y), in CSS pixels of the host. */
export interface View {
  k: number;
  x: number;
  y: number;
  width: number; // of the host
  height: number;
  ratio: number; // device pixels in a CSS pixel
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

// How large a seat with its room appears, in CSS pixels, where things change.
// Farther than ROWS, a section is one thing; from NUMBERS on, seats have room
// for a number.
export const ROWS = 9;
export const NUMBERS = 17;
export const LARGEST = 56;
// A fingertip reaches this far, and is too thick for seats below TOUCHABLE.
export const FINGER = 22;
export const TOUCHABLE = 18;
// What a flight to a seat ends at.
export const COMFORTABLE = 26;

/** 0 below from, 1 above to, smooth between. */
export function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

export function emptyBox(): Box {
  return { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY };
}

/** Makes a box include a place and some room around it. */
export function include(box: Box, x: number, y: number, room = 0): void {
  box.left = Math.min(box.left, x - room);
  box.top = Math.min(box.top, y - room);
  box.right = Math.max(box.right, x + room);
  box.bottom = Math.max(box.bottom, y + room);
}

/** Whether a box of the plan can be seen. */
export function visible(box: Box, view: View): boolean {
  return (
    view.k * box.right + view.x >= 0 &&
    view.k * box.left + view.x <= view.width &&
    view.k * box.bottom + view.y >= 0 &&
    view.k * box.top + view.y <= view.height
  );
}
