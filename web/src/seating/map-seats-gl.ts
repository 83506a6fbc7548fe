// Draws all seats with WebGL2 in one call. Places never move and are written
// once; of looks, only the changed bytes are written again.

import { createBufferInfoFromArrays, createProgramInfo, createVertexArrayInfo, drawBufferInfo, setUniforms } from "twgl.js";
import { readColour, type Theme } from "./map-colours";
import { floorByte } from "./map-forms";
import { STRIDE } from "./map-looks";
import { drawNumbers } from "./map-numbers";
import type { SeatPainter } from "./map-seats";
import { FRAGMENT, VERTEX } from "./map-shaders";
import type { View } from "./map-view";
import type { Plan } from "./types";

// Changed seats nearer to each other than this are written together.
const GAP = 512;
const PALETTE = 256;

/** Gives a painter on a canvas, or nothing where there is no WebGL2. */
export function seatsByGl(canvas: HTMLCanvasElement, plan: Plan, forms: Uint8Array, looks: Uint8Array): SeatPainter | undefined {
  const gl = canvas.getContext("webgl2", { alpha: true, antialias: false, depth: false, stencil: false, premultipliedAlpha: true, powerPreference: "low-power" });
  if (!gl || gl.isContextLost()) return undefined;
  const program = createProgramInfo(gl, [VERTEX, FRAGMENT], () => undefined);
  if (!program?.program) return undefined;

  // Seen from the middle, so that single precision is enough however far out a plan was drawn.
  const middle = { x: (plan.bounds.left + plan.bounds.right) / 2, y: (plan.bounds.top + plan.bounds.bottom) / 2 };
  const places = new Float32Array(2 * plan.count);
  for (let seat = 0; seat < plan.count; seat++) {
    places[2 * seat] = plan.x[seat]! - middle.x;
    places[2 * seat + 1] = plan.y[seat]! - middle.y;
  }
  const buffers = createBufferInfoFromArrays(gl, {
    place: { numComponents: 2, data: places, divisor: 1 },
    form: { numComponents: 4, data: forms, divisor: 1 },
    look: { numComponents: STRIDE, data: looks, divisor: 1, drawType: gl.DYNAMIC_DRAW },
  });
  const corners = createVertexArrayInfo(gl, program, buffers);
  const lookBuffer = buffers.attribs?.["look"]?.buffer ?? null;
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

  gl.useProgram(program.program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.clearColor(0, 0, 0, 0);

  const write = (first: number, end: number): void => {
    gl.bufferSubData(gl.ARRAY_BUFFER, STRIDE * first, looks, STRIDE * first, STRIDE * (end - first));
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
      gl.bindBuffer(gl.ARRAY_BUFFER, lookBuffer);
      if (changed === "all") return write(0, plan.count);
      let first = changed[0] ?? 0;
      let last = first;
      for (const seat of changed) {
        if (seat - last > GAP) {
          write(first, last + 1);
          first = seat;
        }
        last = seat;
      }
      if (changed.length > 0) write(first, last + 1);
    },
    prepare: () => {
      if (prepared) return;
      prepared = true;
      const { picture, columns, rows, cells } = drawNumbers(plan, forms, font);
      for (let seat = 0; seat < plan.count; seat++) {
        looks[STRIDE * seat + 2] = cells[seat]! & 255;
        looks[STRIDE * seat + 3] = cells[seat]! >> 8;
      }
      gl.bindTexture(gl.TEXTURE_2D, numbers);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, picture);
      gl.generateMipmap(gl.TEXTURE_2D);
      uniforms.numbersGrid = [columns, rows];
      painter.looks("all");
    },
    numbers: (seat) => prepared && (looks[STRIDE * seat + 2]! | looks[STRIDE * seat + 3]!) !== 0,
    draw: (view: View, floor) => {
      uniforms.viewport[0] = canvas.width;
      uniforms.viewport[1] = canvas.height;
      uniforms.camera[0] = view.k * view.ratio;
      uniforms.camera[1] = (view.x + view.k * middle.x) * view.ratio;
      uniforms.camera[2] = (view.y + view.k * middle.y) * view.ratio;
      uniforms.ratio = view.ratio;
      uniforms.onlyFloor = floor === undefined ? -1 : floorByte(floor);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.bindVertexArray(corners.vertexArrayObject ?? null);
      setUniforms(program, uniforms);
      drawBufferInfo(gl, corners, gl.TRIANGLE_STRIP, 4, 0, plan.count);
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
