import {
  Cartesian2,
  Cartesian3,
  Cartesian4,
  CustomShader,
  CustomShaderMode,
  LightingModel,
  Matrix3,
  PixelFormat,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  TextureUniform,
  UniformType,
  VaryingType,
} from 'cesium';
import { GROUND_KINDS } from '../../contract/tiles.ts';
import type { LocalCamera } from '../camera/local-camera.ts';
import { axes } from '../camera/local-camera.ts';
import type { Look } from './look.ts';
import { bytesOf, linearOf } from './look.ts';
import { BUILDING_FRAGMENT, BUILDING_VERTEX, STATE_WIDTH } from './shaders/building.ts';
import { GROUND_FRAGMENT, GROUND_VERTEX } from './shaders/ground.ts';

/** Which feature a uniform points at; -1 is none. */
export interface Marks {
  readonly hoverBuilding: number;
  readonly hoverRoom: number;
  readonly selectedBuilding: number;
  readonly selectedRoom: number;
  /** Building whose rooms are open: the others go neutral and darker. */
  readonly openedBuilding: number;
  /** Building left out because its rooms stand in its place. */
  readonly hiddenBuilding: number;
}

/** Baked shade of the ground: a byte a texel, rows from south to north, metres of the tile frame. */
export interface Shade {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly texelMetres: number;
  readonly texels: Uint8Array;
}

/** The shaders of the scene: of the district's buildings, of the opened building's rooms, of the ground. */
export interface SceneShaders {
  readonly district: CustomShader;
  readonly opened: CustomShader;
  readonly ground: CustomShader;
  setLook(look: Look, accent: string): void;
  setCamera(camera: LocalCamera, metresPerPixelAtOne: number): void;
  setMarks(marks: Marks): void;
  setShade(shade: Shade | undefined): void;
  setStates(kind: 'building' | 'room', states: Uint8Array): void;
  setLayers(layers: { buildings: boolean; rooms: boolean; hiddenGroundKinds: number }): void;
  destroy(): void;
}

const { INT, FLOAT, VEC2, VEC3, VEC4, MAT3, SAMPLER_2D } = UniformType;

const NO_MARKS: Marks = {
  hoverBuilding: -1,
  hoverRoom: -1,
  selectedBuilding: -1,
  selectedRoom: -1,
  openedBuilding: -1,
  hiddenBuilding: -1,
};

/** Makes the shaders for a district `halfBox` metres to each side of its centre. */
export function createSceneShaders(halfBox: readonly [number, number]): SceneShaders {
  const district = buildingShader(halfBox);
  const opened = buildingShader(halfBox);
  const ground = groundShader(halfBox);
  const buildings = [district, opened];
  const all = [...buildings, ground];
  return {
    district,
    opened,
    ground,
    setLook: (look, accent) => applyLook(buildings, ground, look, accent),
    setCamera: (camera, metresPerPixel) => applyCamera(all, ground, camera, metresPerPixel),
    setMarks: (marks) => {
      applyMarks(district, marks);
      applyMarks(opened, { ...marks, hiddenBuilding: -1 });
    },
    setShade: (shade) => applyShade(ground, shade),
    setStates: (kind, states) => {
      const name = kind === 'building' ? 'u_buildingStates' : 'u_roomStates';
      for (const shader of buildings) shader.setUniform(name, stateTexture(states));
    },
    setLayers: (layers) => {
      district.setUniform('u_showBuildings', layers.buildings ? 1 : 0);
      for (const shader of buildings) shader.setUniform('u_showRooms', layers.rooms ? 1 : 0);
      ground.setUniform('u_hiddenKinds', layers.hiddenGroundKinds);
    },
    destroy: () => {
      for (const shader of all) shader.destroy();
    },
  };
}

function shared(halfBox: readonly [number, number]) {
  return {
    u_eyeToLocal: { type: MAT3, value: Matrix3.clone(Matrix3.IDENTITY) },
    u_eye: { type: VEC3, value: new Cartesian3() },
    u_halfBox: { type: VEC2, value: new Cartesian2(halfBox[0], halfBox[1]) },
    u_haze: { type: VEC3, value: new Cartesian3() },
    u_glow: { type: VEC3, value: new Cartesian3() },
    u_hazeStart: { type: FLOAT, value: 1800 },
    u_hazeDepth: { type: FLOAT, value: 4200 },
  };
}

function buildingShader(halfBox: readonly [number, number]): CustomShader {
  const colour = () => ({ type: VEC3, value: new Cartesian3() });
  const integer = (value: number) => ({ type: INT, value });
  const number = (value: number) => ({ type: FLOAT, value });
  return new CustomShader({
    mode: CustomShaderMode.REPLACE_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      ...shared(halfBox),
      u_wall: colour(),
      u_roof: colour(),
      u_tile: colour(),
      u_glass: colour(),
      u_glassTint: colour(),
      u_key: colour(),
      u_sky: colour(),
      u_bounce: colour(),
      u_sun: colour(),
      u_accent: colour(),
      u_foot: number(1),
      u_litShare: number(0),
      u_litGlow: number(0),
      u_hoverBuilding: integer(NO_MARKS.hoverBuilding),
      u_hoverRoom: integer(-1),
      u_selectedBuilding: integer(-1),
      u_selectedRoom: integer(-1),
      u_openedBuilding: integer(-1),
      u_hiddenBuilding: integer(-1),
      u_showBuildings: integer(1),
      u_showRooms: integer(1),
      u_buildingStates: { type: SAMPLER_2D, value: stateTexture(new Uint8Array(0)) },
      u_roomStates: { type: SAMPLER_2D, value: stateTexture(new Uint8Array(0)) },
    },
    varyings: {
      v_colour: VaryingType.VEC3,
      v_wall: VaryingType.VEC4,
      v_kind: VaryingType.VEC4,
      v_glow: VaryingType.FLOAT,
    },
    vertexShaderText: BUILDING_VERTEX,
    fragmentShaderText: BUILDING_FRAGMENT,
  });
}

function groundShader(halfBox: readonly [number, number]): CustomShader {
  return new CustomShader({
    mode: CustomShaderMode.REPLACE_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      ...shared(halfBox),
      u_sunlit: { type: VEC3, value: new Cartesian3(1, 1, 1) },
      u_shaded: { type: VEC3, value: new Cartesian3(1, 1, 1) },
      u_shadeBox: { type: VEC4, value: new Cartesian4(0, 0, 1, 1) },
      u_shade: { type: SAMPLER_2D, value: shadeTexture(OPEN_SKY) },
      u_metresPerPixel: { type: FLOAT, value: 0.001 },
      u_hiddenKinds: { type: INT, value: 0 },
      u_palette: { type: SAMPLER_2D, value: paletteTexture(GROUND_KINDS.map(() => '#000000')) },
    },
    varyings: { v_local: VaryingType.VEC3, v_ground: VaryingType.VEC3, v_base: VaryingType.VEC3 },
    vertexShaderText: GROUND_VERTEX,
    fragmentShaderText: GROUND_FRAGMENT,
  });
}

function applyLook(
  buildings: readonly CustomShader[],
  ground: CustomShader,
  look: Look,
  accent: string,
): void {
  const vector = (hex: string) => Cartesian3.fromArray(linearOf(hex));
  for (const shader of buildings) {
    shader.setUniform('u_haze', vector(look.haze));
    shader.setUniform('u_glow', vector(look.glow));
    shader.setUniform('u_wall', vector(look.wall));
    shader.setUniform('u_roof', vector(look.roof));
    shader.setUniform('u_tile', vector(look.tile));
    shader.setUniform('u_glass', vector(look.glass));
    shader.setUniform('u_glassTint', vector(look.zenith));
    shader.setUniform('u_key', Cartesian3.fromArray([...look.key]));
    shader.setUniform('u_sky', Cartesian3.fromArray([...look.sky]));
    shader.setUniform('u_bounce', Cartesian3.fromArray([...look.bounce]));
    shader.setUniform('u_sun', sunFrom(look.sunHeightDegrees));
    shader.setUniform('u_accent', vector(accent));
    shader.setUniform('u_foot', look.foot);
    shader.setUniform('u_litShare', look.litShare);
    shader.setUniform('u_litGlow', look.litGlow);
  }
  ground.setUniform('u_haze', vector(look.haze));
  ground.setUniform('u_glow', vector(look.glow));
  ground.setUniform('u_sunlit', Cartesian3.fromArray([...look.sunlit]));
  ground.setUniform('u_shaded', Cartesian3.fromArray([...look.shaded]));
  ground.setUniform('u_palette', paletteTexture(GROUND_KINDS.map((kind) => look.ground[kind])));
}

/** Unit vector towards the key light: south-west, at a height over the horizon. */
export function sunFrom(heightDegrees: number): Cartesian3 {
  const height = (heightDegrees * Math.PI) / 180;
  const level = Math.cos(height) * Math.SQRT1_2;
  return new Cartesian3(-level, -level, Math.sin(height));
}

const OPEN_SKY: Shade = {
  width: 1,
  height: 1,
  west: 0,
  south: 0,
  texelMetres: 1,
  texels: new Uint8Array([255]),
};

function applyShade(ground: CustomShader, shade = OPEN_SKY): void {
  const { west, south, width, height, texelMetres } = shade;
  const box = new Cartesian4(west, south, 1 / (width * texelMetres), 1 / (height * texelMetres));
  ground.setUniform('u_shadeBox', box);
  ground.setUniform('u_shade', shadeTexture(shade));
}

function shadeTexture({ texels, width, height }: Shade): TextureUniform {
  return new TextureUniform({
    typedArray: texels,
    width,
    height,
    repeat: false,
    pixelFormat: PixelFormat.RED,
    minificationFilter: TextureMinificationFilter.LINEAR,
    magnificationFilter: TextureMagnificationFilter.LINEAR,
  });
}

function applyCamera(
  all: readonly CustomShader[],
  ground: CustomShader,
  camera: LocalCamera,
  metresPerPixelAtOne: number,
): void {
  const { forward: f, right: r, up: u } = axes(camera);
  const eyeToLocal = new Matrix3(r[0], u[0], -f[0], r[1], u[1], -f[1], r[2], u[2], -f[2]);
  const eye = new Cartesian3(camera.east, camera.north, camera.up);
  const far = Math.max(camera.up, 0);
  for (const shader of all) {
    shader.setUniform('u_eyeToLocal', eyeToLocal);
    shader.setUniform('u_eye', eye);
    shader.setUniform('u_hazeStart', 1800 + far * 1.1);
  }
  ground.setUniform('u_metresPerPixel', metresPerPixelAtOne);
}

function applyMarks(shader: CustomShader, marks: Marks): void {
  shader.setUniform('u_hoverBuilding', marks.hoverBuilding);
  shader.setUniform('u_hoverRoom', marks.hoverRoom);
  shader.setUniform('u_selectedBuilding', marks.selectedBuilding);
  shader.setUniform('u_selectedRoom', marks.selectedRoom);
  shader.setUniform('u_openedBuilding', marks.openedBuilding);
  shader.setUniform('u_hiddenBuilding', marks.hiddenBuilding);
}

/** One texel a slot, padded to whole rows; at least one row, so that an empty district has a texture too. */
export function stateTexture(states: Uint8Array): TextureUniform {
  const height = Math.max(1, Math.ceil(states.length / 4 / STATE_WIDTH));
  const texels = new Uint8Array(height * STATE_WIDTH * 4);
  texels.set(states);
  return texture(texels, STATE_WIDTH, height);
}

function paletteTexture(colours: readonly string[]): TextureUniform {
  const texels = new Uint8Array(colours.flatMap((hex) => [...bytesOf(hex), 255]));
  return texture(texels, colours.length, 1);
}

function texture(typedArray: Uint8Array, width: number, height: number): TextureUniform {
  return new TextureUniform({
    typedArray,
    width,
    height,
    repeat: false,
    pixelFormat: PixelFormat.RGBA,
    minificationFilter: TextureMinificationFilter.NEAREST,
    magnificationFilter: TextureMagnificationFilter.NEAREST,
  });
}
