// Tells taps from drags, a second tap from a first, and says where a mouse
// points. What moves less than SLOP is a tap, as fingers are not still.

import type { Point } from "./types";

const SLOP = 8;
const TWICE_WITHIN = 320; // ms
const TWICE_NEAR = 24;

export interface Pointing {
  /** A tap, in pixels of the host; whether it did something. */
  tap(at: Point, finger: boolean): boolean;
  /** A second tap where the first did nothing. */
  twice(at: Point): void;
  /** A mouse is here, or gone. */
  hover(at: Point | undefined): void;
}

export function listenToPointer(host: HTMLElement, { tap, twice, hover }: Pointing): () => void {
  let down: { id: number; at: Point } | undefined;
  let idle: { at: Point; time: number } | undefined; // a tap that did nothing
  let box: DOMRect | undefined;

  const place = (event: PointerEvent): Point => {
    box ??= host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const far = (a: Point, b: Point, limit: number): boolean => Math.hypot(a.x - b.x, a.y - b.y) >= limit;

  const started = (event: PointerEvent): void => {
    box = undefined;
    hover(undefined);
    down = event.isPrimary && event.button === 0 ? { id: event.pointerId, at: place(event) } : undefined;
  };
  const moved = (event: PointerEvent): void => {
    if (down && far(place(event), down.at, SLOP)) down = undefined;
    else if (!down && event.pointerType === "mouse" && event.buttons === 0) {
      box = undefined;
      hover(place(event));
    }
  };
  const ended = (event: PointerEvent): void => {
    if (down?.id !== event.pointerId) return;
    const at = place(event);
    const ok = !far(at, down.at, SLOP);
    down = undefined;
    if (!ok) return;
    if (idle && event.timeStamp - idle.time < TWICE_WITHIN && !far(at, idle.at, TWICE_NEAR)) {
      idle = undefined;
      return twice(at);
    }
    idle = tap(at, event.pointerType !== "mouse") ? undefined : { at, time: event.timeStamp };
  };
  const left = (): void => {
    down = undefined;
    hover(undefined);
  };

  const stop = new AbortController();
  const { signal } = stop;
  host.addEventListener("pointerdown", started, { signal });
  host.addEventListener("pointermove", moved, { signal });
  host.addEventListener("pointerup", ended, { signal });
  host.addEventListener("pointercancel", left, { signal });
  host.addEventListener("pointerleave", left, { signal });
  return () => stop.abort();
}
