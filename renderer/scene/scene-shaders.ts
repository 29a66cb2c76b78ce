import type { CustomShader } from 'cesium';
import type { LocalCamera } from '../camera/local-camera.ts';
import type { Look } from './look.ts';
import { buildingShader, groundShader } from './shader-programs.ts';
import { type Shade, stateTexture } from './shader-textures.ts';
import type { KeyLight } from './sun.ts';
import { applyCamera, applyLook, applyMarks, applyShade } from './shader-uniforms.ts';

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
}

/** The shaders of the scene: of the district's buildings, of the opened building's rooms, of the ground. */
export interface SceneShaders {
  readonly district: CustomShader;
  readonly opened: CustomShader;
  readonly ground: CustomShader;
  setLook(look: Look, light: KeyLight, accent: string): void;
  setCamera(camera: LocalCamera, metresPerPixelAtOne: number): void;
  setMarks(marks: Marks): void;
  setShade(shade: Shade | undefined): void;
  setStates(kind: 'building' | 'room', states: Uint8Array): void;
  setLayers(layers: ShownLayers): void;
  destroy(): void;
}

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
    setLook: (look, light, accent) => applyLook(buildings, ground, { look, light }, accent),
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
      for (const shader of buildings) {
        shader.setUniform('u_showRooms', layers.rooms ? 1 : 0);
        shader.setUniform('u_hiddenGeometry', layers.hiddenGeometry);
      }
      ground.setUniform('u_hiddenKinds', layers.hiddenGroundKinds);
    },
    destroy: () => {
      for (const shader of all) shader.destroy();
    },
  };
}
