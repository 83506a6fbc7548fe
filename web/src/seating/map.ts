// The drawing of a hall. Three canvases lie over each other: the ground (map-
// ground.ts), the seats (map-seats-gl.ts, or map-seats-canvas.ts), the labels
// (map-labels.ts). They are drawn again only when something changed, at most
// once a frame. The map knows a Hall and nothing of what its seats are for.

import { openCamera } from "./map-camera";
import { readTheme, type Theme } from "./map-colours";
import { readForms } from "./map-forms";
import { layGround } from "./map-ground";
import { findHits } from "./map-hit";
import { writeLabels, type Marks } from "./map-labels";
import { readLooks } from "./map-looks";
import { listenToPointer } from "./map-pointer";
import type { SeatPainter } from "./map-seats";
import { seatsByCanvas } from "./map-seats-canvas";
import { seatsByGl } from "./map-seats-gl";
import { boxOf } from "./map-shapes";
import { COMFORTABLE, emptyBox, FINGER, include, ROWS, TOUCHABLE, type Box } from "./map-view";
import { seatIndex } from "./seat-index";
import type { Change, Hall, MapOptions, Point, SeatMap } from "./types";

// What is to be drawn again.
const GROUND = 1;
const SEATS = 2;
const LABELS = 4;
const ALL = GROUND | SEATS | LABELS;

// Room between the edge of the window and a seat that was brought into view.
const EDGE = 48;

/** Where tests and tools find the map of a host. */
export interface MapHost extends HTMLElement {
  seatMap?: SeatMap;
}

export function openMap(host: MapHost, hall: Hall, options: MapOptions = {}): SeatMap {
  const { plan } = hall;
  const surface = document.createElement("div");
  surface.className = "map-surface";
  surface.ariaHidden = "true";
  const [under, over] = [layer(), layer()];
  const ground = layGround(hall);
  const labels = writeLabels(hall);
  const forms = readForms(plan);
  const looks = readLooks(hall);
  const hits = findHits(plan);
  const lost = new Set<number>();
  let seats = openSeats();
  let theme: Theme;
  let floor: number | undefined;
  let dirty = 0;
  let frame = 0;
  let hovered: number | undefined;
  let shown = false; // for the first time
  let sized = false;

  surface.append(under.canvas, seats.canvas, over.canvas);
  host.append(surface);
  const camera = openCamera(surface, plan.pitch, ground.bounds, () => draw(ALL));
  const { view } = camera;

  function openSeats(): { canvas: HTMLCanvasElement; painter: SeatPainter | undefined } {
    const { canvas } = layer();
    const painter = seatsByGl(canvas, plan, forms, looks.bytes);
    if (painter) {
      canvas.addEventListener("webglcontextlost", lose);
      return { canvas, painter };
    }
    return openPlainSeats();
  }

  function openPlainSeats(): { canvas: HTMLCanvasElement; painter: SeatPainter | undefined } {
    const { canvas } = layer();
    return { canvas, painter: seatsByCanvas(canvas, plan, forms, looks.bytes) };
  }

  /** A driver may take the context away at any time: the plain canvas goes on. */
  function lose(event: Event): void {
    event.preventDefault();
    const plain = openPlainSeats();
    seats.canvas.replaceWith(plain.canvas);
    seats = plain;
    if (sized) plain.painter?.resize(view);
    plain.painter?.theme(theme, hall.palette);
    draw(SEATS);
  }

  function draw(what: number): void {
    dirty |= what;
    if (!frame && sized) frame = requestAnimationFrame(paint);
  }

  function paint(now: number): void {
    frame = 0;
    const flying = camera.advance(now); // marks all as dirty where it moves
    const what = dirty;
    dirty = 0;
    if (what & GROUND) ground.draw(under.ink, view, floor);
    if (what & SEATS) seats.painter?.draw(view, floor, camera.moving);
    const behind = what & LABELS && labels.draw(over.ink, view, floor, marks(), camera.moving);
    if (flying) draw(ALL);
    else if (behind) draw(LABELS);
    if (!shown) {
      shown = true;
      performance.mark("seats-drawn");
      whenIdle(() => {
        seats.painter?.prepare();
        if (plan.count > 0) seatIndex(plan);
        draw(SEATS | LABELS);
      });
    }
  }

  function marks(): Marks {
    return { chosen: looks.chosen, lost, focus: hall.focus, here: here(), unnumbered: seats.painter?.unnumbered ?? [] };
  }

  /** The section in the middle of the window, when its outline may be out of sight. */
  function here(): number | undefined {
    if (plan.sections.length < 2 || plan.pitch * view.k < ROWS) return undefined;
    return hits.section(toPlan({ x: view.width / 2, y: view.height / 2 }), view.height / 3 / view.k, floor);
  }

  function size(): void {
    const { clientWidth: width, clientHeight: height } = surface;
    if (width === 0 || height === 0) return;
    sized = true;
    const ratio = devicePixelRatio;
    const sharper = ratio !== view.ratio;
    camera.resize(width, height, ratio);
    for (const { canvas } of [under, over]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    seats.painter?.resize(view);
    if (sharper) labels.theme(theme, ratio);
    // At once: a canvas that was resized is empty.
    cancelAnimationFrame(frame);
    dirty = ALL;
    paint(performance.now());
  }

  function colour(): void {
    theme = readTheme(host);
    ground.theme(theme);
    labels.theme(theme, view.ratio);
    seats.painter?.theme(theme, hall.palette);
    draw(ALL);
  }

  function change(changed: Change): void {
    if (changed.everything) {
      seats.painter?.theme(theme, hall.palette);
      ground.theme(theme);
    }
    if (changed.everything || changed.seats) {
      const other = looks.take(changed);
      if (other === "all" || other.length > 0) seats.painter?.looks(other);
      labels.stale(changed.everything ? "all" : (changed.seats ?? []));
      draw(SEATS | LABELS);
    }
    if (changed.areas || changed.everything) draw(GROUND | LABELS);
    if (changed.lost) {
      lost.clear();
      for (const seat of changed.lost) lost.add(seat);
      draw(LABELS);
    }
    if (changed.focus) {
      if (hall.focus !== undefined && hall.focus !== hovered) reveal(hall.focus);
      draw(LABELS);
    }
  }

  /** Brings a seat into view, moving no more than is needed. */
  function reveal(seat: number): void {
    const onFloor = plan.sections[plan.sectionOf[seat]!]!.floor;
    if (floor !== undefined && onFloor !== floor) map.showFloor(onFloor);
    const k = plan.pitch * view.k < ROWS * 1.4 ? COMFORTABLE / plan.pitch : view.k;
    if (k !== view.k) return camera.fly(k, plan.x[seat]!, plan.y[seat]!);
    const off = (at: number, window: number): number => Math.max(0, EDGE - at) - Math.max(0, at - (window - EDGE));
    const right = off(k * plan.x[seat]! + view.x, view.width);
    const down = off(k * plan.y[seat]! + view.y, view.height);
    if (right !== 0 || down !== 0) camera.fly(k, (view.width / 2 - view.x - right) / k, (view.height / 2 - view.y - down) / k);
  }

  function show(box: Box, closest: number): void {
    camera.fly(Math.min(camera.fit(box), closest), (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }

  function boxOfSeats(all: Iterable<number>): Box {
    const box = emptyBox();
    for (const seat of all) include(box, plan.x[seat]!, plan.y[seat]!, plan.pitch);
    return box;
  }

  function boxOfFloor(wanted: number): Box {
    const box = emptyBox();
    const grow = (one: Box): void => {
      if (one.left > one.right) return;
      include(box, one.left, one.top);
      include(box, one.right, one.bottom);
    };
    plan.sections.forEach((section, i) => section.floor === wanted && grow(boxOfSection(i)));
    for (const area of plan.areas) if (area.floor === wanted && area.outline.length > 0) grow(boxOf(area.outline));
    return box.left > box.right ? ground.bounds : box;
  }

  function boxOfSection(section: number): Box {
    const { first, count, outline } = plan.sections[section]!;
    const box = outline.length > 2 ? boxOf(outline) : emptyBox();
    for (let seat = first; seat < first + count; seat++) include(box, plan.x[seat]!, plan.y[seat]!, plan.pitch);
    return box;
  }

  const toPlan = (at: Point): Point => ({ x: (at.x - view.x) / view.k, y: (at.y - view.y) / view.k });
  const onFloor = (seat: number): boolean => floor === undefined || plan.sections[plan.sectionOf[seat]!]!.floor === floor;

  function tap(at: Point, finger: boolean): boolean {
    lost.clear();
    const place = toPlan(at);
    const size = plan.pitch * view.k;
    const near = size >= (finger ? TOUCHABLE : ROWS);
    if (near) {
      const reach = Math.max(0.75 * plan.pitch, finger ? FINGER / view.k : 0);
      const seat = hits.seat(place, reach, (one) => onFloor(one) && hall.selectable(one)) ?? hits.seat(place, 0.6 * plan.pitch, onFloor);
      if (seat !== undefined) {
        hovered = seat;
        if (options.onSeat) options.onSeat(seat);
        else if (!options.still && hall.selectable(seat)) hall.choose(seat);
        return true;
      }
    }
    const area = hits.area(place, floor);
    const section = near ? undefined : hits.section(place, Math.max(FINGER / view.k, 2 * plan.pitch), floor);
    if (section !== undefined) {
      if (size < ROWS) options.onSection?.(section);
      enter(section, place);
      return true;
    }
    if (area === undefined) return false;
    options.onArea?.(area);
    return options.onArea !== undefined;
  }

  /** Flies into a section: to all of it if seats can be told apart then, else to where it was tapped. */
  function enter(section: number, place: Point): void {
    const box = boxOfSection(section);
    const fits = camera.fit(box);
    const wanted = (1.25 * TOUCHABLE) / plan.pitch;
    if (fits >= wanted) return show(box, COMFORTABLE / plan.pitch);
    camera.fly(Math.max(fits, wanted), place.x, place.y);
  }

  function hover(at: Point | undefined): void {
    const seat = at && plan.pitch * view.k >= ROWS * 0.8 && !camera.moving ? hits.seat(toPlan(at), 0.6 * plan.pitch, onFloor) : undefined;
    if (seat === hovered && seat === undefined) return;
    hovered = seat;
    surface.classList.toggle("over-seat", seat !== undefined && !options.still && hall.selectable(seat));
    const corner = surface.getBoundingClientRect();
    options.onPoint?.(seat, at ? { x: corner.x + at.x, y: corner.y + at.y } : { x: 0, y: 0 });
  }

  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const resizing = new ResizeObserver(size);
  const map: SeatMap = {
    get engine() {
      return seats.painter?.engine ?? "canvas";
    },
    showSeats: (all) => {
      if (all.length > 0) show(boxOfSeats(all), COMFORTABLE / plan.pitch);
    },
    showSection: (section) => {
      if (plan.sections[section]) show(boxOfSection(section), COMFORTABLE / plan.pitch);
    },
    showFloor: (wanted) => {
      floor = plan.floors[wanted] ? wanted : undefined;
      const box = floor === undefined ? ground.bounds : boxOfFloor(floor);
      camera.bound(box);
      show(box, COMFORTABLE / plan.pitch);
      draw(ALL);
    },
    showAll: () => map.showFloor(-1),
    zoomBy: (factor) => camera.zoomBy(factor),
    placeOf: (seat) => {
      const [x, y] = [view.k * plan.x[seat]! + view.x, view.k * plan.y[seat]! + view.y];
      if (!(x >= 0 && x <= view.width && y >= 0 && y <= view.height)) return undefined;
      const corner = surface.getBoundingClientRect();
      return { x: corner.x + x, y: corner.y + y };
    },
    close: () => {
      cancelAnimationFrame(frame);
      stopListening();
      stopPointer();
      resizing.disconnect();
      scheme.removeEventListener("change", colour);
      contrast.removeEventListener("change", colour);
      camera.close();
      seats.canvas.removeEventListener("webglcontextlost", lose);
      seats.painter?.close();
      surface.remove();
      sized = false;
      delete host.seatMap;
    },
  };
  const stopListening = hall.listen(change);
  const stopPointer = listenToPointer(surface, { tap, twice: (at) => camera.zoomBy(2, at), hover });
  scheme.addEventListener("change", colour);
  contrast.addEventListener("change", colour);
  host.seatMap = map;
  colour();
  resizing.observe(surface);
  void document.fonts?.ready.then(colour);
  return map;
}

function layer(): { canvas: HTMLCanvasElement; ink: CanvasRenderingContext2D } {
  const canvas = document.createElement("canvas");
  // The context is asked for when it is drawn on: a canvas has but one kind.
  return {
    canvas,
    get ink() {
      return canvas.getContext("2d")!;
    },
  };
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 50);
}
