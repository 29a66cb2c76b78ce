import { GROUND_KINDS } from '../../../contract/tiles.ts';
import { NEARER_DEPTH } from './nearer-depth.ts';

/** Places of the attributes both stages of a model agree on. */
export const MODEL_LOCATIONS = { position: 0, normal: 1, colour: 2, place: 3, tint: 4, pick: 5 };

/**
 * Surfaces of the ground lie in layers below 0 (contract/tiles.ts), metres. Models stand on the lowest that is driven on;
 * their feet reach down to plain land, so that none hovers where no street is under it.
 */
const LAYER_METRES = 0.05;
const heightOf = (kind: (typeof GROUND_KINDS)[number]) =>
  -LAYER_METRES * (GROUND_KINDS.length - 1 - GROUND_KINDS.indexOf(kind));
const STREET_METRES = heightOf('lane');
const LAND_METRES = heightOf('land');
/** What is lower than this of a model is a foot, metres. */
const FOOT_METRES = 0.001;

/** What lies in the ground is drawn so much nearer that no layer over it covers it: as a share of the way, and metres at most. */
const FLUSH_NEARER = { share: 0.08, metres: 3 };

export const MODEL_VERTEX = /* glsl */ `
in vec3 position;
in vec3 normal;
in vec4 colour;
in vec3 place;
in vec4 tint;
in vec4 pick;
uniform vec3 u_key;
uniform vec3 u_sky;
uniform vec3 u_sun;
uniform bool u_flush;
out vec3 v_colour;
out vec4 v_pick;
${NEARER_DEPTH}
void main() {
  float c = cos(place.z);
  float s = sin(place.z);
  mat2 turn = mat2(c, s, -s, c);
  bool isFoot = !u_flush && position.z < ${FOOT_METRES.toFixed(3)};
  float height = isFoot ? ${LAND_METRES.toFixed(2)} : position.z + ${STREET_METRES.toFixed(2)};
  vec3 local = vec3(turn * position.xy + place.xy, height);
  vec3 facing = vec3(turn * normal.xy, normal.z);
  vec3 body = pow(mix(colour.rgb, tint.rgb, tint.a), vec3(2.2));
  float light = max(dot(facing, u_sun), 0.0);
  v_colour = pow(body * (u_key * light * 1.4 + u_sky * (0.35 + 0.25 * facing.z)), vec3(1.0 / 2.2));
  v_pick = pick;
  vec4 eye = czm_modelView * vec4(local, 1.0);
  gl_Position = czm_projection * eye;
  float w = gl_Position.w;
  float ahead = w - min(${FLUSH_NEARER.metres.toFixed(1)}, w * ${FLUSH_NEARER.share.toFixed(2)});
  if (u_flush && w > 0.1) gl_Position.z = nearerDepth(eye, w, ahead);
}`;

export const MODEL_FRAGMENT = /* glsl */ `
in vec3 v_colour;
in vec4 v_pick;
void main() { out_FragColor = vec4(v_colour, 1.0); }`;
