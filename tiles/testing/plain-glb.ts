import { MeshoptDecoder } from 'meshoptimizer';
import { BinaryBuffer } from '../gltf/binary-buffer.ts';
import { assembleGlb } from '../gltf/write-glb.ts';
import { glbChunks, viewBytes } from './read-glb.ts';

const MESHOPT = 'EXT_meshopt_compression';

/**
 * A glb without meshopt: what a validator that does not decode it can look into, so that it sees limits of positions, lengths of
 * normals and ranges of indices.
 */
export async function plainGlb(glb: Uint8Array): Promise<Uint8Array> {
  await MeshoptDecoder.ready;
  const { json, binary } = glbChunks(glb);
  const plain = new BinaryBuffer();
  const bufferViews = json.bufferViews.map((packed) => {
    const { extensions: _, ...view } = packed;
    const bytes = viewBytes(packed, binary);
    return { ...view, buffer: 0, byteOffset: plain.append(bytes), byteLength: bytes.length };
  });
  const without = (names: readonly string[] = []) => names.filter((name) => name !== MESHOPT);
  const unpacked = {
    ...json,
    bufferViews,
    buffers: [{ byteLength: plain.length }],
    extensionsUsed: without(json.extensionsUsed),
    extensionsRequired: without(json.extensionsRequired),
  };
  return assembleGlb(unpacked, plain.bytes());
}
