// What lies under the seats: stage and walls, the outlines of sections,
// standing areas, tables and boxes.

import { css, forScheme, mix, readColour, type Theme } from "./map-colours";
import { alongRow, boxOf, polygon, table, turned } from "./map-shapes";
import { emptyBox, include, ROWS, smoothstep, visible, type Box, type View } from "./map-view";
import { GONE, type Hall, type Plan, type Point, type Shape } from "./types";

interface Drawn {
  path: Path2D;
  fill?: string;
  stroke?: string;
  floor: number | undefined; // undefined: on every floor
}

interface Words {
  at: Point;
  text: string;
  size: number;
  rotation: number;
  fill: string;
  floor: number | undefined;
}

export interface Ground {
  /** All that is drawn. */
  readonly bounds: Box;
  theme(theme: Theme): void;
  draw(ink: CanvasRenderingContext2D, view: View, floor: number | undefined): void;
}

// The line around the seats of a section that was drawn without an outline
// runs so far from them, in pitches.
const HUG = 2.3;
// Cap height of Inter, as a share of the font's size.
const CAPITALS = 0.727;

export function layGround(hall: Hall): Ground {
  const { plan } = hall;
  // Sections, tables and boxes are drawn floor by floor; -1 is for charts without floors.
  const parts = new Map<number, { outlines: Path2D; rows: Path2D; tables: Path2D; boxes: Path2D }>();
  const part = (floor: number) => {
    let one = parts.get(floor);
    if (!one) parts.set(floor, (one = { outlines: new Path2D(), rows: new Path2D(), tables: new Path2D(), boxes: new Path2D() }));
    return one;
  };
  const bounds = { ...plan.bounds };
  const grow = (box: Box): void => {
    include(bounds, box.left, box.top);
    include(bounds, box.right, box.bottom);
  };
  if (plan.count > 0) include(bounds, bounds.left, bounds.top, plan.pitch), include(bounds, bounds.right, bounds.bottom, plan.pitch);
  for (const section of plan.sections) {
    const on = part(section.floor);
    if (section.outline.length > 2) {
      polygon(on.outlines, section.outline);
      grow(boxOf(section.outline));
    }
    for (let r = section.firstRow; r < section.firstRow + section.rowCount; r++) {
      const row = plan.rows[r]!;
      if (row.outline.length > 2) {
        polygon(on.boxes, row.outline);
        grow(boxOf(row.outline));
      } else if (section.outline.length < 3) alongRow(on.rows, plan, row);
    }
  }
  for (const one of plan.tables) table(part(plan.sections[plan.rows[one.row]!.section]!.floor).tables, one);
  const areas = plan.areas.map((area) => {
    const path = new Path2D();
    polygon(path, area.outline);
    if (area.outline.length > 0) grow(boxOf(area.outline));
    return { path, box: area.outline.length > 2 ? boxOf(area.outline) : emptyBox() };
  });

  let theme: Theme;
  let shapes: Drawn[] = [];
  let words: Words[] = [];

  return {
    bounds,
    theme: (next) => {
      theme = next;
      ({ shapes, words } = readShapes(plan, theme));
    },
    draw: (ink, view, floor) => {
      const { k, x, y, ratio } = view;
      const pixel = 1 / k;
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.clearRect(0, 0, ink.canvas.width, ink.canvas.height);
      ink.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
      ink.lineJoin = ink.lineCap = "round";
      const shown = (on: number | undefined): boolean => floor === undefined || on === undefined || on < 0 || on === floor;

      ink.lineWidth = pixel;
      for (const shape of shapes) {
        if (!shown(shape.floor)) continue;
        if (shape.fill) (ink.fillStyle = shape.fill), ink.fill(shape.path);
        if (shape.stroke) (ink.strokeStyle = shape.stroke), ink.stroke(shape.path);
      }
      const far = 1 - smoothstep(ROWS * 0.6, ROWS * 1.6, plan.pitch * k);
      const face = css(mix(theme.surface, theme.ink, 0.035));
      const edge = css(mix(theme.line, theme.lineStrong, 0.25 * far));
      for (const [on, { outlines, rows, tables, boxes }] of parts) {
        if (!shown(on)) continue;
        ink.strokeStyle = edge;
        ink.lineWidth = HUG * plan.pitch + 2 * pixel;
        ink.stroke(rows);
        ink.strokeStyle = face;
        ink.lineWidth = HUG * plan.pitch;
        ink.stroke(rows);
        ink.fillStyle = face;
        ink.fill(outlines);
        ink.strokeStyle = edge;
        ink.lineWidth = 1.25 * pixel;
        ink.stroke(outlines);
        ink.fillStyle = css(mix(theme.surface, theme.ink, 0.1));
        ink.fill(tables);
        ink.fillStyle = css(theme.surface);
        ink.fill(boxes);
        ink.strokeStyle = css(mix(theme.line, theme.lineStrong, 0.5));
        ink.stroke(boxes);
      }
      plan.areas.forEach((area, i) => {
        const { path, box } = areas[i]!;
        if (!shown(area.floor) || !visible(box, view)) return;
        const look = hall.lookOfArea(i);
        const colour = readColour(hall.palette[look.colour] ?? "#888");
        const gone = look.state === GONE;
        ink.globalAlpha = look.dimmed ? 0.35 : 1;
        ink.fillStyle = css(gone ? mix(theme.surface, theme.ink, 0.05) : mix(theme.surface, look.chosen ? theme.accent : colour, look.chosen ? 0.22 : 0.14));
        ink.fill(path);
        ink.strokeStyle = css(gone ? theme.lineStrong : look.chosen ? theme.accentInk : colour);
        ink.lineWidth = (look.chosen ? 3 : 1.5) * pixel;
        ink.setLineDash(gone ? [4 * pixel, 5 * pixel] : []);
        ink.stroke(path);
        ink.setLineDash([]);
        ink.globalAlpha = 1;
      });
      for (const one of words) if (shown(one.floor)) write(ink, one, view, theme);
    },
  };

  function readShapes(plan: Plan, theme: Theme): { shapes: Drawn[]; words: Words[] } {
    const shapes: Drawn[] = [];
    const words: Words[] = [];
    for (const raw of plan.shapes) {
      const shape = readShape(raw);
      const floor = shape.floor ? plan.floors.findIndex((one) => one.id === shape.floor) : undefined;
      if (shape.kind === "text") {
        if (shape.text) words.push({ at: shape.at, text: shape.text, size: shape.size, rotation: shape.rotation, fill: css(forScheme(readColour(shape.fill ?? "#57534e"), theme)), floor });
        continue;
      }
      const path = new Path2D();
      if (shape.kind === "polygon") polygon(path, shape.points);
      else if (shape.kind === "circle") turned(path, "ellipse", shape.at, 2 * shape.radius, 2 * shape.radius, 0);
      else if (shape.kind === "ellipse" || shape.kind === "rectangle") turned(path, shape.kind, shape.at, shape.width, shape.height, shape.rotation);
      const drawn: Drawn = { path, floor };
      if (shape.fill) drawn.fill = css(forScheme(readColour(shape.fill), theme));
      if (shape.stroke) drawn.stroke = css(forScheme(readColour(shape.stroke), theme));
      shapes.push(drawn);
    }
    return { shapes, words };
  }
}

function write(ink: CanvasRenderingContext2D, { at, text, size, rotation, fill }: Words, view: View, theme: Theme): void {
  const height = (size * view.k) / CAPITALS;
  const x = view.k * at.x + view.x;
  const y = view.k * at.y + view.y;
  const reach = height * text.length;
  if (height < 5 || x + reach < 0 || x - reach > view.width || y + reach < 0 || y - reach > view.height) return;
  ink.save();
  ink.setTransform(view.ratio, 0, 0, view.ratio, x * view.ratio, y * view.ratio);
  ink.rotate((rotation * Math.PI) / 180);
  ink.font = `540 ${Math.min(height, 240)}px ${theme.font}`;
  ink.textAlign = "center";
  ink.textBaseline = "alphabetic";
  ink.fillStyle = fill;
  ink.fillText(text, 0, (Math.min(height, 240) * CAPITALS) / 2);
  ink.restore();
}

interface KnownShape {
  kind: string;
  floor: string;
  points: Point[];
  at: Point;
  width: number;
  height: number;
  radius: number;
  rotation: number;
  text: string;
  size: number;
  fill: string | undefined;
  stroke: string | undefined;
}

/** Takes of a shape what has the right type. */
function readShape(shape: Shape): KnownShape {
  const number = (name: string, otherwise = 0): number => (typeof shape[name] === "number" ? shape[name] : otherwise);
  const text = (name: string): string | undefined => (typeof shape[name] === "string" ? shape[name] : undefined);
  const place = (value: unknown): Point => (Array.isArray(value) ? { x: Number(value[0]) || 0, y: Number(value[1]) || 0 } : { x: 0, y: 0 });
  return {
    kind: text("kind") ?? "",
    floor: text("floor") ?? "",
    points: Array.isArray(shape["points"]) ? shape["points"].map(place) : [],
    at: place(shape["at"]),
    width: number("width"),
    height: number("height"),
    radius: number("radius"),
    rotation: number("rotation"),
    text: text("text") ?? "",
    size: number("size", 60),
    fill: text("fill"),
    stroke: text("stroke"),
  };
}
