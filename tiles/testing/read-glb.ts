import { MeshoptDecoder } from 'meshoptimizer';

interface BufferView {
  readonly byteOffset?: number;
  readonly byteLength: number;
  readonly byteStride?: number;
  readonly extensions?: { readonly EXT_meshopt_compression?: MeshoptView };
}

interface MeshoptView {
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly byteStride: number;
  readonly count: number;
  readonly mode: string;
}

interface Accessor {
  readonly bufferView: number;
  readonly componentType: keyof typeof COMPONENTS;
  readonly type: string;
  readonly count: number;
}

interface PropertySpec {
  readonly componentType: keyof typeof COLUMNS;
  readonly required?: boolean;
  readonly noData?: number;
}

/** What tests look at in a file's JSON. */
export interface GltfJson {
  readonly extensionsUsed?: readonly string[];
  readonly extensionsRequired?: readonly string[];
  readonly meshes: readonly {
    readonly primitives: readonly {
      readonly attributes: Readonly<Record<string, number>>;
      readonly indices: number;
      readonly extensions: { readonly EXT_mesh_features: { readonly featureIds: unknown } };
    }[];
  }[];
  readonly accessors: readonly Accessor[];
  readonly bufferViews: readonly BufferView[];
  readonly extensions: {
    readonly EXT_structural_metadata: {
      readonly schema: {
        readonly id: string;
        readonly classes: Readonly<
          Record<string, { readonly properties: Readonly<Record<string, PropertySpec>> }>
        >;
      };
      readonly propertyTables: readonly {
        readonly class: string;
        readonly count: number;
        readonly properties: Readonly<Record<string, { readonly values: number }>>;
      }[];
    };
  };
}

/** The property table of a file. */
export interface ReadTable {
  readonly schemaId: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly spec: PropertySpec | undefined;
    readonly view: BufferView;
  }[];
}

export interface ReadGlb {
  readonly json: GltfJson;
  readonly primitive: GltfJson['meshes'][number]['primitives'][number];
  readonly table: ReadTable;
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

/** Reads a glb as another program would: chunks, buffer views (meshopt decoded), accessors, property table. */
export async function readGlb(glb: Uint8Array): Promise<ReadGlb> {
  await MeshoptDecoder.ready;
  const { json, binary } = glbChunks(glb);
  return {
    json,
    primitive: at(json.meshes[0]?.primitives ?? [], 0),
    table: readTable(json),
    values: (index) => accessorValues(json, at(json.accessors, index), binary),
    column: (name) => columnValues(readTable(json), name, binary),
  };
}

/** The two chunks of a glb. */
export function glbChunks(glb: Uint8Array): { json: GltfJson; binary: Uint8Array } {
  const header = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const jsonLength = header.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as GltfJson;
  return { json, binary: glb.subarray(28 + jsonLength) };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no element ${index}`);
  return found;
}

function readTable(json: GltfJson): ReadTable {
  const { schema, propertyTables } = json.extensions.EXT_structural_metadata;
  const table = at(propertyTables, 0);
  const columns = Object.entries(table.properties).map(([name, { values }]) => ({
    name,
    spec: schema.classes[table.class]?.properties[name],
    view: at(json.bufferViews, values),
  }));
  return { schemaId: schema.id, rows: table.count, columns };
}

function columnValues({ columns, rows }: ReadTable, name: string, binary: Uint8Array): number[] {
  const found = columns.find((column) => column.name === name);
  if (!found?.spec) throw new RangeError(`no column ${name}`);
  const bytes = viewBytes(found.view, binary);
  return readValues(bytes, COLUMNS[found.spec.componentType], 1, rows, undefined);
}

/** Bytes of a buffer view, meshopt decoded once the decoder is ready. */
export function viewBytes(bufferView: BufferView, binary: Uint8Array): Uint8Array {
  const packed = bufferView.extensions?.EXT_meshopt_compression;
  const { byteOffset = 0, byteLength } = packed ?? bufferView;
  const bytes = binary.subarray(byteOffset, byteOffset + byteLength);
  if (!packed) return bytes;
  const plain = new Uint8Array(packed.count * packed.byteStride);
  MeshoptDecoder.decodeGltfBuffer(plain, packed.count, packed.byteStride, bytes, packed.mode);
  return plain;
}

function accessorValues(json: GltfJson, accessor: Accessor, binary: Uint8Array): number[] {
  const view = at(json.bufferViews, accessor.bufferView);
  const width = WIDTHS[accessor.type] ?? 1;
  const bytes = viewBytes(view, binary);
  return readValues(bytes, accessor.componentType, width, accessor.count, view.byteStride);
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
