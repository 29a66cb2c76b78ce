import { MeshoptDecoder } from 'meshoptimizer';
import type { BufferAttribute, BufferGeometry, Mesh } from 'three';
import { GLTFLoader, type GLTF } from 'three/addons/loaders/GLTFLoader.js';
import {
  FLOOR_PROPERTY,
  NO_SLOT,
  ROOM_CLASS,
  SLOT_PROPERTY,
  SPACE_KIND_PROPERTY,
  SPACE_KIND_ROOF,
  STOREY_PROPERTY,
} from '../../contract/tiles.ts';

/** A body of the opened building: a room, a common part or the roof. */
export interface Body {
  /** Permanent slot of the room; undefined for common parts and the roof. */
  readonly roomSlot: number | undefined;
  /** 0 room, 1 stairs, 2 lift, 3 corridor, 4 other common part, 5 roof. */
  readonly spaceKind: number;
  /** Physical floor (物理层): 1 is the ground floor, -1 the first basement, 0 the roof. */
  readonly floorNo: number;
}

/** Rooms of one building as drawn: metres of the tile frame, y up; `bodyIds` names the body of each vertex. */
export interface RoomBodies {
  readonly bodies: readonly Body[];
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly bodyIds: Uint32Array;
  readonly indices: Uint32Array;
  readonly storeyMetres: number;
}

/** Reads the rooms content of a building from the tile handler; rejects where there is none or it is broken. */
export async function loadRooms(url: string): Promise<RoomBodies> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return readRooms(await answer.arrayBuffer());
}

/** Decodes a rooms content (glb with one mesh and the property table of contract/tiles.ts). */
export async function readRooms(glb: ArrayBuffer): Promise<RoomBodies> {
  const gltf = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(glb, '');
  const mesh = gltf.scene.getObjectByProperty('isMesh', true) as Mesh | undefined;
  if (!mesh) throw new Error('the rooms content has no mesh');
  const { positions, normals, bodyIds, indices } = verticesOf(mesh.geometry);
  const table = await propertyTable(gltf);
  mesh.geometry.dispose();
  return {
    bodies: table.bodies,
    storeyMetres: table.storeyMetres,
    positions,
    normals,
    bodyIds,
    indices,
  };
}

function verticesOf(geometry: BufferGeometry) {
  const attribute = (name: string): BufferAttribute => {
    const found = geometry.getAttribute(name);
    if (!found) throw new Error(`the rooms content has no ${name}`);
    return found as BufferAttribute;
  };
  const ids = attribute('_feature_id_0');
  const { index } = geometry;
  if (!index) throw new Error('the rooms content has no indices');
  return {
    positions: vectors(attribute('position')),
    normals: vectors(attribute('normal')),
    bodyIds: Uint32Array.from({ length: ids.count }, (_, vertex) => ids.getX(vertex)),
    indices: Uint32Array.from(index.array),
  };
}

/** Three floats a vertex, whatever the attribute is packed as. */
function vectors(attribute: BufferAttribute): Float32Array {
  const values = new Float32Array(attribute.count * 3);
  for (let vertex = 0; vertex < attribute.count; vertex++) {
    values[vertex * 3] = attribute.getX(vertex);
    values[vertex * 3 + 1] = attribute.getY(vertex);
    values[vertex * 3 + 2] = attribute.getZ(vertex);
  }
  return values;
}

interface StructuralMetadata {
  readonly propertyTables: readonly {
    readonly class: string;
    readonly count: number;
    readonly properties: Readonly<Record<string, { readonly values: number }>>;
  }[];
}

async function propertyTable({ parser }: GLTF) {
  const metadata = parser.json.extensions?.EXT_structural_metadata as
    | StructuralMetadata
    | undefined;
  const table = metadata?.propertyTables.find((each) => each.class === ROOM_CLASS);
  if (!table) throw new Error('the rooms content has no property table of rooms');
  const column = async (name: string): Promise<ArrayBuffer> => {
    const view = table.properties[name]?.values;
    if (view === undefined) throw new Error(`the rooms content has no column ${name}`);
    return (await parser.getDependency('bufferView', view)) as ArrayBuffer;
  };
  const slots = new Uint32Array(await column(SLOT_PROPERTY));
  const kinds = new Uint8Array(await column(SPACE_KIND_PROPERTY));
  const floors = new Int16Array(await column(FLOOR_PROPERTY));
  const storeys = new Float32Array(await column(STOREY_PROPERTY));
  const bodies = Array.from({ length: table.count }, (_, body): Body => {
    const slot = slots[body] ?? NO_SLOT;
    return {
      roomSlot: slot === NO_SLOT ? undefined : slot,
      spaceKind: kinds[body] ?? SPACE_KIND_ROOF,
      floorNo: floors[body] ?? 0,
    };
  });
  return { bodies, storeyMetres: storeys[0] ?? 3 };
}
