import { NEARER_DEPTH } from '../points/nearer-depth.ts';

/**
 * A segment of a track as a ribbon of fixed width in the picture; `a` and `b` are its two fixes (east, north, second,
 * joined). The clock, the trail and the window are uniforms: playing uploads nothing.
 */
export const TRACK_VERTEX = /* glsl */ `
in vec2 corner;
in vec4 a;
in vec4 b;
in vec4 tint;
uniform vec3 u_time;
uniform float u_pixels;
uniform float u_opacity;
out vec4 v_colour;
out float v_side;

const float LIFT = 2.0;
${NEARER_DEPTH}
void main() {
  vec4 eye = czm_modelView * vec4(corner.x < 0.5 ? a.xy : b.xy, LIFT, 1.0);
  vec4 from = czm_modelViewProjection * vec4(a.xy, LIFT, 1.0);
  vec4 to = czm_modelViewProjection * vec4(b.xy, LIFT, 1.0);
  bool drawn = a.w > 0.5 && tint.a > 0.01 && a.z >= u_time.x && a.z <= u_time.y && from.w > 0.5 && to.w > 0.5;
  vec4 clip = corner.x < 0.5 ? from : to;
  vec2 along = (to.xy / to.w - from.xy / from.w) * czm_viewport.zw;
  float length2 = dot(along, along);
  vec2 across = length2 > 1e-6 ? vec2(-along.y, along.x) * inversesqrt(length2) : vec2(0.0, 1.0);
  gl_Position = clip;
  gl_Position.xy += across * corner.y * u_pixels * czm_pixelRatio / czm_viewport.zw * clip.w;
  gl_Position.z = nearerDepth(eye, clip.w, clip.w - min(6.0, clip.w * 0.25));
  float age = u_time.z > 0.0 ? clamp((u_time.y - a.z) / u_time.z, 0.0, 1.0) : 0.0;
  v_colour = vec4(tint.rgb, u_opacity * mix(1.0, 0.12, age));
  v_side = corner.y;
  if (!drawn) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

export const TRACK_FRAGMENT = /* glsl */ `
in vec4 v_colour;
in float v_side;

void main() {
  float soft = 1.0 - smoothstep(0.55, 1.0, abs(v_side));
  if (v_colour.a * soft < 0.02) discard;
  out_FragColor = vec4(v_colour.rgb, v_colour.a * soft);
}`;
