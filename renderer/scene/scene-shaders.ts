import type { CustomShader } from 'cesium';
import type { LocalCamera } from '../camera/local-camera.ts';
import type { MapKind } from '../../contract/maps.ts';
import type { Look } from './look.ts';
import { buildingShader, groundShader, mapShader } from './shader-programs.ts';
import { OPEN_SKY, type Shade, slotTexture, stateTexture } from './shader-textures.ts';
import type { KeyLight } from './sun.ts';
import { applyCamera, applyLook, applyMapLook, applyMarks, applyShade } from './shader-uniforms.ts';

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

/** What is drawn at all. */
export interface ShownLayers {
  readonly buildings: boolean;
  readonly rooms: boolean;
  /** One bit a ground kind. */
  readonly hiddenGroundKinds: number;
  /** One bit a geometry kind. */
  readonly hiddenGeometry: number;
  /** Whether a cut shows rooms from inside. */
  readonly isCut: boolean;
}

/** The shaders of the scene: of the district's buildings, of the opened building's rooms, of the ground. */
export interface SceneShaders {
  readonly district: CustomShader;
  readonly opened: CustomShader;
  readonly ground: CustomShader;
  /** A shader for a map file, in the light of the others until it is dropped. */
  addMap(kind: MapKind, seeThrough: boolean): CustomShader;
  dropMap(shader: CustomShader): void;
  setLook(look: Look, light: KeyLight, accent: string): void;
  setCamera(camera: LocalCamera, metresPerPixelAtOne: number): void;
  setMarks(marks: Marks): void;
  /** Raises the lines of the ground so that they lie above pictures, metres. */
  setLineLift(metres: number): void;
  setShade(shade: Shade | undefined): void;
  setStates(kind: 'building' | 'room', states: Uint8Array): void;
  setLayers(layers: ShownLayers): void;
  /** Leaves out buildings of the district nobody can see, 1 a slot; undefined draws all. Their shadows stay. */
  setBehind(slots: Uint8Array | undefined): void;
  destroy(): void;
}

/** Makes the shaders for a district `halfBox` metres to each side of its centre. */
export function createSceneShaders(halfBox: readonly [number, number]): SceneShaders {
  const district = buildingShader(halfBox);
  const opened = buildingShader(halfBox);
  const ground = groundShader(halfBox);
  const buildings = [district, opened];
  const all = new Set([...buildings, ground]);
  const maps = new Map<CustomShader, MapKind>();
  let lit: { readonly look: Look; readonly light: KeyLight } | undefined;
  let shaded: Shade = OPEN_SKY;
  return {
    district,
    opened,
    ground,
    addMap: (kind, seeThrough) => {
      const shader = mapShader(halfBox, kind, seeThrough);
      all.add(shader);
      maps.set(shader, kind);
      if (lit) applyMapLook(shader, kind, lit.look, lit.light);
      if (kind === 'imagery') applyShade(shader, shaded);
      return shader;
    },
    dropMap: (shader) => {
      all.delete(shader);
      maps.delete(shader);
      shader.destroy();
    },
    setLook: (look, light, accent) => {
      lit = { look, light };
      applyLook(buildings, ground, lit, accent);
      for (const [shader, kind] of maps) applyMapLook(shader, kind, look, light);
    },
    setCamera: (camera, metresPerPixel) => applyCamera(all, ground, camera, metresPerPixel),
    setMarks: (marks) => {
      applyMarks(district, marks);
      applyMarks(opened, { ...marks, hiddenBuilding: -1 });
    },
    setLineLift: (metres) => ground.setUniform('u_lineLift', metres),
    setShade: (shade = OPEN_SKY) => {
      shaded = shade;
      applyShade(ground, shade);
      for (const [shader, kind] of maps) if (kind === 'imagery') applyShade(shader, shade);
    },
    setStates: (kind, states) => {
      const name = kind === 'building' ? 'u_buildingStates' : 'u_roomStates';
      for (const shader of buildings) shader.setUniform(name, stateTexture(states));
    },
    setBehind: (slots) => {
      district.setUniform('u_behind', slots ? 1 : 0);
      if (slots) district.setUniform('u_behindSlots', slotTexture(slots));
    },
    setLayers: (layers) => {
      district.setUniform('u_showBuildings', layers.buildings ? 1 : 0);
      for (const shader of buildings) {
        shader.setUniform('u_showRooms', layers.rooms ? 1 : 0);
        shader.setUniform('u_hiddenGeometry', layers.hiddenGeometry);
        shader.setUniform('u_isCut', layers.isCut ? 1 : 0);
      }
      ground.setUniform('u_hiddenKinds', layers.hiddenGroundKinds);
    },
    destroy: () => {
      for (const shader of all) shader.destroy();
    },
  };
}
