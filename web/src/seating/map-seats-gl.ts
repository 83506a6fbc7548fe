// Draws all seats with WebGL2 in one call, or near them only those of the
// sections in the window. Places never move and are written once; of looks,
// only the changed bytes are written again.

import { createProgramInfo, setUniforms } from "twgl.js";
import { readColour, type Theme } from "./map-colours";
import { floorBits, padded } from "./map-forms";
import { STRIDE } from "./map-looks";
import { drawNumbers } from "./map-numbers";
import type { SeatPainter } from "./map-seats";
import { FRAGMENT, VERTEX, WIDTH } from "./map-shaders";
import { emptyBox, include, visible, type View } from "./map-view";
import type { Plan } from "./types";

// Changed seats nearer to each other than this are written together, and
// sections nearer to each other in the order of the chart drawn together.
const NEAR_SEATS = 64;
const NEAR_SECTIONS = 1500;
const PALETTE = 256;
const CORNERS = 6; // of two triangles

/** Gives a painter on a canvas, or nothing where there is no WebGL2. */
export function seatsByGl(canvas: HTMLCanvasElement, plan: Plan, forms: Uint8Array, looks: Uint8Array): SeatPainter | undefined {
  const gl = canvas.getContext("webgl2", { alpha: true, antialias: false, depth: false, stencil: false, premultipliedAlpha: true, powerPreference: "low-power" });
  if (!gl || gl.isContextLost()) return undefined;
  const program = createProgramInfo(gl, [VERTEX, FRAGMENT], () => undefined);
  if (!program?.program) return undefined;

  // Seen from the middle, so that single precision is enough however far out a plan was drawn.
  const middle = { x: (plan.bounds.left + plan.bounds.right) / 2, y: (plan.bounds.top + plan.bounds.bottom) / 2 };
  const places = new Float32Array(2 * padded(plan.count));
  for (let seat = 0; seat < plan.count; seat++) {
    places[2 * seat] = plan.x[seat]! - middle.x;
    places[2 * seat + 1] = plan.y[seat]! - middle.y;
  }
  const rows = padded(plan.count) / WIDTH;
  const placeTexture = texture(gl, gl.NEAREST, gl.NEAREST);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG32F, WIDTH, rows, 0, gl.RG, gl.FLOAT, places);
  const formTexture = texture(gl, gl.NEAREST, gl.NEAREST);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8UI, WIDTH, rows, 0, gl.RGBA_INTEGER, gl.UNSIGNED_BYTE, forms);
  const lookTexture = texture(gl, gl.NEAREST, gl.NEAREST);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8UI, WIDTH, rows);
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, WIDTH, rows, gl.RGBA_INTEGER, gl.UNSIGNED_BYTE, looks);
  const boxes = plan.sections.map(({ first, count }) => {
    const box = emptyBox();
    for (let seat = first; seat < first + count; seat++) include(box, plan.x[seat]!, plan.y[seat]!, plan.pitch);
    return box;
  });
  const colours = new Uint8Array(4 * PALETTE);
  const palette = texture(gl, gl.NEAREST, gl.NEAREST);
  const numbers = texture(gl, gl.LINEAR_MIPMAP_LINEAR, gl.LINEAR);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, 1, 1, 0, gl.RED, gl.UNSIGNED_BYTE, new Uint8Array(1)); // empty until there is time
  const uniforms = {
    viewport: [1, 1],
    camera: [1, 0, 0],
    ratio: 1,
    pitch: plan.pitch,
    onlyFloor: -1,
    places: placeTexture,
    forms: formTexture,
    looks: lookTexture,
    palette,
    numbers,
    numbersGrid: [1, 1],
    surface: [1, 1, 1],
    ink: [0, 0, 0],
    muted: [0, 0, 0],
    accent: [0, 0, 0],
    onAccent: [1, 1, 1],
  };
  let font = "sans-serif";
  let prepared = false;
  let unnumbered: readonly number[] = [];

  gl.useProgram(program.program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.clearColor(0, 0, 0, 0);

  /** Writes the looks of seats of one row of the texture. */
  const write = (first: number, last: number): void => {
    gl.texSubImage2D(gl.TEXTURE_2D, 0, first % WIDTH, Math.floor(first / WIDTH), last - first + 1, 1, gl.RGBA_INTEGER, gl.UNSIGNED_BYTE, looks, STRIDE * first);
  };

  /** Draws the seats of the sections in the window, in as few calls as their order allows. */
  const drawVisible = (view: View): void => {
    let first = -1;
    let end = -1;
    for (let i = 0; i < boxes.length; i++) {
      const section = plan.sections[i]!;
      if (section.count === 0 || !visible(boxes[i]!, view)) continue;
      if (first >= 0 && section.first - end > NEAR_SECTIONS) {
        gl.drawArrays(gl.TRIANGLES, CORNERS * first, CORNERS * (end - first));
        first = -1;
      }
      if (first < 0) first = section.first;
      end = section.first + section.count;
    }
    if (first >= 0) gl.drawArrays(gl.TRIANGLES, CORNERS * first, CORNERS * (end - first));
  };

  const painter: SeatPainter = {
    engine: "webgl2",
    resize: ({ width, height, ratio }) => {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      gl.viewport(0, 0, canvas.width, canvas.height);
    },
    theme: (theme: Theme, hexes) => {
      hexes.slice(0, PALETTE).forEach((hex, i) => {
        const [red, green, blue] = readColour(hex);
        colours.set([255 * red, 255 * green, 255 * blue, 255], 4 * i);
      });
      gl.bindTexture(gl.TEXTURE_2D, palette);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, PALETTE, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, colours);
      Object.assign(uniforms, { surface: theme.surface, ink: theme.ink, muted: theme.lineStrong, accent: theme.accent, onAccent: theme.onAccent });
      font = theme.font;
    },
    looks: (changed) => {
      gl.bindTexture(gl.TEXTURE_2D, lookTexture);
      if (changed === "all") return gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, WIDTH, rows, gl.RGBA_INTEGER, gl.UNSIGNED_BYTE, looks);
      let first = changed[0] ?? 0;
      let last = first;
      for (const seat of changed) {
        if (seat - last > NEAR_SEATS || seat % WIDTH < last % WIDTH) {
          write(first, last);
          first = seat;
        }
        last = seat;
      }
      if (changed.length > 0) write(first, last);
    },
    prepare: () => {
      if (prepared) return;
      prepared = true;
      const { picture, columns, rows: high, cells, left } = drawNumbers(plan, forms, font);
      for (let seat = 0; seat < plan.count; seat++) {
        looks[STRIDE * seat + 2] = cells[seat]! & 255;
        looks[STRIDE * seat + 3] = cells[seat]! >> 8;
      }
      unnumbered = left;
      gl.bindTexture(gl.TEXTURE_2D, numbers);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, picture);
      gl.generateMipmap(gl.TEXTURE_2D);
      uniforms.numbersGrid = [columns, high];
      painter.looks("all");
    },
    get unnumbered() {
      return unnumbered;
    },
    draw: (view: View, floor) => {
      uniforms.viewport[0] = canvas.width;
      uniforms.viewport[1] = canvas.height;
      uniforms.camera[0] = view.k * view.ratio;
      uniforms.camera[1] = (view.x + view.k * middle.x) * view.ratio;
      uniforms.camera[2] = (view.y + view.k * middle.y) * view.ratio;
      uniforms.ratio = view.ratio;
      uniforms.onlyFloor = floor === undefined ? -1 : floorBits(floor);
      gl.clear(gl.COLOR_BUFFER_BIT);
      setUniforms(program, uniforms);
      drawVisible(view);
    },
    close: () => {
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
  return painter;
}

function texture(gl: WebGL2RenderingContext, min: GLenum, mag: GLenum): WebGLTexture | null {
  const one = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, one);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, min);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, mag);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return one;
}
