/** Depth of what is drawn over the things it stands on, without moving it in the picture. */
export const NEARER_DEPTH = /* glsl */ `
// Clip depth of a place before the eye, were it 'metres' ahead on the same line of sight; w stays as it is.
float nearerDepth(vec4 eye, float w, float metres) {
  vec4 there = czm_projection * vec4(eye.xyz * (metres / w), 1.0);
  return clamp(there.z / there.w, -1.0, 1.0) * w;
}
`;
