import { BinaryBuffer } from '../gltf/binary-buffer.ts';
import { assembleGlb } from '../gltf/write-glb.ts';
import type { Patch } from './patch.ts';

const FLOAT = 5126;
const UNSIGNED_SHORT = 5123;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;
const LINEAR = 9729;
const LINEAR_MIPMAP_LINEAR = 9987;
const CLAMP_TO_EDGE = 33071;

/** The bytes of a picture, as the file has them. */
export interface PatchImage {
  readonly bytes: Uint8Array;
  readonly encoding: 'png' | 'jpg' | 'webp';
}

const MIME_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;

/** A patch as glTF 2.0 binary: with its picture, which is not touched, or with normals alone. */
export function writePatchGlb(patch: Patch, image: PatchImage | undefined): Uint8Array {
  const buffer = new BinaryBuffer();
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  const view = (bytes: Uint8Array, target?: number) => {
    const byteOffset = buffer.append(bytes);
    const where = { buffer: 0, byteOffset, byteLength: bytes.length };
    return bufferViews.push(target === undefined ? where : { ...where, target }) - 1;
  };
  const accessor = (
    values: Float32Array | Uint16Array,
    type: 'SCALAR' | 'VEC2' | 'VEC3',
    limits: object = {},
  ) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const isIndex = values instanceof Uint16Array;
    return (
      accessors.push({
        bufferView: view(bytes, isIndex ? ELEMENT_ARRAY_BUFFER : ARRAY_BUFFER),
        componentType: isIndex ? UNSIGNED_SHORT : FLOAT,
        count: values.length / { SCALAR: 1, VEC2: 2, VEC3: 3 }[type],
        type,
        ...limits,
      }) - 1
    );
  };
  const attributes = {
    POSITION: accessor(patch.positions, 'VEC3', limitsOf(patch.positions)),
    ...(image
      ? { TEXCOORD_0: accessor(patch.textureCoordinates, 'VEC2') }
      : { NORMAL: accessor(patch.normals, 'VEC3') }),
  };
  const indices = accessor(patch.indices, 'SCALAR');
  const json = {
    asset: { version: '2.0', generator: 'haishu-twin' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes, indices, material: 0, mode: 4 }] }],
    ...(image ? pictured(image, view(image.bytes)) : { materials: [{ doubleSided: true }] }),
    accessors,
    bufferViews,
    buffers: [{ byteLength: buffer.length }],
  };
  return assembleGlb(json, buffer.bytes());
}

/** A picture may have holes: only JPEG has none. */
function pictured({ encoding }: PatchImage, bufferView: number) {
  const webp = encoding === 'webp';
  const texture = { sampler: 0, ...(webp ? {} : { source: 0 }) };
  return {
    materials: [
      {
        doubleSided: true,
        alphaMode: encoding === 'jpg' ? 'OPAQUE' : 'BLEND',
        pbrMetallicRoughness: { baseColorTexture: { index: 0 }, metallicFactor: 0 },
      },
    ],
    textures: [webp ? { ...texture, extensions: { EXT_texture_webp: { source: 0 } } } : texture],
    images: [{ bufferView, mimeType: MIME_TYPES[encoding] }],
    samplers: [
      {
        magFilter: LINEAR,
        minFilter: LINEAR_MIPMAP_LINEAR,
        wrapS: CLAMP_TO_EDGE,
        wrapT: CLAMP_TO_EDGE,
      },
    ],
    ...(webp
      ? { extensionsUsed: ['EXT_texture_webp'], extensionsRequired: ['EXT_texture_webp'] }
      : {}),
  };
}

function limitsOf(positions: Float32Array): { min: number[]; max: number[] } {
  const axis = (at: number) => positions.filter((_, index) => index % 3 === at);
  const axes = [0, 1, 2].map(axis);
  return {
    min: axes.map((values) => values.reduce((a, b) => Math.min(a, b))),
    max: axes.map((values) => values.reduce((a, b) => Math.max(a, b))),
  };
}
