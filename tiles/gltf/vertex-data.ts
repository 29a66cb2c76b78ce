import type { GLTF } from '@gltf-transform/core';
import type { Mesh } from './mesh.ts';

const FLOAT = 5126;
const BYTE = 5120;
export const UNSIGNED_SHORT = 5123;
const MOST_SHORT = 0xffff;

/** Bytes of one vertex attribute and the accessor that reads them. */
export interface VertexData {
  readonly bytes: Uint8Array;
  readonly stride: number;
  readonly accessor: Omit<GLTF.IAccessor, 'bufferView' | 'count'>;
}

/** Attributes of a mesh by their glTF names. */
export function vertexData(mesh: Mesh): Record<string, VertexData> {
  const { positions, normals, featureIds, textureCoordinates } = mesh;
  return {
    POSITION: floats(positions, 'VEC3', extremes(positions)),
    NORMAL: {
      bytes: bytesOf(normals),
      stride: 4,
      accessor: { componentType: BYTE, normalized: true, type: 'VEC3' },
    },
    ...(textureCoordinates ? { TEXCOORD_0: floats(textureCoordinates, 'VEC2', {}) } : {}),
    _FEATURE_ID_0: featureIdData(featureIds),
  };
}

/** Feature ids as shorts padded to four bytes; as floats, which hold them all, where a short is too small. */
function featureIdData(ids: Uint32Array): VertexData {
  const short = ids.every((id) => id <= MOST_SHORT);
  const componentType = short ? UNSIGNED_SHORT : FLOAT;
  return {
    bytes: bytesOf(short ? ids : Float32Array.from(ids)),
    stride: 4,
    accessor: { componentType, type: 'SCALAR' },
  };
}

function floats(
  values: Float32Array,
  type: 'VEC2' | 'VEC3',
  limits: { min?: number[]; max?: number[] },
): VertexData {
  return {
    bytes: bytesOf(values),
    stride: type === 'VEC2' ? 8 : 12,
    accessor: { componentType: FLOAT, type, ...limits },
  };
}

function extremes(positions: Float32Array): { min: number[]; max: number[] } {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  positions.forEach((value, index) => {
    const axis = index % 3;
    if (value < (min[axis] as number)) min[axis] = value;
    if (value > (max[axis] as number)) max[axis] = value;
  });
  return { min, max };
}

function bytesOf(array: Float32Array | Int8Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
