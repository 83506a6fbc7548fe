// Outlines as the canvas draws them, and where labels go.

import { emptyBox, include, type Box } from "./map-view";
import type { Plan, Point, Row, Table } from "./types";

export function polygon(path: Path2D, points: readonly Point[]): void {
  points.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
}

/** A rectangle or an ellipse around its middle, turned by degrees. */
export function turned(path: Path2D, kind: "rectangle" | "ellipse", at: Point, width: number, height: number, degrees: number): void {
  const one = new Path2D();
  if (kind === "ellipse") one.ellipse(0, 0, width / 2, height / 2, 0, 0, 2 * Math.PI);
  else one.rect(-width / 2, -height / 2, width, height);
  path.addPath(one, new DOMMatrix().translate(at.x, at.y).rotate(degrees));
}

export function table(path: Path2D, { shape, at, width, height, rotation }: Table): void {
  turned(path, shape === "circle" ? "ellipse" : "rectangle", at, width, shape === "circle" ? width : height, rotation);
}

// A row goes straight on where it turns by less than this, in radians.
const STRAIGHT = 0.05;

/** The way along a row, without the places where it goes straight on. */
export function alongRow(path: Path2D, plan: Plan, row: Row): void {
  const { x, y } = plan;
  const last = row.first + row.count - 1;
  path.moveTo(x[row.first]!, y[row.first]!);
  let from = row.first;
  for (let seat = row.first + 1; seat < last; seat++) {
    const before = Math.atan2(y[seat]! - y[from]!, x[seat]! - x[from]!);
    const next = Math.atan2(y[seat + 1]! - y[seat]!, x[seat + 1]! - x[seat]!);
    if (Math.abs(next - before) < STRAIGHT) continue;
    path.lineTo(x[seat]!, y[seat]!);
    from = seat;
  }
  // A row of one seat is a dot.
  path.lineTo(x[last]! + (row.count === 1 ? 0.01 : 0), y[last]!);
}

/** Whether a place lies in an outline. */
export function inside({ x, y }: Point, outline: readonly Point[]): boolean {
  let within = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const a = outline[i]!;
    const b = outline[j]!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  }
  return within;
}

export function boxOf(points: readonly Point[]): Box {
  const box = emptyBox();
  for (const { x, y } of points) include(box, x, y);
  return box;
}

/** The middle of an outline's face. */
export function centroid(outline: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const a = outline[j]!;
    const b = outline[i]!;
    const cross = a.x * b.y - b.x * a.y;
    area += cross;
    x += (a.x + b.x) * cross;
    y += (a.y + b.y) * cross;
  }
  if (Math.abs(area) > 1) return { x: x / (3 * area), y: y / (3 * area) };
  const box = boxOf(outline);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

export interface Cluster {
  section: number;
  box: Box;
  at: Point; // for its label
  seats: number;
}

/** The parts of each section that lie together: boxes on both sides of a hall are two. */
export function clusters(plan: Plan): Cluster[] {
  const all: Cluster[] = [];
  plan.sections.forEach((section, index) => {
    const parts: Cluster[] = [];
    let before: Point | undefined;
    for (let r = section.firstRow; r < section.firstRow + section.rowCount; r++) {
      const row = plan.rows[r]!;
      const box = emptyBox();
      for (let seat = row.first; seat < row.first + row.count; seat++) include(box, plan.x[seat]!, plan.y[seat]!, plan.pitch / 2);
      const at = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      const size = Math.hypot(box.right - box.left, box.bottom - box.top);
      let part = parts.at(-1);
      if (!part || !before || Math.hypot(at.x - before.x, at.y - before.y) > size + 6 * plan.pitch) {
        part = { section: index, box: emptyBox(), at, seats: 0 };
        parts.push(part);
      }
      include(part.box, box.left, box.top);
      include(part.box, box.right, box.bottom);
      part.seats += row.count;
      before = at;
    }
    for (const part of parts) {
      part.at = { x: (part.box.left + part.box.right) / 2, y: (part.box.top + part.box.bottom) / 2 };
      // A section in many pieces is named on the large ones.
      if (part.seats * 4 >= section.count || part.seats >= 200) all.push(part);
    }
  });
  return all;
}
