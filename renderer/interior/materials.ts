import { Color, DoubleSide, GLSL3, ShaderMaterial, type Texture, Vector3, Vector4 } from 'three';

/** Bodies a row of the state texture. */
export const STATES_ACROSS = 256;

const SHARED_VERTEX = /* glsl */ `
  in uint bodyId;
  in vec2 floorRank;
  uniform sampler2D u_states;
  uniform float u_gapMetres;
  flat out vec4 v_state;
  flat out uint v_body;
  out vec3 v_place;

  vec4 stateOf(uint body) {
    return texelFetch(u_states, ivec2(body % ${STATES_ACROSS}u, body / ${STATES_ACROSS}u), 0);
  }

  void place() {
    v_body = bodyId;
    v_state = stateOf(bodyId);
    v_place = position + vec3(0.0, floorRank.x * u_gapMetres, 0.0);
    bool hidden = (int(v_state.a * 255.0 + 0.5) & 1) == 1;
    gl_Position = hidden ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * modelViewMatrix * vec4(v_place, 1.0);
  }
`;

const SHARED_FRAGMENT = /* glsl */ `
  precision highp float;
  precision highp int;
  flat in vec4 v_state;
  flat in uint v_body;
  in vec3 v_place;
  uniform vec4 u_section;

  void cut() {
    if (dot(v_place, u_section.xyz) > u_section.w) discard;
  }
`;

const SHOW_VERTEX = /* glsl */ `
  ${SHARED_VERTEX}
  out vec3 v_normal;
  out float v_rise;
  uniform float u_storeyMetres;
  void main() {
    place();
    v_normal = normal;
    v_rise = clamp((position.y - floorRank.y) / u_storeyMetres, 0.0, 1.0);
  }
`;

const SHOW_FRAGMENT = /* glsl */ `
  ${SHARED_FRAGMENT}
  in vec3 v_normal;
  in float v_rise;
  uniform vec3 u_key;
  uniform vec3 u_keyLight;
  uniform vec3 u_skyLight;
  uniform vec3 u_accent;
  uniform vec3 u_ground;
  uniform int u_hover;
  uniform int u_selected;
  out vec4 colour;

  vec3 linear(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
  vec3 display(vec3 c) { return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }

  void main() {
    cut();
    vec3 base = linear(v_state.rgb);
    bool dimmed = (int(v_state.a * 255.0 + 0.5) & 2) == 2;
    if (dimmed) base = mix(linear(u_ground), base, 0.22);
    vec3 shown;
    if (!gl_FrontFacing) shown = base * 0.62;
    else {
      float key = max(dot(v_normal, u_key), 0.0);
      float sky = 0.6 + 0.4 * v_normal.y;
      float foot = mix(mix(0.74, 1.0, v_rise), 1.0, step(0.5, v_normal.y));
      shown = base * (u_keyLight * key + u_skyLight * sky) * foot;
    }
    if (int(v_body) == u_hover) shown = mix(shown, vec3(1.0), 0.18);
    if (int(v_body) == u_selected) shown = mix(shown, linear(u_accent), 0.4) + 0.03;
    colour = vec4(display(clamp(shown, 0.0, 1.0)), 1.0);
  }
`;

const PICK_VERTEX = /* glsl */ `
  ${SHARED_VERTEX}
  void main() { place(); }
`;

const PICK_FRAGMENT = /* glsl */ `
  ${SHARED_FRAGMENT}
  out vec4 colour;
  void main() {
    cut();
    uint id = v_body + 1u;
    colour = vec4(float(id & 255u), float((id >> 8) & 255u), float((id >> 16) & 255u), 255.0) / 255.0;
  }
`;

/** Uniforms both materials read: one object, so that a change reaches picture and pick alike. */
export function sharedUniforms(states: Texture) {
  return {
    u_states: { value: states },
    u_gapMetres: { value: 0 },
    /** Normal and offset of the section plane; what lies beyond it is cut away. */
    u_section: { value: new Vector4(0, 0, 0, 1) },
  };
}

export type SharedUniforms = ReturnType<typeof sharedUniforms>;

/** Draws bodies in their state's colour, lit from the south-west; cut bodies show a flat inside. */
export function showMaterial(shared: SharedUniforms, storeyMetres: number): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    vertexShader: SHOW_VERTEX,
    fragmentShader: SHOW_FRAGMENT,
    uniforms: {
      ...shared,
      u_storeyMetres: { value: storeyMetres },
      u_key: { value: new Vector3(-0.45, 0.62, 0.64).normalize() },
      u_keyLight: { value: new Color(0.98, 0.86, 0.7) },
      u_skyLight: { value: new Color(0.42, 0.5, 0.6) },
      u_accent: { value: new Color() },
      u_ground: { value: new Color() },
      u_hover: { value: -1 },
      u_selected: { value: -1 },
    },
  });
}

/** Writes each body's number into the picture: red is its lowest byte, numbers begin with 1. */
export function pickMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    vertexShader: PICK_VERTEX,
    fragmentShader: PICK_FRAGMENT,
    uniforms: shared,
  });
}
