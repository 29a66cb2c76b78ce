import { tableSpec } from '../../contract/schema/index.ts';
import { type Basis, filesIn, findKept, type Kept, keptValue } from '../kept/kept-value.ts';
import { keyColumn } from '../schema/ddl.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type Column, columnBuilder, type ColumnBuilder, mappedCodes } from './columns.ts';
import type { FactSpec, SqlColumn } from './fact.ts';
import { type PlaceColumns, placeColumns, type RawPlaces } from './place-columns.ts';
import { type AreaList, type PlaceIndex, placeBasis, placeIndex } from './place-index.ts';
import { placeExpressions } from './place-sql.ts';
import { countFacts, scanFacts } from './scan.ts';

/** Name of the column with the rows' integer primary keys. */
export const ROW_COLUMN = '#row';

/** What SQL over a fact's rows depends on. */
function basisOf(spec: FactSpec, sql: readonly string[]): Basis {
  const { file } = tableSpec(spec.table);
  const texts = [spec.only ?? '', ...sql];
  const files = [...new Set([file, ...filesIn(texts.join(' '))])];
  return { files, rules: [spec.table, ...texts] };
}

/** Number of facts of a table; 0 where the snapshot has no such file. */
export function keptCount(snapshot: OpenSnapshot, spec: FactSpec): Promise<number> {
  return keptValue(snapshot, `${spec.name}.count`, basisOf(spec, []), () =>
    countFacts(snapshot, spec),
  );
}

/** Columns read in one pass over the rows: by one join, or none. */
interface Pass {
  readonly join: string | undefined;
  readonly names: readonly string[];
}

/** A column before its raw keys are counted under others, and what is kept of it. */
interface Wanted {
  readonly name: string;
  readonly column: SqlColumn;
  readonly expression: string;
  readonly kept: Kept<Column>;
}

/** Columns of a fact by name; those kept from before are not read again. */
export async function readColumns(
  snapshot: OpenSnapshot,
  spec: FactSpec,
  length: number,
  { join, names }: Pass,
): Promise<Map<string, Column>> {
  const joined = join === undefined ? '' : (spec.joins?.[join]?.sql ?? '');
  const wanted = await Promise.all(
    names.map(async (name): Promise<Wanted> => {
      const column = sqlColumn(spec, name);
      const expression = expressionOf(name, column);
      const basis = basisOf(spec, [column.kind, expression, joined]);
      const kept = await findKept<Column>(snapshot, `${spec.name}.${name}`, basis);
      return { name, column, expression, kept };
    }),
  );
  const missing = wanted.filter(({ kept }) => kept.known === undefined);
  const read = await scanned(snapshot, spec, length, missing, join);
  for (const { name, kept } of missing) kept.keep(read.get(name)!);
  return new Map(
    wanted.map(({ name, column, kept }) => {
      const raw = kept.known ?? read.get(name)!;
      const isMapped = column.map !== undefined && raw.kind === 'code';
      return [name, isMapped ? mappedCodes(raw, column.map!) : raw];
    }),
  );
}

function sqlColumn(spec: FactSpec, name: string): SqlColumn {
  if (name !== ROW_COLUMN) return spec.columns[name] as SqlColumn;
  return { kind: 'number', sql: `row.${keyColumn(tableSpec(spec.table))}` };
}

function expressionOf(name: string, { kind, sql }: SqlColumn): string {
  if (sql !== undefined) return sql;
  return kind === 'time' ? `unixepoch(row."${name}")` : `row."${name}"`;
}

async function scanned(
  snapshot: OpenSnapshot,
  spec: FactSpec,
  length: number,
  wanted: readonly Wanted[],
  join: string | undefined,
): Promise<Map<string, Column>> {
  const builders = wanted.map(({ column }) => columnBuilder(column.kind, length));
  const expressions = wanted.map(({ expression }) => expression);
  if (wanted.length > 0) await scan(snapshot, spec, expressions, builders, join);
  return new Map(wanted.map(({ name }, at) => [name, builders[at]!.build()]));
}

/** The area columns of a fact. */
export async function readPlaceColumns(
  snapshot: OpenSnapshot,
  spec: FactSpec,
  length: number,
): Promise<PlaceColumns> {
  const wanted = placeExpressions(spec, snapshot.has('links'));
  const texts = Object.values(wanted);
  const { files, rules } = basisOf(spec, texts);
  const index = placeBasis(snapshot);
  const basis: Basis = {
    files: [...new Set([...files, ...index.files])],
    rules: [rules, spec.place.anchor, index.rules],
  };
  return keptValue(snapshot, `${spec.name}.places`, basis, async () => {
    const raw = await rawPlaces(snapshot, spec, length, await placeIndex(snapshot));
    const { adcode } = snapshot.manifest.profile;
    return placeColumns(await placeIndex(snapshot), raw, spec.place.anchor, adcode);
  });
}

async function rawPlaces(
  snapshot: OpenSnapshot,
  spec: FactSpec,
  length: number,
  index: PlaceIndex,
): Promise<RawPlaces> {
  const wanted = placeExpressions(spec, snapshot.has('links'));
  const areaBuilder = (list: AreaList) =>
    mapped(new Uint16Array(length), (value) => list.codeOf.get(String(value)) ?? 0);
  const slotBuilder = () => mapped(new Uint32Array(length), (value) => Number(value) + 1);
  const [street, streets] = areaBuilder(index.street);
  const [community, communities] = areaBuilder(index.community);
  const [grid, grids] = areaBuilder(index.grid);
  const [building, buildings] = slotBuilder();
  const [room, rooms] = slotBuilder();
  await scan(
    snapshot,
    spec,
    [wanted.street, wanted.community, wanted.grid, wanted.building, wanted.room],
    [streets, communities, grids, buildings, rooms],
  );
  return { street, community, grid, building, room };
}

type Adder = Pick<ColumnBuilder, 'add'>;

function scan(
  snapshot: OpenSnapshot,
  spec: FactSpec,
  expressions: readonly string[],
  builders: readonly Adder[],
  join?: string,
): Promise<void> {
  return scanFacts(snapshot, spec, expressions, {
    ...(join === undefined ? {} : { join }),
    add: (column, values) => builders[column]!.add(values),
  });
}

/** Writes mapped values into an array; nulls stay 0. */
function mapped<A extends Uint16Array | Uint32Array>(
  target: A,
  map: (value: string | number) => number,
): [A, Adder] {
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
    },
  ];
}
