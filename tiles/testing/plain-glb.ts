import { MeshoptDecoder } from 'meshoptimizer';
import { BinaryBuffer } from '../gltf/binary-buffer.ts';
import { assembleGlb } from '../gltf/write-glb.ts';

const MESHOPT = 'EXT_meshopt_compression';

interface View {
  readonly byteOffset?: number;
  readonly byteLength: number;
  readonly extensions?: Readonly<
    Record<
      string,
      {
        readonly byteOffset: number;
        readonly byteLength: number;
        readonly byteStride: number;
        readonly count: number;
        readonly mode: string;
      }
    >
  >;
}

interface Packed {
  readonly bufferViews: readonly View[];
  readonly extensionsUsed: readonly string[];
  readonly extensionsRequired: readonly string[];
}

/**
 * A glb without meshopt: what a validator that does not decode it can look into, so that it sees limits of positions, lengths of
 * normals and ranges of indices.
 */
export async function plainGlb(glb: Uint8Array): Promise<Uint8Array> {
  await MeshoptDecoder.ready;
  const header = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const jsonLength = header.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as Packed;
  const binary = glb.subarray(28 + jsonLength);
  const plain = new BinaryBuffer();
  const bufferViews = json.bufferViews.map(({ extensions: _, ...view }, index) => {
    const bytes = viewBytes(json.bufferViews[index] as View, binary);
    return { ...view, buffer: 0, byteOffset: plain.append(bytes), byteLength: bytes.length };
  });
  const without = (names: readonly string[]) => names.filter((name) => name !== MESHOPT);
  const unpacked = {
    ...json,
    bufferViews,
    buffers: [{ byteLength: plain.length }],
    extensionsUsed: without(json.extensionsUsed),
    extensionsRequired: without(json.extensionsRequired),
  };
  return assembleGlb(unpacked, plain.bytes());
}

function viewBytes(view: View, binary: Uint8Array): Uint8Array {
  const packed = view.extensions?.[MESHOPT];
  const { byteOffset = 0, byteLength } = packed ?? view;
  const bytes = binary.subarray(byteOffset, byteOffset + byteLength);
  if (!packed) return bytes;
  const plain = new Uint8Array(packed.count * packed.byteStride);
  MeshoptDecoder.decodeGltfBuffer(plain, packed.count, packed.byteStride, bytes, packed.mode);
  return plain;
}
