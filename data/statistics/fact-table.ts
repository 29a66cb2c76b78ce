import { tableSpec } from '../../contract/schema/index.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { keyColumn } from '../schema/ddl.ts';
import { type CodeColumn, type Column, columnBuilder, type ColumnBuilder } from './columns.ts';
import { type FactSpec, isComputed, type SqlColumn } from './fact.ts';
import { type PlaceColumns, placeColumns, type RawPlaces } from './place-columns.ts';
import { type AreaList, placeIndex } from './place-index.ts';
import { countFacts, scanFacts } from './scan.ts';

const PLACE_COLUMNS: readonly string[] = [
  'district',
  'street',
  'community',
  'grid',
  'building',
  'floor',
  'room',
];

/** Name of the column with the rows' integer primary keys. */
export const ROW_COLUMN = '#row';

/**
 * The facts of one table in typed arrays, each column read when it is first asked for and kept as long as the snapshot
 * is open.
 */
export class FactTable {
  readonly spec: FactSpec;
  readonly length: number;
  readonly #loaded = new Map<string, Column>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #snapshot: OpenSnapshot;

  private constructor(spec: FactSpec, length: number, snapshot: OpenSnapshot) {
    this.spec = spec;
    this.length = length;
    this.#snapshot = snapshot;
  }

  static async open(spec: FactSpec, snapshot: OpenSnapshot): Promise<FactTable> {
    return new FactTable(spec, await countFacts(snapshot, spec), snapshot);
  }

  /** Area levels and code columns: what the facts can be counted and filtered by. */
  get dimensions(): readonly string[] {
    const codes = Object.entries(this.spec.columns).filter(([, { kind }]) => kind === 'code');
    return [...PLACE_COLUMNS, ...codes.map(([name]) => name)];
  }

  isDimension(name: string): boolean {
    return PLACE_COLUMNS.includes(name) || this.spec.columns[name]?.kind === 'code';
  }

  /** Names of every column, areas included. */
  get names(): readonly string[] {
    return [...PLACE_COLUMNS, ...Object.keys(this.spec.columns), ROW_COLUMN];
  }

  /** A column that was loaded. */
  column(name: string): Column {
    const column = this.#loaded.get(name);
    if (!column) throw new RangeError(`column ${name} of ${this.spec.name} is not loaded`);
    return column;
  }

  /** A code column that was loaded. */
  codes(name: string): CodeColumn {
    const column = this.column(name);
    if (column.kind !== 'code') throw new RangeError(`${this.spec.name}.${name} is no code`);
    return column;
  }

  /** Reads the columns named that have not been read, in as few passes as their joins allow. */
  async load(names: Iterable<string>): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.#loading.has(name));
    for (const [join, columns] of this.#byPass(missing)) {
      const pass = this.#read(join, columns);
      for (const name of columns) this.#begin(name, pass);
    }
    await Promise.all([...new Set(names)].map((name) => this.#loading.get(name)));
  }

  #begin(name: string, pass: Promise<void>): void {
    this.#loading.set(name, pass);
    pass.catch(() => this.#loading.delete(name));
  }

  #byPass(names: readonly string[]): Map<string, string[]> {
    const passes = new Map<string, string[]>();
    for (const name of names) {
      const pass = this.#passOf(name);
      const all = pass === 'place' ? PLACE_COLUMNS : [name];
      const known = passes.get(pass) ?? passes.set(pass, []).get(pass)!;
      known.push(...all.filter((each) => !known.includes(each)));
    }
    return passes;
  }

  #passOf(name: string): string {
    if (PLACE_COLUMNS.includes(name)) return 'place';
    if (name === ROW_COLUMN) return 'row';
    const column = this.spec.columns[name];
    if (!column) throw new RangeError(`${this.spec.name} has no column ${name}`);
    return isComputed(column) ? `computed ${name}` : `join ${column.join ?? ''}`;
  }

  async #read(pass: string, names: readonly string[]): Promise<void> {
    if (pass === 'place') return this.#readPlaces();
    if (pass === 'row') return this.#readRowNumbers();
    const first = this.spec.columns[names[0]!]!;
    if (!isComputed(first)) return this.#readColumns(first.join, names);
    await this.load(first.needs);
    this.#loaded.set(names[0]!, await first.compute(this, this.#snapshot));
  }

  async #readColumns(join: string | undefined, names: readonly string[]): Promise<void> {
    const specs = names.map((name) => [name, this.spec.columns[name] as SqlColumn] as const);
    const builders = specs.map(([, { kind, map }]) => columnBuilder(kind, this.length, map));
    const expressions = specs.map(([name, column]) => expressionOf(name, column));
    await this.#scan(expressions, builders, join);
    for (const [at, name] of names.entries()) this.#loaded.set(name, builders[at]!.build());
  }

  async #readRowNumbers(): Promise<void> {
    const builder = columnBuilder('number', this.length);
    await this.#scan([`row.${keyColumn(tableSpec(this.spec.table))}`], [builder]);
    this.#loaded.set(ROW_COLUMN, builder.build());
  }

  async #readPlaces(): Promise<void> {
    const { manifest } = this.#snapshot;
    const index = await placeIndex(this.#snapshot);
    const { place } = this.spec;
    const wanted = placeExpressions(this.spec, this.#snapshot.has('links'));
    const areaBuilder = (list: AreaList): [Uint16Array, ColumnBuilder] =>
      mapped(new Uint16Array(this.length), (value) => list.codeOf.get(String(value)) ?? 0);
    const slotBuilder = (): [Uint32Array, ColumnBuilder] =>
      mapped(new Uint32Array(this.length), (value) => Number(value) + 1);
    const [street, streets] = areaBuilder(index.street);
    const [community, communities] = areaBuilder(index.community);
    const [grid, grids] = areaBuilder(index.grid);
    const [building, buildings] = slotBuilder();
    const [room, rooms] = slotBuilder();
    await this.#scan(
      [wanted.street, wanted.community, wanted.grid, wanted.building, wanted.room],
      [streets, communities, grids, buildings, rooms],
    );
    const raw: RawPlaces = { street, community, grid, building, room };
    const columns: PlaceColumns = placeColumns(index, raw, place.anchor, manifest.profile.adcode);
    for (const [name, column] of Object.entries(columns)) this.#loaded.set(name, column);
  }

  async #scan(
    expressions: readonly string[],
    builders: readonly Pick<ColumnBuilder, 'add'>[],
    join?: string,
  ): Promise<void> {
    await scanFacts(this.#snapshot, this.spec, expressions, {
      ...(join === undefined ? {} : { join }),
      add: (column, values) => builders[column]!.add(values),
    });
  }
}

/** Writes mapped values into an array; nulls stay 0. */
function mapped<A extends Uint16Array | Uint32Array>(
  target: A,
  map: (value: string | number) => number,
): [A, ColumnBuilder] {
  let at = 0;
  return [
    target,
    {
      add(values) {
        for (const value of values) {
          if (value !== null) target[at] = map(value);
          at += 1;
        }
      },
      build: () => ({ kind: 'code', codes: target, keys: [], size: 0 }),
    },
  ];
}

function expressionOf(name: string, { kind, sql }: SqlColumn): string {
  if (sql !== undefined) return sql;
  return kind === 'time' ? `unixepoch(row."${name}")` : `row."${name}"`;
}

type PlaceExpressions = Readonly<
  Record<'street' | 'community' | 'grid' | 'building' | 'room', string>
>;

function placeExpressions({ place, table }: FactSpec, hasLinks: boolean): PlaceExpressions {
  const key = tableSpec(table)
    .naturalKey.map((column) => `row."${column}"`)
    .join(` || '|' || `);
  const link = (column: string): string | undefined =>
    place.linkField !== undefined && hasLinks
      ? `(SELECT link.${column} FROM links.address_link AS link WHERE link.table_name = '${table}'
          AND link.row_key = ${key} AND link.field = '${place.linkField}')`
      : undefined;
  const first = (...options: readonly (string | undefined)[]): string => {
    const given = options.filter((option) => option !== undefined);
    return given.length > 1 ? `coalesce(${given.join(', ')})` : (given[0] ?? 'NULL');
  };
  return {
    street: first(place.street),
    community: first(place.community, link('community_code')),
    grid: first(place.grid),
    building: first(place.building, link('building_slot')),
    room: first(place.room, link('room_slot')),
  };
}
