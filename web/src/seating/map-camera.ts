// Moves the window over the plan: by wheel, drag and pinch through d3-zoom,
// and by flights. It cannot lose the hall: there is no way out of it farther
// than where all can be seen, and none off its edge.

import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { LARGEST, type Box, type View } from "./map-view";

// Room around the hall when all of it is seen, and beyond its edge when one is
// near it, as a share of the window.
const MARGIN = 20;
const BEYOND = 0.3;
const SHORTEST = 160;
const LONGEST = 700;

export interface Camera {
  readonly view: View;
  /** Whether it is being moved, by somebody or by a flight. */
  readonly moving: boolean;
  /** The window's size is another. */
  resize(width: number, height: number, ratio: number): void;
  /** Another part of the plan is all there is to see. */
  bound(box: Box): void;
  /** Flies to where k shows (x, y) in the middle. */
  fly(k: number, x: number, y: number): void;
  /** The scale at which a box fills the window. */
  fit(box: Box): number;
  zoomBy(factor: number, at?: { x: number; y: number }): void;
  /** Goes on with a flight; whether it is still under way. */
  advance(now: number): boolean;
  close(): void;
}

interface Flight {
  path: (t: number) => [number, number, number];
  from: number | undefined; // when it began
  ms: number;
  k: number;
  x: number;
  y: number;
}

export function openCamera(host: HTMLElement, pitch: number, bounds: Box, moved: () => void): Camera {
  const view: View = { k: 1, x: 0, y: 0, width: 1, height: 1, ratio: 1 };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let box = bounds;
  let held = false; // by a finger, a button or a wheel
  let flight: Flight | undefined;

  const behaviour = zoom<HTMLElement, unknown>()
    .extent(() => [[0, 0], [view.width, view.height]])
    .constrain((t) => constrained(t))
    .on("start", (event: { sourceEvent: unknown }) => {
      if (event.sourceEvent) [held, flight] = [true, undefined];
    })
    .on("zoom", ({ transform }: { transform: ZoomTransform }) => {
      [view.k, view.x, view.y] = [transform.k, transform.x, transform.y];
      moved();
    })
    .on("end", () => {
      held = false;
      moved();
    });
  const selection = select(host).call(behaviour).on("dblclick.zoom", null);
  // The page does not scroll under the map, not even at the ends of the scale.
  const keep = (event: Event): void => event.preventDefault();
  host.addEventListener("wheel", keep, { passive: false });

  /** Keeps the hall in the window: in the middle of it while it is smaller. */
  function constrained(t: ZoomTransform): ZoomTransform {
    const within = (at: number, low: number, high: number, window: number): number => {
      const size = t.k * (high - low);
      if (size + 2 * MARGIN <= window) return (window - size) / 2 - t.k * low;
      const slack = Math.max(MARGIN, Math.min(BEYOND * window, (size - window) / 2 + MARGIN));
      return Math.min(slack - t.k * low, Math.max(window - slack - t.k * high, at));
    };
    return zoomIdentity.translate(within(t.x, box.left, box.right, view.width), within(t.y, box.top, box.bottom, view.height)).scale(t.k);
  }

  const limit = (k: number): number => {
    const [least, most] = behaviour.scaleExtent();
    return Math.min(most, Math.max(least, k));
  };
  const fit = (of: Box): number => {
    const wide = Math.max(of.right - of.left, pitch);
    const high = Math.max(of.bottom - of.top, pitch);
    return Math.min(Math.max(40, view.width - 2 * MARGIN) / wide, Math.max(40, view.height - 2 * MARGIN) / high);
  };
  const set = (k: number, x: number, y: number): void => {
    const to = constrained(zoomIdentity.translate(view.width / 2 - k * x, view.height / 2 - k * y).scale(k));
    behaviour.transform(selection, to);
  };
  const middle = (): { x: number; y: number } => ({ x: (view.width / 2 - view.x) / view.k, y: (view.height / 2 - view.y) / view.k });
  const rescale = (): void => {
    const most = LARGEST / pitch;
    behaviour.scaleExtent([Math.min(fit(box), most), most]);
  };

  const camera: Camera = {
    view,
    get moving() {
      return held || flight !== undefined;
    },
    resize: (width, height, ratio) => {
      const first = view.width === 1;
      const whole = first || view.k <= behaviour.scaleExtent()[0] * 1.001;
      const { x, y } = middle();
      Object.assign(view, { width, height, ratio });
      rescale();
      if (whole) set(behaviour.scaleExtent()[0], (box.left + box.right) / 2, (box.top + box.bottom) / 2);
      else set(limit(view.k), x, y);
    },
    bound: (to) => {
      box = to;
      rescale();
    },
    fit,
    fly: (wanted, x, y) => {
      const k = limit(wanted);
      const aim = constrained(zoomIdentity.translate(view.width / 2 - k * x, view.height / 2 - k * y).scale(k));
      const [toX, toY] = [(view.width / 2 - aim.x) / k, (view.height / 2 - aim.y) / k];
      if (calm.matches) {
        flight = undefined;
        return set(k, toX, toY);
      }
      const from = middle();
      const path = behaviour.interpolate()([from.x, from.y, view.width / view.k], [toX, toY, view.width / k]);
      const far = (path as { duration?: number }).duration ?? SHORTEST;
      flight = { path, from: undefined, ms: Math.min(LONGEST, Math.max(SHORTEST, far * 0.4)), k, x: toX, y: toY };
      moved();
    },
    zoomBy: (factor, at) => {
      const k = limit((flight?.k ?? view.k) * factor);
      const { x, y } = flight ?? middle();
      if (!at) return camera.fly(k, x, y);
      // What is under the pointer stays under it.
      const [fixedX, fixedY] = [(at.x - view.x) / view.k, (at.y - view.y) / view.k];
      camera.fly(k, fixedX + (view.width / 2 - at.x) / k, fixedY + (view.height / 2 - at.y) / k);
    },
    advance: (now) => {
      if (!flight) return false;
      flight.from ??= now;
      const t = Math.min(1, (now - flight.from) / flight.ms);
      const { path, k, x, y } = flight;
      if (t === 1) {
        flight = undefined;
        set(k, x, y);
        return false;
      }
      const [atX, atY, width] = path(1 - (1 - t) ** 3);
      const step = zoomIdentity.translate(view.width / 2 - (view.width / width) * atX, view.height / 2 - (view.width / width) * atY).scale(view.width / width);
      behaviour.transform(selection, step);
      return true;
    },
    close: () => {
      flight = undefined;
      host.removeEventListener("wheel", keep);
      selection.on(".zoom", null);
    },
  };
  return camera;
}
