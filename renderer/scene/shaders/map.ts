import { COMMON, FADED, HAZE } from './common.ts';

const PLACE = /* glsl */ `${COMMON}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  v_local = localPosition(vsInput.attributes.positionMC);
`;

export const PICTURE_VERTEX = `${PLACE}}`;

/** A picture of the ground in the light of the look, houses' shade on it. */
export const PICTURE_FRAGMENT = `${HAZE}${FADED}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec2 shade = texture(u_shade, (v_local.xy - u_shadeBox.xy) * u_shadeBox.zw).rg;
  float open = shade.r * mix(1.0, shade.g, u_castShade);
  material.diffuse = faded(material.diffuse * mix(u_shaded, u_sunlit, open) * u_dim);
  material.alpha *= u_opacity;
}`;

export const RELIEF_VERTEX = `${PLACE}
  v_normal = normalize(u_eyeToLocal * (czm_normal * vsInput.attributes.normalMC));
}`;

/** Hills: woods on slopes, bare towards the top, lit as houses are. */
export const RELIEF_FRAGMENT = `${HAZE}${FADED}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec3 normal = normalize(v_normal);
  float bare = smoothstep(250.0, 800.0, v_local.z) * 0.5;
  vec3 colour = mix(u_woods, u_bare, max(bare, 1.0 - smoothstep(4.0, 30.0, v_local.z)));
  float key = max(dot(normal, u_sun), 0.0);
  colour *= u_key * key * 1.3 + mix(u_bounce, u_sky, 0.5 + 0.5 * normal.z) * 0.62;
  material.diffuse = faded(colour);
  material.alpha = u_opacity;
}`;
