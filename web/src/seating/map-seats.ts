// What draws the seats: WebGL2 where there is any, else a plain canvas.

import type { Theme } from "./map-colours";
import type { View } from "./map-view";

export interface SeatPainter {
  readonly engine: "webgl2" | "canvas";
  /** The canvas or its window has another size. */
  resize(view: View): void;
  /** Colours have changed. */
  theme(theme: Theme, palette: readonly string[]): void;
  /** These seats, ascending, or all look different now. */
  looks(changed: readonly number[] | "all"): void;
  /** Prepares what is seen from near; called when there is time. */
  prepare(): void;
  /** Seats on which the painter does not write the number by itself, once it is prepared. */
  readonly unnumbered: readonly number[];
  /** Draws. While the view moves, a painter may be content with less. */
  draw(view: View, floor: number | undefined, moving: boolean): void;
  close(): void;
}
