import { CEILING_GAP_METRES, SPACE_KIND_ROOF } from '../../../contract/tiles.ts';
import { COMMON } from './common.ts';

/** Width of the feature-state textures, in slots. */
export const STATE_WIDTH = 512;

const SPACES = /* glsl */ `
const int STATE_WIDTH = ${STATE_WIDTH};
const uint BUILDING = 255u;
const uint ROOM = 0u;
const uint ROOF = ${SPACE_KIND_ROOF}u;

vec4 stateOf(sampler2D states, int slot) {
  if (slot < 0) return vec4(0.0);
  return texelFetch(states, ivec2(slot % STATE_WIDTH, slot / STATE_WIDTH), 0);
}

// Whether other buildings hide all of a building from the eye. What casts a shadow is asked by the sun.
bool isBehind(int building) {
#ifdef SHADOW_MAP
  return false;
#else
  return u_behind == 1 && texelFetch(u_behindSlots, ivec2(building % STATE_WIDTH, building / STATE_WIDTH), 0).r > 0.5;
#endif
}
`;

const LIGHTING = /* glsl */ `
vec3 neutral(uint space, uint facade, float roof, float seed) {
  vec3 wall = facade == 2u ? u_glass : u_wall;
  vec3 top = facade == 3u ? u_tile : u_roof;
  vec3 colour = mix(wall, top, roof);
  float warmth = hash(seed * 37.0) - 0.5;
  colour *= (0.84 + 0.3 * seed) * vec3(1.0 + 0.1 * warmth, 1.0, 1.0 - 0.12 * warmth);
  return space == BUILDING || space == ROOM || space == ROOF ? colour : colour * 0.78;
}

vec3 lit(vec3 colour, vec3 normal) {
  float key = max(dot(normal, u_sun), 0.0);
  float up = 0.5 + 0.5 * normal.z;
  return colour * (u_key * key * 1.5 + mix(u_bounce, u_sky, up) * 0.42);
}
`;

/** A room pointed at in the matrix is seen through what stands before it: at the same place of the picture, but nearer. */
const SEEN_THROUGH = /* glsl */ `
vec3 towardsEye(vec3 positionMC) {
  vec3 eye = (czm_inverseModelView * vec4(0.0, 0.0, 0.0, 1.0)).xyz;
  return eye + (positionMC - eye) * 0.25;
}
`;

/**
 * While rooms stand whole nobody sees their floors and ceilings, which are most of their fragments: they are left out, and
 * walls reach up to the next floor, so that nothing is looked into.
 */
const FLOOR_AND_CEILING = /* glsl */ `
bool isWithinWhole(uint space) {
  return space < ROOF && u_isCut == 0 && u_hiddenGeometry == 0;
}

float gapAbove(float height, float storey) {
  float gap = storey - mod(height, storey);
  return abs(gap - ${CEILING_GAP_METRES.toFixed(2)}) < 0.05 ? gap : 0.0;
}
`;

/** Everything that is one value per face is worked out here, so that a fragment only draws lines and haze. */
export const BUILDING_VERTEX = `${COMMON}${SPACES}${LIGHTING}${SEEN_THROUGH}${FLOOR_AND_CEILING}
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  int slot = int(vsInput.metadata.slot);
  int building = int(vsInput.metadata.buildingSlot);
  uint space = uint(vsInput.metadata.spaceKind);
  uint facade = uint(vsInput.metadata.facade);
  bool isBuilding = space == BUILDING;

  vec3 local = localPosition(vsInput.attributes.positionMC);
  vec3 normal = normalize(u_eyeToLocal * (czm_normal * vsInput.attributes.normalMC));
  float seed = floor(hash(float(building) + 0.37) * 64.0) / 64.0;
  float roof = smoothstep(0.35, 0.6, normal.z);

  vec4 state = isBuilding ? stateOf(u_buildingStates, slot) : stateOf(u_roomStates, slot);
  int flags = int(state.a * 255.0 + 0.5);
  bool themed = (flags & 2) != 0 && u_showRooms == 1 && (u_openedBuilding < 0 || building == u_openedBuilding) && space <= ROOM;
  if (isBuilding) themed = (flags & 2) != 0;
  bool unseen = (u_hiddenGeometry & (1 << int(vsInput.metadata.geometryKind))) != 0 && building != u_selectedBuilding;
  bool hidden = unseen || (flags & 1) != 0 || building == u_hiddenBuilding || u_showBuildings == 0 || isBehind(building);

  vec3 colour = neutral(space, facade, roof, seed);
  if (themed) colour = mix(colour, toLinear(state.rgb), isBuilding ? 0.75 : 0.82);
  colour = lit(colour, normal);
  bool other = u_openedBuilding >= 0 && building != u_openedBuilding;
  if (other || (flags & 4) != 0) colour *= 0.62;

  bool selected = slot >= 0 && slot == (isBuilding ? u_selectedBuilding : u_selectedRoom);
  bool hovered = slot >= 0 && slot == (isBuilding ? u_hoverBuilding : u_hoverRoom);
  if (selected) colour = mix(colour * 1.2, u_accent, isBuilding ? 0.22 : 0.85);
  if (hovered) colour = isBuilding ? colour * 1.25 + u_accent * 0.12 : mix(colour * 1.2, u_accent, 0.6);

  bool seenThrough = hovered && !isBuilding;
  bool closed = isWithinWhole(space) && !seenThrough;
  if (closed) {
    float gap = gapAbove(local.z, vsInput.metadata.storeyMetres);
    vsOutput.positionMC.y += gap;
    local.z += gap;
  }
  v_colour = colour;
  v_wall = vec4(dot(local.xy, vec2(-normal.y, normal.x)), local.z, 1.0 - roof, vsInput.metadata.storeyMetres);
  v_kind = vec4(seed, float(facade), isBuilding || space == ROOM ? 1.0 : 0.0, hazeAt(local));
  v_glow = glowAt(local);
  bool hatched = (flags & 8) != 0 && (isBuilding || u_openedBuilding < 0 || building == u_openedBuilding);
  v_hatch = vec2(hatched ? 1.0 : 0.0, roof > 0.5 ? local.x + local.y : v_wall.x + local.z);
  if (seenThrough) vsOutput.positionMC = towardsEye(vsInput.attributes.positionMC);
  if (hidden || (closed && abs(normal.z) > 0.9)) vsOutput.positionMC = vec3(0.0);
}`;

/** Wall foot, floor lines, windows, haze. */
export const BUILDING_FRAGMENT = /* glsl */ `
// A number from 0 to 1 for each cell, the same on every graphics card.
float grid(vec2 cell) {
  uvec2 at = uvec2(ivec2(floor(cell)));
  uint mixed = (at.x * 1597334677u) ^ (at.y * 3812015801u);
  mixed = (mixed ^ (mixed >> 15)) * 2246822519u;
  return float(mixed >> 8) / 16777216.0;
}

vec3 windows(vec3 wall, vec2 cell, vec2 blur, float facade, float seed) {
  vec2 inside = fract(cell);
  vec2 margin = facade > 1.5 && facade < 2.5 ? vec2(0.06, 0.2) : vec2(0.26, 0.24);
  vec2 edge = smoothstep(margin - blur, margin + blur, inside) * (1.0 - smoothstep(1.0 - margin - blur, 1.0 - margin + blur, inside));
  float pane = edge.x * edge.y;
  if (pane < 0.004) return wall;
  vec2 own = floor(cell);
  vec3 behind = mix(wall * 0.62, u_glassTint, 0.35);
  float litShare = u_litShare * (0.55 + seed / 71.0);
  if (u_litShare >= 0.001 && grid(own + seed * 7.0) <= litShare) {
    vec3 warm = mix(vec3(1.0, 0.62, 0.27), vec3(1.0, 0.82, 0.58), grid(own + 7.0));
    behind = warm * u_litGlow * (0.45 + 0.55 * grid(own + 3.0));
  }
  return mix(wall, behind, pane);
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec3 colour = v_colour;
  float height = v_wall.y;
  float upright = v_wall.z;
  if (height < 22.0) colour *= mix(1.0, mix(u_foot, 1.0, smoothstep(0.0, 22.0, height)), upright);
  float storey = max(v_wall.w, 2.2);
  vec3 slope = fwidth(vec3(v_wall.xy, v_hatch.y));
  vec2 cell = vec2(v_wall.x / 3.3, height / storey);
  vec2 blur = slope.xy / vec2(3.3, storey);
  float seed = floor(v_kind.x * 64.0 + 0.5);
  float near = (1.0 - smoothstep(0.3, 0.85, max(blur.x, blur.y))) * upright * v_kind.z;
  if (near > 0.01) {
    vec3 detailed = windows(colour, cell, min(blur, 0.25), v_kind.y, seed);
    float line = 1.0 - smoothstep(0.02, 0.02 + blur.y, abs(fract(cell.y + 0.5) - 0.5));
    detailed *= 1.0 - 0.28 * line;
    colour = mix(colour, detailed, near);
  } else {
    colour += vec3(1.0, 0.66, 0.34) * u_litGlow * u_litShare * 0.17 * upright * v_kind.z;
  }
  if (v_hatch.x > 0.0) {
    float across = v_hatch.y / 3.2;
    float thick = clamp(slope.z / 3.2, 0.02, 0.5);
    float stroke = 1.0 - smoothstep(0.16, 0.16 + thick, abs(fract(across) - 0.5));
    colour *= 1.0 - 0.34 * v_hatch.x * mix(stroke, 0.4, smoothstep(0.25, 0.5, thick));
  }
  if (v_kind.w > 0.0) colour = mix(colour, mix(u_haze, u_glow, v_glow), v_kind.w);
  material.diffuse = colour;
}`;
