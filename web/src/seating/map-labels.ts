// What lies over the seats: names, prices and stock of sections from far, the
// names of rows from near, of tables, boxes and standing areas; marks on chosen
// seats; the ring around the seat in focus.

import { css, type Theme } from "./map-colours";
import { boxOf, centroid, clusters, type Cluster } from "./map-shapes";
import { drawTick } from "./map-signs";
import { keepTexts, type Line, type Sprite } from "./map-text";
import { NUMBERS, ROWS, smoothstep, visible, type Box, type View } from "./map-view";
import { AVAILABLE, type Hall, type Point, type Row } from "./types";

export interface Labels {
  theme(theme: Theme, ratio: number): void;
  /** Stock has changed: of these seats' sections, or of all. */
  stale(seats: readonly number[] | "all"): void;
  /** Tells whether another frame is wanted, for labels that this one did not have yet. */
  draw(ink: CanvasRenderingContext2D, view: View, floor: number | undefined, marks: Marks, moving: boolean): boolean;
}

/** What is marked. */
export interface Marks {
  chosen: ReadonlySet<number>;
  lost: ReadonlySet<number>;
  focus: number | undefined;
  /** The section in the middle of the window, which is named where sections no longer are. */
  here: number | undefined;
  /** Seats, ascending, whose numbers are written here and not by who draws the seats. */
  unnumbered: readonly number[];
}

interface Wording {
  lines: Line[];
  plate: boolean;
  slack: number; // how far it may stand out of its place
}

interface Placed {
  cluster: Cluster;
  wording: Wording;
  sprite?: Sprite | undefined; // once it was in the window
}

const NAME = 13;
const SMALL = 11.5;
const SMALLEST = 10.5;
// Steps of scale within which the same labels are shown, so that none flickers.
const STEP = 2 ** 0.25;
// Beyond so many chosen seats their marks would hide the map.
const MOST_PINS = 60;

export function writeLabels(hall: Hall): Labels {
  const { plan } = hall;
  const texts = keepTexts();
  const parts = clusters(plan);
  const short = shortNames(plan.sections.map(({ name }) => name));
  const words = new Map<number, { name: string; price: string; left: string }>();
  const rowBoxes: (Box | undefined)[] = [];
  const tableAt = new Map(plan.tables.map((one) => [one.row, one]));
  const areas = plan.areas.map(({ outline }) => (outline.length > 2 ? { at: centroid(outline), box: boxOf(outline) } : undefined));
  let theme: Theme;
  let placed: Placed[] = [];
  let placedFor = "";

  const wordsOf = (section: number): { name: string; price: string; left: string } => {
    let one = words.get(section);
    if (!one) words.set(section, (one = hall.sectionWords(section)));
    return one;
  };
  const stick = (ink: CanvasRenderingContext2D, view: View, sprite: Sprite | undefined, x: number, y: number): void => {
    if (!sprite) return;
    const { width, height } = sprite;
    ink.drawImage(sprite.sheet, sprite.x, sprite.y, width, height, Math.round(x * view.ratio - width / 2), Math.round(y * view.ratio - height / 2), width, height);
  };

  /** Decides which sections are named at a scale, and with how many words. */
  function place(view: View, floor: number | undefined): Placed[] {
    const k = STEP ** Math.floor(Math.log(view.k) / Math.log(STEP));
    const key = `${k} ${floor}`;
    if (key === placedFor) return placed;
    placedFor = key;
    placed = [];
    const taken: Box[] = [];
    const largest = parts.filter(({ section }) => floor === undefined || plan.sections[section]!.floor === floor).sort((a, b) => area(b.box) - area(a.box));
    for (const cluster of largest) {
      const wide = k * (cluster.box.right - cluster.box.left);
      const high = k * (cluster.box.bottom - cluster.box.top);
      for (const wording of wordings(wordsOf(cluster.section), short[cluster.section]!)) {
        const { wide: width, high: height } = texts.size(wording.lines, wording.plate);
        if (width > wide * wording.slack || height > high * wording.slack) continue;
        const [x, y] = [k * cluster.at.x, k * cluster.at.y];
        const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
        if (taken.some((one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top)) continue;
        taken.push(box);
        placed.push({ cluster, wording });
        break;
      }
    }
    return placed;
  }

  function sections(ink: CanvasRenderingContext2D, view: View, floor: number | undefined): void {
    ink.globalAlpha = 1 - smoothstep(ROWS * 0.95, ROWS * 1.35, plan.pitch * view.k);
    if (ink.globalAlpha > 0) {
      for (const one of place(view, floor)) {
        const { at, box } = one.cluster;
        if (!visible(box, view)) continue;
        one.sprite ??= texts.sprite(one.wording.lines, one.wording.plate);
        stick(ink, view, one.sprite, view.k * at.x + view.x, view.k * at.y + view.y);
      }
    }
    ink.globalAlpha = 1;
  }

  function rows(ink: CanvasRenderingContext2D, view: View, floor: number | undefined): void {
    const size = plan.pitch * view.k;
    const alpha = smoothstep(ROWS * 1.05, ROWS * 1.4, size);
    if (alpha === 0) return;
    ink.globalAlpha = alpha;
    const bothEnds = size > 1.6 * ROWS;
    for (const section of plan.sections) {
      if (floor !== undefined && section.floor !== floor) continue;
      for (let r = section.firstRow; r < section.firstRow + section.rowCount; r++) {
        const row = plan.rows[r]!;
        if (!visible((rowBoxes[r] ??= boxOfRow(row)), view)) continue;
        if (row.kind === "row") rowEnds(ink, view, row, bothEnds);
        else named(ink, view, row, r);
      }
    }
    ink.globalAlpha = 1;
  }

  /** The numbers that free seats do not carry by themselves; all others have a sign instead. */
  function numbers(ink: CanvasRenderingContext2D, view: View, floor: number | undefined, { unnumbered, chosen }: Marks): void {
    if (unnumbered.length === 0 || plan.pitch * view.k < NUMBERS) return;
    for (const seat of unnumbered) {
      const [x, y] = [view.k * plan.x[seat]! + view.x, view.k * plan.y[seat]! + view.y];
      if (x < 0 || x > view.width || y < 0 || y > view.height || chosen.has(seat) || hall.look(seat).state !== AVAILABLE) continue;
      if (floor !== undefined && plan.sections[plan.sectionOf[seat]!]!.floor !== floor) continue;
      stick(ink, view, texts.word(plan.number(seat), 10.5), x, y);
    }
  }

  /** A row says its name at its ends. */
  function rowEnds(ink: CanvasRenderingContext2D, view: View, row: Row, both: boolean): void {
    const sprite = texts.word(row.name || row.id, plan.pitch * view.k < NUMBERS ? 10.5 : 12.5);
    if (!sprite) return;
    const [wide, high] = [sprite.width / view.ratio / 2, sprite.height / view.ratio / 2];
    const last = row.first + row.count - 1;
    const end = (seat: number, other: number): void => {
      const [dx, dy] = [plan.x[seat]! - plan.x[other]!, plan.y[seat]! - plan.y[other]!];
      const length = Math.hypot(dx, dy);
      const [alongX, alongY] = length > 0 ? [dx / length, dy / length] : [-1, 0];
      // Beside the seat, however long the name is.
      const out = 0.5 * plan.pitch + (Math.abs(alongX) * wide + Math.abs(alongY) * high) / view.k;
      const [x, y] = [alongX * out, alongY * out];
      stick(ink, view, sprite, view.k * (plan.x[seat]! + x) + view.x, view.k * (plan.y[seat]! + y) + view.y);
    };
    end(row.first, Math.min(row.first + 1, last));
    if (both && row.count > 2) end(last, last - 1);
  }

  /** A table says its name in its middle, a box at its upper edge. */
  function named(ink: CanvasRenderingContext2D, view: View, row: Row, r: number): void {
    const table = tableAt.get(r);
    const box = rowBoxes[r]!;
    const room = view.k * (table ? table.width : box.right - box.left + plan.pitch);
    const at = table?.at ?? { x: (box.left + box.right) / 2, y: box.top };
    for (const text of [row.name, row.id]) {
      if (!text) continue;
      const sprite = texts.word(text, 11);
      if (!sprite) return;
      if (sprite.width / view.ratio > room) continue;
      return stick(ink, view, sprite, view.k * at.x + view.x, view.k * at.y + view.y);
    }
  }

  function boxOfRow(row: Row): Box {
    if (row.outline.length > 2) return boxOf(row.outline);
    const points: Point[] = [];
    for (let seat = row.first; seat < row.first + row.count; seat++) points.push({ x: plan.x[seat]!, y: plan.y[seat]! });
    const box = boxOf(points);
    return { left: box.left - plan.pitch, top: box.top - plan.pitch, right: box.right + plan.pitch, bottom: box.bottom + plan.pitch };
  }

  function standing(ink: CanvasRenderingContext2D, view: View, floor: number | undefined): void {
    areas.forEach((area, i) => {
      if (!area || !visible(area.box, view) || (floor !== undefined && plan.areas[i]!.floor !== floor)) return;
      // In the part of the area that is seen, so that a large one is always named.
      const clamp = (at: number, low: number, high: number, size: number): number => {
        const [from, to] = [Math.max(0, low), Math.min(size, high)];
        return at < from + 60 || at > to - 60 ? (from + to) / 2 : at;
      };
      const { left, right, top, bottom } = area.box;
      const x = clamp(view.k * area.at.x + view.x, view.k * left + view.x, view.k * right + view.x, view.width);
      const y = clamp(view.k * area.at.y + view.y, view.k * top + view.y, view.k * bottom + view.y, view.height);
      const wide = view.k * (right - left);
      const high = view.k * (bottom - top);
      const said = hall.areaWords(i);
      for (const { lines, plate, slack } of wordings(said, said.name)) {
        const size = texts.size(lines, plate);
        if (size.wide > wide * slack || size.high > high * slack) continue;
        return stick(ink, view, texts.sprite(lines, plate), x, y);
      }
    });
  }

  /** From far a chosen seat is too small to be found, so it gets a pin. */
  function pins(ink: CanvasRenderingContext2D, view: View, floor: number | undefined, chosen: ReadonlySet<number>): void {
    const size = plan.pitch * view.k;
    if (size > 14 || chosen.size > MOST_PINS) return;
    for (const seat of chosen) {
      if (floor !== undefined && plan.sections[plan.sectionOf[seat]!]!.floor !== floor) continue;
      const [x, y] = [(view.k * plan.x[seat]! + view.x) * view.ratio, (view.k * plan.y[seat]! + view.y) * view.ratio];
      ink.beginPath();
      ink.arc(x, y, 9 * view.ratio, 0, 2 * Math.PI);
      ink.fillStyle = css(theme.accent);
      ink.fill();
      ink.strokeStyle = css(theme.surface);
      ink.lineWidth = 2 * view.ratio;
      ink.stroke();
      ink.strokeStyle = css(theme.onAccent);
      drawTick(ink, x, y, 16 * view.ratio);
    }
  }

  /** From near, the name of the section one looks at stands at the top of the window. */
  function where(ink: CanvasRenderingContext2D, view: View, section: number): void {
    ink.globalAlpha = smoothstep(ROWS * 1.05, ROWS * 1.25, plan.pitch * view.k);
    const { name } = wordsOf(section);
    if (ink.globalAlpha > 0 && name) stick(ink, view, texts.sprite([{ text: name, size: NAME, weight: 640 }], true), view.width / 2, 22);
    ink.globalAlpha = 1;
  }

  function ring(ink: CanvasRenderingContext2D, view: View, seat: number, colour: string, dashed: boolean): void {
    const half = Math.max(8, plan.pitch * view.k * 0.6) * view.ratio;
    const [x, y] = [(view.k * plan.x[seat]! + view.x) * view.ratio, (view.k * plan.y[seat]! + view.y) * view.ratio];
    ink.beginPath();
    ink.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.45);
    ink.setLineDash(dashed ? [4 * view.ratio, 3 * view.ratio] : []);
    ink.strokeStyle = css(theme.surface);
    ink.lineWidth = 5 * view.ratio;
    ink.stroke();
    ink.strokeStyle = colour;
    ink.lineWidth = 2.5 * view.ratio;
    ink.stroke();
    ink.setLineDash([]);
  }

  return {
    theme: (next, ratio) => {
      theme = next;
      texts.reset(theme, ratio);
      placedFor = "";
    },
    stale: (seats) => {
      if (seats === "all") words.clear();
      else for (const seat of seats) words.delete(plan.sectionOf[seat]!);
      placedFor = "";
    },
    draw: (ink, view, floor, marks, moving) => {
      const { chosen, lost, focus, here } = marks;
      texts.frame(moving);
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.clearRect(0, 0, ink.canvas.width, ink.canvas.height);
      rows(ink, view, floor);
      numbers(ink, view, floor, marks);
      standing(ink, view, floor);
      sections(ink, view, floor);
      pins(ink, view, floor, chosen);
      for (const seat of lost) ring(ink, view, seat, css(theme.bad), true);
      if (focus !== undefined) ring(ink, view, focus, css(theme.accentInk), false);
      if (here !== undefined) where(ink, view, here);
      return texts.behind;
    },
  };
}

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}

/** What a label can say, the most first. A name alone needs no plate to be read. */
function wordings({ name, price, left }: { name: string; price: string; left: string }, short: string): Wording[] {
  const title = (text: string, size: number): Line => ({ text, size, weight: 640 });
  const said = (text: string): Line[] => (text ? [{ text, size: SMALL, weight: 480, soft: true }] : []);
  const all = [
    { lines: [title(name, NAME), ...said(price), ...said(left)], plate: true, slack: 1 },
    { lines: [title(name, NAME), ...said(price)], plate: true, slack: 1 },
    { lines: [title(short, NAME), ...said(price)], plate: true, slack: 1 },
    { lines: [title(name, NAME)], plate: false, slack: 1 },
    { lines: [title(short, NAME)], plate: false, slack: 1 },
    { lines: [title(short, SMALLEST)], plate: false, slack: 1.1 },
  ];
  return name ? all : [];
}

/** Names without the word that most begin with: "101" for "Block 101". */
function shortNames(names: readonly string[]): string[] {
  const first = new Map<string, number>();
  for (const name of names) {
    const word = name.split(" ", 1)[0] ?? "";
    first.set(word, (first.get(word) ?? 0) + 1);
  }
  return names.map((name) => {
    const word = name.split(" ", 1)[0] ?? "";
    const rest = name.slice(word.length + 1);
    return rest && 2 * (first.get(word) ?? 0) > names.length && names.length > 2 ? rest : name;
  });
}
