import { GROUND_KINDS } from '../../../contract/tiles.ts';
import { COMMON, HAZE } from './common.ts';

const at = (kind: (typeof GROUND_KINDS)[number]) => GROUND_KINDS.indexOf(kind);

const KINDS = GROUND_KINDS.map(
  (kind, index) => `const int ${kind.toUpperCase().replace('-', '_')} = ${index};`,
).join('\n');

/** Boundary ribbons have no width of their own: they are widened to a few pixels here. */
export const GROUND_VERTEX = `${COMMON}${KINDS}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  int kind = int(vsInput.metadata.groundKind);
  vec3 position = vsInput.attributes.positionMC;
  vec2 ribbon = vsInput.attributes.texCoord_0;
  if (kind >= COMMUNITY_LINE) {
    vec3 eye = (czm_modelView * vec4(position, 1.0)).xyz;
    vec3 left = mat3(czm_modelView) * vsInput.attributes.normalMC;
    float pixels = kind == DISTRICT_LINE ? 1.2 : kind == STREET_LINE ? 0.9 : 0.6;
    float metres = pixels * max(-eye.z, 1.0) * u_metresPerPixel;
    position += vsInput.attributes.normalMC * ribbon.y * metres / max(length(left), 1e-6);
  }
  bool hidden = (u_hiddenKinds & (1 << kind)) != 0;
  vsOutput.positionMC = hidden ? vec3(0.0) : position;
  v_local = localPosition(position);
  v_ground = vec3(ribbon, float(kind));
  v_base = toLinear(texelFetch(u_palette, ivec2(kind, 0), 0).rgb);
}`;

export const GROUND_FRAGMENT = /* glsl */ `${HAZE}
float stripe(float across, float halfWidth, float blur) {
  return 1.0 - smoothstep(halfWidth - blur, halfWidth + blur, abs(across));
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  int kind = int(v_ground.z + 0.5);
  vec3 colour = v_base;
  float across = v_ground.y;
  float blur = min(fwidth(across), 1.0);
  float fine = 1.0 - smoothstep(0.25, 0.9, blur);
  if (kind >= ${at('lane')} && kind <= ${at('bridge')}) {
    float kerb = smoothstep(0.86 - blur, 0.9 + blur, abs(across)) * fine;
    colour *= 1.0 + 0.28 * kerb;
    float main = kind >= ${at('trunk')} ? 1.0 : kind == ${at('secondary')} ? 0.5 : 0.0;
    colour *= 1.0 + 0.75 * main * stripe(across, 0.045, blur) * fine;
    float lanes = stripe(abs(across) - 0.48, 0.018, blur) * step(fract(v_ground.x / 12.0), 0.5);
    colour *= 1.0 + 0.4 * main * lanes * fine;
  } else if (kind == ${at('rail')}) {
    float dash = step(fract(v_ground.x / 24.0), 0.5) * stripe(across, 0.55, blur);
    colour *= 0.7 + 0.9 * dash;
  } else if (kind == ${at('edge')}) {
    colour = mix(colour, colour * 0.75, abs(across));
  } else if (kind == ${at('water')}) {
    vec3 view = normalize(v_local - u_eye);
    float ripple = sin(v_local.x * 0.05 + sin(v_local.y * 0.031) * 2.0) * sin(v_local.y * 0.043);
    float grazing = pow(1.0 - clamp(-view.z, 0.0, 1.0), 4.0);
    colour = mix(colour, u_haze * 1.15 + u_glow * 0.25, grazing * 0.55);
    colour *= 1.0 + 0.035 * ripple;
  }
  float open = texture(u_shade, (v_local.xy - u_shadeBox.xy) * u_shadeBox.zw).r;
  colour *= mix(u_shaded, u_sunlit, open);
  material.diffuse = mix(colour, mix(u_haze, u_glow, glowAt(v_local)), hazeAt(v_local));
}`;
