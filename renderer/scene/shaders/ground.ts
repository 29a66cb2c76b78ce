import { GROUND_KINDS } from '../../../contract/tiles.ts';
import { COMMON, FADED, HAZE } from './common.ts';

const at = (kind: (typeof GROUND_KINDS)[number]) => GROUND_KINDS.indexOf(kind);

const KINDS = GROUND_KINDS.map(
  (kind, index) => `const int ${kind.toUpperCase().replace('-', '_')} = ${index};`,
).join('\n');

/** Brightness of a tree's crown by the light on it. */
const TREES = /* glsl */ `
vec3 treeColour(vec3 leaves, vec2 part, vec3 normal) {
  vec3 colour = leaves * (0.75 + 0.5 * part.x) * vec3(1.0 + 0.25 * part.x, 1.0, 1.0 - 0.2 * part.x);
  colour = mix(vec3(0.05, 0.043, 0.038), colour, part.y);
  float key = max(dot(normal, u_sun), 0.0);
  return colour * (u_key * key * 1.3 + mix(u_bounce, u_sky, 0.5 + 0.5 * normal.z) * 0.62);
}
`;

/** Boundary ribbons have no width of their own: they are widened to a few pixels here. */
export const GROUND_VERTEX = `${COMMON}${KINDS}${TREES}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  int kind = int(vsInput.metadata.groundKind);
  vec3 position = vsInput.attributes.positionMC;
  vec2 ribbon = vsInput.attributes.texCoord_0;
  if (kind >= GRID_LINE && kind <= DISTRICT_LINE) {
    vec3 eye = (czm_modelView * vec4(position, 1.0)).xyz;
    vec3 left = mat3(czm_modelView) * vsInput.attributes.normalMC;
    float pixels = kind == DISTRICT_LINE ? 1.2 : kind == STREET_LINE ? 0.9 : kind == COMMUNITY_LINE ? 0.6 : 0.4;
    float metres = pixels * max(-eye.z, 1.0) * u_metresPerPixel;
    position += vsInput.attributes.normalMC * ribbon.y * metres / max(length(left), 1e-6);
    position.y += u_lineLift;
  }
  bool hidden = (u_hiddenKinds & (1 << kind)) != 0;
  vsOutput.positionMC = hidden ? vec3(0.0) : position;
  v_local = localPosition(position);
  v_ground = vec3(ribbon, float(kind));
  v_base = toLinear(texelFetch(u_palette, ivec2(kind, 0), 0).rgb);
  if (kind == TREE) v_base = treeColour(v_base, ribbon, normalize(u_eyeToLocal * (czm_normal * vsInput.attributes.normalMC)));
}`;

const ROADS = /* glsl */ `
float stripe(float across, float halfWidth, float blur) {
  return 1.0 - smoothstep(halfWidth - blur, halfWidth + blur, abs(across));
}

// Light of street lamps every 28 m on both kerbs; from far only its mean.
float lamps(float along, float across) {
  float fine = 1.0 - smoothstep(0.015, 0.09, fwidth(along) / 28.0);
  float away = (fract(along / 28.0) - 0.5) * 28.0;
  float aside = (1.0 - abs(across)) * 8.0;
  float pool = exp(-(away * away * 0.7 + aside * aside) * 0.014);
  return u_lamp * mix(0.3, pool, fine);
}

vec3 road(vec3 colour, int kind) {
  float across = v_ground.y;
  float blur = min(fwidth(across), 1.0);
  float fine = 1.0 - smoothstep(0.25, 0.9, blur);
  float kerb = smoothstep(0.9 - blur, 0.94 + blur, abs(across)) * fine;
  colour *= 1.0 + 0.22 * kerb;
  float main = kind >= ${at('trunk')} ? 1.0 : kind == ${at('secondary')} ? 0.5 : 0.0;
  colour *= 1.0 + 0.75 * main * stripe(across, 0.009, blur) * fine;
  float lanes = stripe(abs(across) - 0.48, 0.008, blur) * step(fract(v_ground.x / 12.0), 0.5);
  colour *= 1.0 + 0.55 * main * lanes * fine;
  float lit = kind == ${at('lane')} ? 0.0 : kind == ${at('branch')} ? 0.5 : 1.0;
  return colour + (colour * 1.6 + 0.018) * vec3(1.0, 0.7, 0.4) * lamps(v_ground.x, across) * lit;
}
`;

const SURFACES = /* glsl */ `
float mottle(vec2 p) {
  vec2 cell = floor(p);
  vec2 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  vec4 corner = fract(sin(vec4(dot(cell, vec2(12.99, 78.23)), dot(cell + vec2(1.0, 0.0), vec2(12.99, 78.23)),
    dot(cell + vec2(0.0, 1.0), vec2(12.99, 78.23)), dot(cell + vec2(1.0), vec2(12.99, 78.23)))) * 43758.5453);
  return mix(mix(corner.x, corner.y, f.x), mix(corner.z, corner.w, f.x), f.y);
}

vec3 water(vec3 colour) {
  vec3 view = normalize(v_local - u_eye);
  vec2 p = v_local.xy;
  float wave = sin(p.x * 0.051 + sin(p.y * 0.031) * 2.0) * sin(p.y * 0.043) + 0.5 * sin(p.x * 0.31 + p.y * 0.17 + sin(p.y * 0.23));
  float grazing = pow(1.0 - clamp(-view.z, 0.0, 1.0), 3.0);
  vec3 sky = mix(u_haze * 1.1, u_glow, glowAt(v_local));
  float glint = pow(max(dot(normalize(vec3(wave * 0.045, wave * 0.03, 1.0)), normalize(u_sun - view)), 0.0), 90.0);
  colour = mix(colour, sky, min(grazing * 0.85, 0.75));
  return colour * (1.0 + 0.05 * wave) + u_key * u_glint * glint;
}
`;

export const GROUND_FRAGMENT = /* glsl */ `${HAZE}${FADED}${ROADS}${SURFACES}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  int kind = int(v_ground.z + 0.5);
  vec3 colour = v_base;
  if (kind >= ${at('lane')} && kind <= ${at('bridge')}) colour = road(colour, kind);
  else if (kind == ${at('rail')}) {
    float dash = step(fract(v_ground.x / 24.0), 0.5) * stripe(v_ground.y, 0.55, min(fwidth(v_ground.y), 1.0));
    colour *= 0.7 + 0.9 * dash;
  } else if (kind == ${at('edge')}) colour *= 1.15 - 0.5 * abs(v_ground.y);
  else if (kind == ${at('pavement')}) {
    float kerb = fwidth(v_ground.y);
    colour *= 1.0 + 0.3 * smoothstep(0.96 - kerb, 1.0, abs(v_ground.y)) * (1.0 - smoothstep(0.02, 0.1, kerb));
  } else if (kind == ${at('water')}) colour = water(colour);
  else if (kind == ${at('green')}) colour *= 0.72 + 0.56 * mottle(v_local.xy * 0.11);
  vec2 shade = texture(u_shade, (v_local.xy - u_shadeBox.xy) * u_shadeBox.zw).rg;
  float open = shade.r * mix(1.0, shade.g, u_castShade);
  if (kind == ${at('tree')}) open = mix(1.0, open, 0.6);
  colour *= mix(u_shaded, u_sunlit, open);
  material.diffuse = faded(colour);
  if (kind >= ${at('grid-line')} && kind <= ${at('district-line')} && length(v_local - u_eye) < 90.0) discard;
}`;
