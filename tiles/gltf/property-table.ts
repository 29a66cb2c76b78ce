/** glTF component types a property table column may have here. */
export type ColumnType = 'UINT8' | 'INT16' | 'UINT32' | 'FLOAT32';

/** One column of a property table (EXT_structural_metadata), a value a feature. */
export interface PropertyColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly number[];
  /** Value that stands for "none", e.g. the slot of a staircase. */
  readonly noData?: number;
  readonly description?: string;
}

/** Rows are features; a mesh's feature ids are row numbers. */
export interface PropertyTable {
  readonly className: string;
  readonly columns: readonly PropertyColumn[];
}

const ARRAYS = {
  UINT8: Uint8Array,
  INT16: Int16Array,
  UINT32: Uint32Array,
  FLOAT32: Float32Array,
} as const;

/** Rows in the table. */
export function rowCount(table: PropertyTable): number {
  return table.columns[0]?.values.length ?? 0;
}

/** Little-endian bytes of a column, tightly packed as the extension wants. */
export function columnBytes(column: PropertyColumn): Uint8Array {
  const values = new ARRAYS[column.type](column.values);
  return new Uint8Array(values.buffer, 0, values.byteLength);
}

/** The extension object of the whole file; `valueViews` are the buffer views of the columns in order. */
export function structuralMetadata(table: PropertyTable, valueViews: readonly number[]) {
  return {
    schema: {
      id: 'haishu_twin',
      classes: {
        [table.className]: { properties: Object.fromEntries(table.columns.map(property)) },
      },
    },
    propertyTables: [
      {
        class: table.className,
        count: rowCount(table),
        properties: Object.fromEntries(
          table.columns.map(({ name }, index) => [name, { values: valueViews[index] as number }]),
        ),
      },
    ],
  };
}

function property(column: PropertyColumn): [string, object] {
  const { name, type, noData, description } = column;
  return [
    name,
    {
      ...(description === undefined ? {} : { description }),
      type: 'SCALAR',
      componentType: type,
      ...(noData === undefined ? { required: true } : { noData }),
    },
  ];
}
