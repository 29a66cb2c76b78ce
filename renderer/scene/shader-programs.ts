import {
  Cartesian2,
  Cartesian3,
  Cartesian4,
  CustomShader,
  CustomShaderMode,
  CustomShaderTranslucencyMode,
  LightingModel,
  Matrix3,
  UniformType,
  VaryingType,
} from 'cesium';
import { GROUND_KINDS } from '../../contract/tiles.ts';
import {
  OPEN_SKY,
  paletteTexture,
  shadeTexture,
  slotTexture,
  stateTexture,
} from './shader-textures.ts';
import { BUILDING_FRAGMENT, BUILDING_VERTEX } from './shaders/building.ts';
import type { MapKind } from '../../contract/maps.ts';
import { GROUND_FRAGMENT, GROUND_VERTEX } from './shaders/ground.ts';
import { PICTURE_FRAGMENT, PICTURE_VERTEX, RELIEF_FRAGMENT, RELIEF_VERTEX } from './shaders/map.ts';

const { INT, FLOAT, VEC2, VEC3, VEC4, MAT3, SAMPLER_2D } = UniformType;

function shared(halfBox: readonly [number, number]) {
  return {
    u_eyeToLocal: { type: MAT3, value: Matrix3.clone(Matrix3.IDENTITY) },
    u_eye: { type: VEC3, value: new Cartesian3() },
    u_halfBox: { type: VEC2, value: new Cartesian2(halfBox[0], halfBox[1]) },
    u_sunward: { type: VEC2, value: new Cartesian2(-Math.SQRT1_2, -Math.SQRT1_2) },
    u_key: { type: VEC3, value: new Cartesian3() },
    u_sky: { type: VEC3, value: new Cartesian3() },
    u_bounce: { type: VEC3, value: new Cartesian3() },
    u_sun: { type: VEC3, value: new Cartesian3(0, 0, 1) },
    u_haze: { type: VEC3, value: new Cartesian3() },
    u_glow: { type: VEC3, value: new Cartesian3() },
    u_hazeStart: { type: FLOAT, value: 1800 },
    u_hazeDepth: { type: FLOAT, value: 4200 },
  };
}

/** Draws building and room content. */
export function buildingShader(halfBox: readonly [number, number]): CustomShader {
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
      u_accent: colour(),
      u_foot: number(1),
      u_litShare: number(0),
      u_litGlow: number(0),
      u_hoverBuilding: integer(-1),
      u_hoverRoom: integer(-1),
      u_selectedBuilding: integer(-1),
      u_selectedRoom: integer(-1),
      u_openedBuilding: integer(-1),
      u_hiddenBuilding: integer(-1),
      u_hiddenGeometry: integer(0),
      u_isCut: integer(0),
      u_showBuildings: integer(1),
      u_showRooms: integer(1),
      u_behind: integer(0),
      u_behindSlots: { type: SAMPLER_2D, value: slotTexture(new Uint8Array(0)) },
      u_buildingStates: { type: SAMPLER_2D, value: stateTexture(new Uint8Array(0)) },
      u_roomStates: { type: SAMPLER_2D, value: stateTexture(new Uint8Array(0)) },
    },
    varyings: {
      v_colour: VaryingType.VEC3,
      v_wall: VaryingType.VEC4,
      v_kind: VaryingType.VEC4,
      v_glow: VaryingType.FLOAT,
      v_hatch: VaryingType.VEC2,
    },
    vertexShaderText: BUILDING_VERTEX,
    fragmentShaderText: BUILDING_FRAGMENT,
  });
}

/** Draws the base map. */
export function groundShader(halfBox: readonly [number, number]): CustomShader {
  return new CustomShader({
    mode: CustomShaderMode.REPLACE_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      ...shared(halfBox),
      u_sunlit: { type: VEC3, value: new Cartesian3(1, 1, 1) },
      u_shaded: { type: VEC3, value: new Cartesian3(1, 1, 1) },
      u_lamp: { type: FLOAT, value: 0 },
      u_glint: { type: FLOAT, value: 0 },
      u_castShade: { type: FLOAT, value: 1 },
      u_shadeBox: { type: VEC4, value: new Cartesian4(0, 0, 1, 1) },
      u_shade: { type: SAMPLER_2D, value: shadeTexture(OPEN_SKY) },
      u_metresPerPixel: { type: FLOAT, value: 0.001 },
      u_hiddenKinds: { type: INT, value: 0 },
      u_lineLift: { type: FLOAT, value: 0 },
      u_palette: { type: SAMPLER_2D, value: paletteTexture(GROUND_KINDS.map(() => '#000000')) },
    },
    varyings: { v_local: VaryingType.VEC3, v_ground: VaryingType.VEC3, v_base: VaryingType.VEC3 },
    vertexShaderText: GROUND_VERTEX,
    fragmentShaderText: GROUND_FRAGMENT,
  });
}

/** Draws an imagery or a terrain file; see-through pictures are drawn after the others. */
export function mapShader(
  halfBox: readonly [number, number],
  kind: MapKind,
  seeThrough: boolean,
): CustomShader {
  const colour = () => ({ type: VEC3, value: new Cartesian3(1, 1, 1) });
  const number = (value: number) => ({ type: FLOAT, value });
  const isPicture = kind === 'imagery';
  return new CustomShader({
    mode: CustomShaderMode.MODIFY_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    translucencyMode: seeThrough
      ? CustomShaderTranslucencyMode.TRANSLUCENT
      : CustomShaderTranslucencyMode.INHERIT,
    uniforms: {
      ...shared(halfBox),
      u_opacity: number(1),
      ...(isPicture
        ? {
            u_sunlit: colour(),
            u_shaded: colour(),
            u_dim: number(1),
            u_castShade: number(1),
            u_shadeBox: { type: VEC4, value: new Cartesian4(0, 0, 1, 1) },
            u_shade: { type: SAMPLER_2D, value: shadeTexture(OPEN_SKY) },
          }
        : { u_woods: colour(), u_bare: colour() }),
    },
    varyings: isPicture
      ? { v_local: VaryingType.VEC3 }
      : { v_local: VaryingType.VEC3, v_normal: VaryingType.VEC3 },
    vertexShaderText: isPicture ? PICTURE_VERTEX : RELIEF_VERTEX,
    fragmentShaderText: isPicture ? PICTURE_FRAGMENT : RELIEF_FRAGMENT,
  });
}
