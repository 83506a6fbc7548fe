// The shaders that draw all seats in one call. There are no vertices: from its
// number a vertex knows its seat and its corner, and it takes the seat's bytes
// from textures. (Instances of four vertices each would say the same, but much
// hardware, and every software renderer, is slow to begin an instance.) Lengths
// are device pixels.
//
// From far the seats of a section grow together into one coloured surface in
// which what is gone shows as gaps; coming nearer they part into dots, and then
// become what tells them apart without colour: free is an outlined seat, held
// is hatched, gone is a small cross, chosen is filled with a tick, and a place
// for a wheelchair is round.

// Textures have so many seats in a row.
const WIDTH_BITS = 10;
export const WIDTH = 1 << WIDTH_BITS;

export const VERTEX = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform sampler2D places; // from the middle of the plan, cm
uniform usampler2D forms; // heading, room, kind and floor
uniform usampler2D looks; // colour, flags, number
uniform vec2 viewport;
uniform vec3 camera;
uniform float ratio, pitch;
uniform int onlyFloor;
uniform sampler2D palette;
flat out vec3 colour;
flat out vec2 reach;
flat out float side;
flat out uint flags, kind, cell;
out vec2 along, upright;

void main() {
  int seat = gl_VertexID / 6;
  int turnOf = gl_VertexID - 6 * seat;
  ivec2 spot = ivec2(seat & ${WIDTH - 1}, seat >> ${WIDTH_BITS});
  uvec4 form = texelFetch(forms, spot, 0);
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  if (onlyFloor >= 0 && int(form.w >> 2) != onlyFloor) return;
  uvec4 look = texelFetch(looks, spot, 0);
  flags = look.y;
  kind = form.w & 3u;
  cell = look.z | (look.w << 8);
  colour = texelFetch(palette, ivec2(int(look.x), 0), 0).rgb;
  float room = pitch * float(form.z) / 200.0 * camera.x;
  float near = smoothstep(3.0, 8.0, room / ratio);
  reach = room * 0.5 * mix(vec2(1.06, 1.7), vec2((flags & 4u) != 0u ? 0.94 : 0.84), near);
  reach = max(reach, vec2(0.5));
  side = 2.0 * reach.x;
  vec2 heading = (vec2(form.xy) - 127.0) / 127.0;
  mat2 turn = mat2(heading.x, heading.y, -heading.y, heading.x);
  int at4 = turnOf < 3 ? turnOf : turnOf - 2; // two triangles: 0 1 2, 1 2 3
  vec2 corner = vec2(at4 & 1, at4 >> 1) * 2.0 - 1.0;
  along = corner * (reach + 1.0);
  upright = turn * along;
  vec2 at = texelFetch(places, spot, 0).xy * camera.x + camera.yz + upright;
  gl_Position = vec4(at / viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
}`;

export const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
flat in vec3 colour;
flat in vec2 reach;
flat in float side;
flat in uint flags, kind, cell;
in vec2 along, upright;
uniform float ratio;
uniform vec3 surface, ink, muted, accent, onAccent;
uniform sampler2D numbers;
uniform vec2 numbersGrid;
out vec4 result;

float box(vec2 p, vec2 half_, float radius) {
  vec2 q = abs(p) - half_ + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

float stroke(vec2 p, vec2 a, vec2 b, float width) {
  vec2 pa = p - a, ba = b - a;
  return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0)) - width * 0.5;
}

float cover(float distance_) { return clamp(0.5 - distance_, 0.0, 1.0); }

void main() {
  float size = side / ratio;
  float near = smoothstep(4.0, 9.0, size);
  float shown = smoothstep(13.0, 16.0, size);
  float calm = mix(0.62, 1.0, near); // from far, colours are a ground for words
  uint state = flags & 3u;
  bool chosen = (flags & 4u) != 0u;
  bool dimmed = (flags & 8u) != 0u && !chosen;
  bool wheels = (kind & 1u) != 0u;
  float radius = wheels ? min(reach.x, reach.y) : min(reach.x, reach.y) * mix(0.0, (kind & 2u) != 0u ? 0.62 : 0.36, near);
  if (near <= 0.0 && !chosen && !wheels) { // by far the most pixels of a large hall
    vec2 edge = clamp(reach - abs(along) + 0.5, 0.0, 1.0);
    float strength = state > 1u ? 0.16 : state == 1u ? 0.28 : 0.62;
    vec3 pale = state > 1u ? muted : colour;
    result = vec4(pale, 1.0) * edge.x * edge.y * strength * (dimmed ? 0.22 : 1.0);
    return;
  }
  float d = box(along, reach, radius);
  float line = clamp(side * 0.075, ratio, 2.2 * ratio);
  vec4 paint;
  if (chosen) {
    paint = vec4(accent, 1.0) * cover(d);
    float tick = min(stroke(upright, side * vec2(-0.22, 0.02), side * vec2(-0.06, 0.18), side * 0.11),
                     stroke(upright, side * vec2(-0.06, 0.18), side * vec2(0.24, -0.16), side * 0.11));
    paint = mix(paint, vec4(onAccent, 1.0), cover(tick) * near * paint.a);
  } else if (state > 1u) {
    // Gone: from far a pale surface, from near a small cross.
    float wide = side * 0.17;
    float cross_ = min(stroke(upright, vec2(-wide), vec2(wide), max(line * 0.9, ratio)),
                       stroke(upright, vec2(-wide, wide), vec2(wide, -wide), max(line * 0.9, ratio)));
    paint = vec4(muted, 1.0) * mix(cover(d) * 0.16, cover(cross_) * 0.85, near);
  } else {
    float inner = mix(1.0, state == 1u ? 0.10 : 0.16, near);
    vec3 fill = mix(surface, colour, inner);
    vec3 rim = state == 1u ? mix(surface, colour, 0.55) : colour;
    if (state == 1u) {
      float step_ = max(side * 0.30, 3.0 * ratio);
      float stripe = abs(mod(upright.x + upright.y, step_) - step_ * 0.5) - step_ * 0.14;
      fill = mix(fill, mix(surface, colour, 0.6), cover(stripe) * near);
      fill = mix(mix(surface, colour, 0.45), fill, near);
    }
    vec3 inside = mix(fill, rim, cover(-(d + line)) * near);
    paint = vec4(inside, 1.0) * cover(d) * calm;
    if (shown > 0.0 && cell > 0u && state == 0u && !dimmed) {
      vec2 uv = upright / (side * vec2(1.08, 0.54)) + 0.5;
      if (all(greaterThan(uv, vec2(0.0))) && all(lessThan(uv, vec2(1.0)))) {
        float columns = numbersGrid.x;
        vec2 origin = vec2(mod(float(cell), columns), floor(float(cell) / columns));
        float letter = texture(numbers, (origin + uv) / numbersGrid).r;
        paint = mix(paint, vec4(ink, 1.0), letter * shown * paint.a);
      }
    }
  }
  result = paint * (dimmed ? mix(0.22, 0.3, near) : 1.0);
}`;
