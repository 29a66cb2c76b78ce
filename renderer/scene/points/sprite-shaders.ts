import { NEARER_DEPTH } from './nearer-depth.ts';
import { ATLAS_COLUMNS, FIRST_DIGIT } from './sprite-atlas.ts';

/** Kinds of sprites; silhouettes begin at `SYMBOL`. */
export const DISC = 0;
export const DOT = 1;
export const SYMBOL = 2;

/** Share of its cell a silhouette and its keyline fill, along the sides of an octagon (symbols.ts, sprite-atlas.ts). */
const SILHOUETTE_REACH = 0.95;

/**
 * Sprites keep their size in the picture. Discs lie before everything: a number is read whole or is not drawn
 * (fill-sprites.ts). Dots and symbols are hidden by what stands before them, drawn so far towards the eye that the ground
 * does not cut them.
 */
export const SPRITE_VERTEX = /* glsl */ `
in vec2 corner;
in vec4 place;
in vec4 fill;
in vec4 kind;
in vec4 pick;
uniform float u_opacity;
out vec2 v_corner;
out vec4 v_fill;
out vec4 v_kind;
out vec4 v_pick;
${NEARER_DEPTH}
void main() {
  vec4 eye = czm_modelView * vec4(place.xyz, 1.0);
  vec4 clip = czm_projection * eye;
  bool isDisc = kind.x < 0.5;
  vec2 own = kind.x < 1.5 ? corner : corner * ${SILHOUETTE_REACH.toFixed(2)};
  vec2 pixels = own * place.w * 0.5 + vec2(0.0, kind.w);
  gl_Position = clip;
  gl_Position.xy += pixels * 2.0 * czm_pixelRatio / czm_viewport.zw * clip.w;
  float ahead = clip.w - min(6.0, clip.w * 0.25);
  gl_Position.z = isDisc ? -clip.w : nearerDepth(eye, clip.w, ahead);
  if (clip.w < 0.5) gl_Position = vec4(0.0);
  v_corner = own;
  v_fill = vec4(fill.rgb, fill.a * u_opacity);
  v_kind = kind;
  v_pick = pick;
}`;

export const SPRITE_FRAGMENT = /* glsl */ `
in vec2 v_corner;
in vec4 v_fill;
in vec4 v_kind;
in vec4 v_pick;
uniform sampler2D u_atlas;
uniform vec2 u_cell;
uniform vec3 u_keyline;
uniform vec3 u_ink;

vec2 atlas(float cell, vec2 inside) {
  float column = mod(cell, ${ATLAS_COLUMNS.toFixed(1)});
  float line = floor(cell / ${ATLAS_COLUMNS.toFixed(1)});
  vec2 at = (vec2(column, line) + vec2(inside.x, 1.0 - inside.y)) * u_cell;
  return texture(u_atlas, vec2(at.x, 1.0 - at.y)).rg;
}

float digits(vec2 p, float packed) {
  if (abs(p.y) > 0.41) return 0.0;
  float count = 0.0;
  float rest = packed;
  for (int i = 0; i < 4; i++) {
    if (mod(rest, 16.0) < 14.5) count += 1.0;
    rest = floor(rest / 16.0);
  }
  float width = min(0.46, 1.5 / count);
  float high = width * 1.75;
  vec2 at = vec2(p.x / width + count * 0.5, p.y / high + 0.5);
  float which = floor(at.x);
  if (which < 0.0 || which >= count || at.y < 0.0 || at.y > 1.0) return 0.0;
  float sign = mod(floor(packed / pow(16.0, which)), 16.0);
  vec2 inside = vec2((fract(at.x) - 0.5) * 0.62 + 0.5, at.y);
  return atlas(${FIRST_DIGIT.toFixed(1)} + sign, inside).r;
}

void main() {
  vec4 colour;
  float radius = length(v_corner);
  float soft = fwidth(radius);
  if (v_kind.x < 1.5) {
    float whole = 1.0 - smoothstep(1.0 - soft * 1.5, 1.0, radius);
    float rim = v_kind.x < 0.5 ? 0.09 : 0.3;
    float line = smoothstep(1.0 - rim - soft, 1.0 - rim, radius);
    vec3 inner = v_fill.rgb;
    if (v_kind.x < 0.5) inner = mix(inner, u_ink, digits(v_corner, floor(v_kind.y + 0.5)));
    colour = vec4(mix(inner, u_keyline, line), whole * v_fill.a);
  } else {
    vec2 mask = atlas(floor(v_kind.x - 1.5), v_corner * 0.5 + 0.5);
    float hot = v_kind.z;
    colour = vec4(mix(mix(u_keyline, vec3(0.30, 0.64, 1.0), hot), v_fill.rgb, mask.r), mask.g * v_fill.a);
  }
  // Not discarded: what nothing throws away is tested for depth before it is shaded. A pick leaves out alpha 0 by itself.
  out_FragColor = vec4(colour.rgb, colour.a < 0.02 ? 0.0 : colour.a);
}`;
