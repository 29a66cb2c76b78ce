import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  Mesh,
  NearestFilter,
  RGBAFormat,
  type ShaderMaterial,
  Uint32BufferAttribute,
  UnsignedByteType,
} from 'three';
import { floorFootMetres, ranksOf } from './floors.ts';
import type { RoomBodies } from './load-rooms.ts';
import { pickMaterial, sharedUniforms, showMaterial, STATES_ACROSS } from './materials.ts';

/** All bodies of a building: one mesh and one draw call, moved and coloured by uniforms and one small texture. */
export interface BodiesMesh {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly pick: ShaderMaterial;
  /** Four bytes a body (`bodyStates`). */
  setStates(states: Uint8Array): void;
  dispose(): void;
}

/** Makes the mesh of a building's bodies around `origin` (metres of the tile frame, y up). */
export function createBodiesMesh(
  rooms: RoomBodies,
  origin: readonly [number, number, number],
): BodiesMesh {
  const states = stateTexture(rooms.bodies.length);
  const shared = sharedUniforms(states);
  const geometry = geometryOf(rooms, origin);
  const show = showMaterial(shared, rooms.storeyMetres);
  const pick = pickMaterial(shared);
  const mesh = new Mesh(geometry, show);
  mesh.frustumCulled = false;
  return {
    mesh,
    pick,
    setStates(bytes) {
      (states.image.data as Uint8Array).set(bytes);
      states.needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      show.dispose();
      pick.dispose();
      states.dispose();
    },
  };
}

function geometryOf(
  { positions, normals, bodyIds, indices, bodies, storeyMetres }: RoomBodies,
  origin: readonly [number, number, number],
): BufferGeometry {
  const ranks = ranksOf(bodies);
  const floorRank = new Float32Array(bodyIds.length * 2);
  const local = positions.map((value, index) => value - (origin[index % 3] as number));
  bodyIds.forEach((body, vertex) => {
    floorRank[vertex * 2] = ranks[body] as number;
    const floorNo = bodies[body]?.floorNo ?? 1;
    floorRank[vertex * 2 + 1] = floorFootMetres(floorNo, storeyMetres) - origin[1];
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(local, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setAttribute('floorRank', new BufferAttribute(floorRank, 2));
  geometry.setAttribute('bodyId', new Uint32BufferAttribute(bodyIds, 1));
  geometry.setIndex(new BufferAttribute(indices, 1));
  return geometry;
}

function stateTexture(count: number): DataTexture {
  const down = Math.max(1, Math.ceil(count / STATES_ACROSS));
  const bytes = new Uint8Array(STATES_ACROSS * down * 4);
  const texture = new DataTexture(bytes, STATES_ACROSS, down, RGBAFormat, UnsignedByteType);
  texture.magFilter = NearestFilter;
  texture.minFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}
