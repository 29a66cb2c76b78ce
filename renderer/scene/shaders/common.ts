/**
 * What both shaders share. Positions are taken to the flat frame of the tiles (east, north, up, metres) from eye
 * coordinates: those are exact near the camera, and independent of how a tile was quantised.
 */
export const COMMON = /* glsl */ `
vec3 toLinear(vec3 colour) { return pow(colour, vec3(2.2)); }

float hash(float n) { return fract(sin(n * 12.9898) * 43758.5453); }

vec3 localPosition(vec3 positionMC) {
  return u_eyeToLocal * (czm_modelView * vec4(positionMC, 1.0)).xyz + u_eye;
}

float hazeAt(vec3 local) {
  float distance = length(local - u_eye);
  vec2 beyond = max(abs(local.xy) - u_halfBox, 0.0);
  float rim = smoothstep(0.0, 3200.0, length(beyond));
  float air = 1.0 - exp(-max(distance - u_hazeStart, 0.0) / u_hazeDepth);
  return max(rim, air);
}
`;
