import type { GLTF } from '@gltf-transform/core';
import { MeshoptEncoder } from 'meshoptimizer';
import { BinaryBuffer } from './binary-buffer.ts';
import type { Mesh } from './mesh.ts';
import { columnBytes, rowCount, structuralMetadata } from './property-table.ts';
import type { PropertyTable } from './property-table.ts';
import { UNSIGNED_SHORT, vertexData } from './vertex-data.ts';
import type { VertexData } from './vertex-data.ts';

const UNSIGNED_INT = 5125;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;
const MESHOPT = 'EXT_meshopt_compression';

export interface GlbOptions {
  /** Draw back faces as well: ribbons and shells seen from both sides. */
  readonly doubleSided?: boolean;
  /** False writes plain buffers, for validators that do not decode meshopt. */
  readonly compress?: boolean;
}

/** Loads the encoder; await it once before `writeGlb`. */
export const glbReady: Promise<void> = MeshoptEncoder.ready;

/**
 * One mesh, one primitive, one draw call, with its property table: glTF 2.0 binary with EXT_mesh_features,
 * EXT_structural_metadata and EXT_meshopt_compression. The same input gives the same bytes.
 */
export function writeGlb(mesh: Mesh, table: PropertyTable, options: GlbOptions = {}): Uint8Array {
  return new GlbWriter(options.compress !== false).write(mesh, table, options.doubleSided === true);
}

class GlbWriter {
  readonly #buffer = new BinaryBuffer();
  readonly #bufferViews: GLTF.IBufferView[] = [];
  readonly #accessors: GLTF.IAccessor[] = [];
  readonly #compress: boolean;
  #plainLength = 0;

  constructor(compress: boolean) {
    this.#compress = compress;
  }

  write(mesh: Mesh, table: PropertyTable, doubleSided: boolean): Uint8Array {
    const attributes = Object.fromEntries(
      Object.entries(vertexData(mesh)).map(([name, data]) => [name, this.#addVertices(data)]),
    );
    const indices = this.#addIndices(mesh.indices, mesh.positions.length / 3);
    const views = table.columns.map((column) => this.#addPlain(columnBytes(column)));
    const primitive = {
      attributes,
      indices,
      material: 0,
      mode: 4,
      extensions: meshFeatures(table),
    };
    const json = {
      asset: { version: '2.0', generator: 'haishu-twin' },
      ...this.#extensionLists(),
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives: [primitive] }],
      materials: [
        { pbrMetallicRoughness: { metallicFactor: 0 }, ...(doubleSided ? { doubleSided } : {}) },
      ],
      accessors: this.#accessors,
      bufferViews: this.#bufferViews,
      buffers: this.#buffers(),
      extensions: { EXT_structural_metadata: structuralMetadata(table, views) },
    };
    return assembleGlb(json, this.#buffer.bytes());
  }

  #extensionLists() {
    const required = this.#compress
      ? [MESHOPT, 'KHR_mesh_quantization']
      : ['KHR_mesh_quantization'];
    return {
      extensionsUsed: ['EXT_mesh_features', 'EXT_structural_metadata', ...required],
      extensionsRequired: required,
    };
  }

  #buffers(): GLTF.IBuffer[] {
    const own = { byteLength: this.#buffer.length };
    if (!this.#compress) return [own];
    return [own, { byteLength: this.#plainLength, extensions: { [MESHOPT]: { fallback: true } } }];
  }

  #addVertices({ bytes, stride, accessor }: VertexData): number {
    const count = bytes.length / stride;
    const bufferView = this.#addView(bytes, count, stride, 'ATTRIBUTES', ARRAY_BUFFER);
    return this.#accessors.push({ bufferView, count, ...accessor }) - 1;
  }

  #addIndices(indices: Uint32Array, vertexCount: number): number {
    const short = vertexCount < 65535;
    const values = short ? Uint16Array.from(indices) : indices;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const size = values.BYTES_PER_ELEMENT;
    const bufferView = this.#addView(
      bytes,
      indices.length,
      size,
      'TRIANGLES',
      ELEMENT_ARRAY_BUFFER,
    );
    const componentType = short ? UNSIGNED_SHORT : UNSIGNED_INT;
    return (
      this.#accessors.push({ bufferView, count: indices.length, componentType, type: 'SCALAR' }) - 1
    );
  }

  #addView(bytes: Uint8Array, count: number, stride: number, mode: string, target: number): number {
    const byteStride = mode === 'ATTRIBUTES' ? { byteStride: stride } : {};
    const plain = { byteLength: bytes.length, ...byteStride, target } as const;
    if (!this.#compress) {
      const byteOffset = this.#buffer.append(bytes);
      return this.#bufferViews.push({ buffer: 0, byteOffset, ...plain } as GLTF.IBufferView) - 1;
    }
    const encoded = MeshoptEncoder.encodeGltfBuffer(bytes, count, stride, mode);
    const byteOffset = this.#buffer.append(encoded);
    const where = { buffer: 0, byteOffset, byteLength: encoded.length };
    const view = {
      buffer: 1,
      byteOffset: this.#plainLength,
      ...plain,
      extensions: { [MESHOPT]: { ...where, byteStride: stride, count, mode } },
    };
    this.#plainLength += Math.ceil(bytes.length / 8) * 8;
    return this.#bufferViews.push(view as GLTF.IBufferView) - 1;
  }

  #addPlain(bytes: Uint8Array): number {
    const byteOffset = this.#buffer.append(bytes);
    return this.#bufferViews.push({ buffer: 0, byteOffset, byteLength: bytes.length }) - 1;
  }
}

function meshFeatures(table: PropertyTable) {
  return {
    EXT_mesh_features: {
      featureIds: [{ featureCount: rowCount(table), attribute: 0, propertyTable: 0 }],
    },
  };
}

/** Header, JSON chunk padded with spaces, binary chunk padded with zeros. */
export function assembleGlb(json: object, binary: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const jsonLength = Math.ceil(text.length / 8) * 8 + 4;
  const glb = new Uint8Array(12 + 8 + jsonLength + 8 + binary.length);
  const view = new DataView(glb.buffer);
  const words = [0x46546c67, 2, glb.length, jsonLength, 0x4e4f534a];
  words.forEach((word, index) => view.setUint32(index * 4, word, true));
  glb.fill(0x20, 20, 20 + jsonLength).set(text, 20);
  view.setUint32(20 + jsonLength, binary.length, true);
  view.setUint32(24 + jsonLength, 0x004e4942, true);
  glb.set(binary, 28 + jsonLength);
  return glb;
}
