import { MeshoptDecoder } from 'meshoptimizer';

/** Parsed JSON of a glb, loosely typed: tests look at what they need. */
// biome-ignore lint: shape is whatever the file says
export type GltfJson = Record<string, any>;

export interface ReadGlb {
  readonly json: GltfJson;
  /** Values of an accessor, decoded, without padding. */
  values(accessor: number): number[];
  /** Column of the first property table. */
  column(name: string): number[];
}

const COMPONENTS = {
  5120: [1, 'getInt8'],
  5121: [1, 'getUint8'],
  5122: [2, 'getInt16'],
  5123: [2, 'getUint16'],
  5125: [4, 'getUint32'],
  5126: [4, 'getFloat32'],
} as const;
const WIDTHS: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
const COLUMNS = { UINT8: 5121, INT16: 5122, UINT32: 5125, FLOAT32: 5126 } as const;

/** Reads a glb as another program would: chunks, buffer views (meshopt decoded), accessors. */
export async function readGlb(glb: Uint8Array): Promise<ReadGlb> {
  await MeshoptDecoder.ready;
  const header = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const jsonLength = header.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as GltfJson;
  const binary = glb.subarray(28 + jsonLength);
  const view = (index: number) => viewBytes(json.bufferViews[index], binary);
  return {
    json,
    values: (index) => accessorValues(json, json.accessors[index], view),
    column: (name) => {
      const table = json.extensions.EXT_structural_metadata.propertyTables[0];
      const schema = json.extensions.EXT_structural_metadata.schema.classes[table.class];
      const type = COLUMNS[schema.properties[name].componentType as keyof typeof COLUMNS];
      return readValues(view(table.properties[name].values), type, 1, table.count, undefined);
    },
  };
}

function viewBytes(bufferView: GltfJson, binary: Uint8Array): Uint8Array {
  const packed = bufferView.extensions?.EXT_meshopt_compression;
  const { byteOffset = 0, byteLength } = packed ?? bufferView;
  const bytes = binary.subarray(byteOffset, byteOffset + byteLength);
  if (!packed) return bytes;
  const plain = new Uint8Array(packed.count * packed.byteStride);
  MeshoptDecoder.decodeGltfBuffer(plain, packed.count, packed.byteStride, bytes, packed.mode);
  return plain;
}

function accessorValues(
  json: GltfJson,
  accessor: GltfJson,
  view: (index: number) => Uint8Array,
): number[] {
  const stride = json.bufferViews[accessor.bufferView].byteStride as number | undefined;
  const width = WIDTHS[accessor.type as string] as number;
  return readValues(
    view(accessor.bufferView),
    accessor.componentType,
    width,
    accessor.count,
    stride,
  );
}

function readValues(
  bytes: Uint8Array,
  componentType: keyof typeof COMPONENTS,
  width: number,
  count: number,
  stride: number | undefined,
): number[] {
  const [size, getter] = COMPONENTS[componentType];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: number[] = [];
  for (let row = 0; row < count; row++) {
    for (let part = 0; part < width; part++) {
      values.push(view[getter](row * (stride ?? size * width) + part * size, true));
    }
  }
  return values;
}
