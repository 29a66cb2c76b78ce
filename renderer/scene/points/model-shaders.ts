/** Places of the attributes both stages of a model agree on. */
export const MODEL_LOCATIONS = { position: 0, normal: 1, colour: 2, place: 3, tint: 4, pick: 5 };

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
out vec3 v_colour;
out vec4 v_pick;

void main() {
  float c = cos(place.z);
  float s = sin(place.z);
  mat2 turn = mat2(c, s, -s, c);
  vec3 local = vec3(turn * position.xy + place.xy, position.z);
  vec3 facing = vec3(turn * normal.xy, normal.z);
  vec3 body = pow(mix(colour.rgb, tint.rgb, tint.a), vec3(2.2));
  float light = max(dot(facing, u_sun), 0.0);
  v_colour = pow(body * (u_key * light * 1.4 + u_sky * (0.35 + 0.25 * facing.z)), vec3(1.0 / 2.2));
  v_pick = pick;
  gl_Position = czm_modelViewProjection * vec4(local, 1.0);
}`;

export const MODEL_FRAGMENT = /* glsl */ `
in vec3 v_colour;
in vec4 v_pick;
void main() { out_FragColor = vec4(v_colour, 1.0); }`;
