/** How much of the haze below the key light is glow. */
const GLOW_SHARE = 0.5;

/** GLSL of the share of glow in the haze; `towards` names how far one looks towards the sun, 0 to 1. */
export function glowShare(towards: string): string {
  return `${GLOW_SHARE.toFixed(2)} * (0.1 + 0.9 * ${towards} * ${towards})`;
}

/** So far beyond the district two thirds of the ground are haze: where the land ends nothing of it is left, metres. */
const RIM_METRES = 2000;

/**
 * Haze by distance, and by how far beyond the district. Both add up in one fading without an end of its own: to a low eye
 * kilometres are a few lines of the picture, and where a fading ends in them it sees a step.
 */
export const HAZE = /* glsl */ `
float hazeAt(vec3 local) {
  float beyondStart = length(local - u_eye) - u_hazeStart;
  vec2 beyond = max(abs(local.xy) - u_halfBox, 0.0);
  if (beyondStart <= 0.0 && beyond.x + beyond.y <= 0.0) return 0.0;
  return 1.0 - exp(-max(beyondStart, 0.0) / u_hazeDepth - length(beyond) / ${RIM_METRES.toFixed(1)});
}

float glowAt(vec3 local) {
  vec2 direction = normalize(local.xy - u_eye.xy + vec2(1e-4));
  float towards = max(dot(direction, u_sunward), 0.0);
  return ${glowShare('towards')};
}
`;

/** A colour of the ground faded into the haze; what is near, and most of a near picture is, stays as it is. */
export const FADED = /* glsl */ `
vec3 faded(vec3 colour) {
  float haze = hazeAt(v_local);
  if (haze <= 0.0) return colour;
  return mix(colour, mix(u_haze, u_glow, glowAt(v_local)), haze);
}
`;

/**
 * What both shaders share. Positions are taken to the flat frame of the tiles (east, north, up, metres) from eye
 * coordinates: those are exact near the camera, and independent of how a tile was quantised.
 */
export const COMMON = /* glsl */ `${HAZE}
vec3 toLinear(vec3 colour) { return pow(colour, vec3(2.2)); }

float hash(float n) { return fract(sin(n * 12.9898) * 43758.5453); }

vec3 localPosition(vec3 positionMC) {
  return u_eyeToLocal * (czm_modelView * vec4(positionMC, 1.0)).xyz + u_eye;
}
`;
