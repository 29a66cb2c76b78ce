import { setImmediate } from 'node:timers/promises';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { PointLayerId, PointLayerSpec } from '../../../contract/point-layers.ts';
import { type LayerPoints, NO_MINUTE } from '../../../contract/queries/points.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { allowedSql } from './layer-access.ts';
import { paramsOf } from './point-sql.ts';
import { POINT_SOURCES } from './point-source.ts';

/** Days read, `YYYY-MM-DD`; open where undefined. */
export interface Window {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Rows read by one statement: a few texts of some 100 kB, and other calls run between two of them. */
const ROWS_AT_A_TIME = 16_384;

/** What is read of a point, as SQL over a layer's rows. */
const COLUMNS = {
  rows: 'row_id',
  longitudes: 'CAST(round(longitude * 1e7) AS INTEGER)',
  latitudes: 'CAST(round(latitude * 1e7) AS INTEGER)',
  heights: 'CAST(round(height) AS INTEGER)',
  classes: 'class',
  statuses: 'status',
  minutes: 'unixepoch(at) / 60',
  placements: 'placement',
  areas: 'area',
} as const;
type Texts = Readonly<Record<keyof typeof COLUMNS, string>>;

/** All rows of a layer in a window, in row order; those without a place have no position (`NaN`). */
export type PointRows = Omit<LayerPoints, 'total' | 'asOf'>;

/** Reads a layer's rows for the caller's area and role page by page: a whole table as one text costs hundreds of MB. */
export async function readPoints(
  context: QueryContext,
  spec: PointLayerSpec,
  window: Window,
): Promise<PointRows> {
  const { db, manifest } = context.snapshot;
  const { low, high } = await boundsOf(context, spec, window);
  const points = new PointsBuilder(context, Math.max(0, high - low + 1));
  const sql = pageSql(context, spec, window);
  for (let first = low; first <= high; first += ROWS_AT_A_TIME) {
    const texts = await db.get<Texts>(
      sql,
      paramsOf(sql, {
        $first: first,
        $last: first + ROWS_AT_A_TIME - 1,
        $asOf: manifest.asOf,
        $storey: manifest.profile.storeyMetres,
        $area: areaParam(context),
        $from: window.from,
        $to: window.to,
      }),
    );
    if (texts) points.add(texts);
    await setImmediate();
  }
  return points.build();
}

/** Lowest and highest row number in a window; an empty range where it has none. */
async function boundsOf(
  { snapshot }: QueryContext,
  spec: PointLayerSpec,
  window: Window,
): Promise<{ low: number; high: number }> {
  const { file, name } = tableSpec(spec.table);
  const when = whenSql(spec, window);
  const sql =
    when.length === 0
      ? `SELECT (SELECT min(id) FROM ${file}.${name}) AS low, (SELECT max(id) FROM ${file}.${name}) AS high`
      : `SELECT min(source.id) AS low, max(source.id) AS high FROM ${file}.${name} AS source WHERE ${when.join(' AND ')}`;
  const bounds = await snapshot.db.get<{ low: number | null; high: number | null }>(
    sql,
    paramsOf(sql, { $from: window.from, $to: window.to }),
  );
  return { low: bounds?.low ?? 0, high: bounds?.high ?? -1 };
}

/** Conditions on a layer's own time; none for layers without. `unindexed`: the rows are found by number already. */
function whenSql(spec: PointLayerSpec, { from, to }: Window, unindexed = ''): string[] {
  const { time } = POINT_SOURCES[spec.id as PointLayerId];
  if (time === undefined) return [];
  return [
    ...(from === undefined ? [] : [`${unindexed}${time} >= $from`]),
    ...(to === undefined ? [] : [`${unindexed}${time} < date($to, '+1 day')`]),
  ];
}

function pageSql(context: QueryContext, spec: PointLayerSpec, window: Window): string {
  const source = POINT_SOURCES[spec.id as PointLayerId];
  const inPage = ['source.id BETWEEN $first AND $last', ...whenSql(spec, window, '+')];
  const packed = Object.entries(COLUMNS).map(
    ([name, sql]) => `json_group_array(${sql}) AS ${name}`,
  );
  return `SELECT ${packed.join(', ')} FROM (${source.sql(context)} WHERE ${inPage.join(' AND ')}) AS point
    WHERE ${allowedSql(context, spec)}`;
}

/** Packed columns that grow page by page. */
class PointsBuilder {
  #length = 0;
  readonly #rows: Uint32Array<ArrayBuffer>;
  readonly #positions: Float32Array<ArrayBuffer>;
  readonly #heights: Float32Array<ArrayBuffer>;
  readonly #classes: Uint8Array<ArrayBuffer>;
  readonly #statuses: Uint8Array<ArrayBuffer>;
  readonly #minutes: Int32Array<ArrayBuffer>;
  readonly #placements: Uint8Array<ArrayBuffer>;
  readonly #areas: Uint16Array<ArrayBuffer>;
  readonly #areaCodes = new Map<string, number>();
  readonly #frame: ReturnType<typeof localFrame>;

  constructor({ snapshot }: QueryContext, most: number) {
    this.#frame = localFrame(snapshot.manifest.profile.box);
    this.#rows = new Uint32Array(most);
    this.#positions = new Float32Array(most * 2);
    this.#heights = new Float32Array(most);
    this.#classes = new Uint8Array(most);
    this.#statuses = new Uint8Array(most);
    this.#minutes = new Int32Array(most);
    this.#placements = new Uint8Array(most);
    this.#areas = new Uint16Array(most);
  }

  add(texts: Texts): void {
    const numbers = (name: keyof Texts) => JSON.parse(texts[name]) as number[];
    const nullable = (name: keyof Texts) => JSON.parse(texts[name]) as (number | null)[];
    const at = this.#length;
    const rows = numbers('rows');
    this.#rows.set(rows, at);
    this.#place(at, nullable('longitudes'), nullable('latitudes'));
    this.#heights.set(numbers('heights'), at);
    this.#classes.set(numbers('classes'), at);
    this.#statuses.set(numbers('statuses'), at);
    this.#minutes.set(
      nullable('minutes').map((minute) => minute ?? NO_MINUTE),
      at,
    );
    this.#placements.set(numbers('placements'), at);
    this.#areas.set(
      (JSON.parse(texts.areas) as string[]).map((code) => this.#areaOf(code)),
      at,
    );
    this.#length += rows.length;
  }

  build(): PointRows {
    const end = this.#length;
    return {
      rows: this.#rows.subarray(0, end),
      positions: this.#positions.subarray(0, end * 2),
      heights: this.#heights.subarray(0, end),
      classes: this.#classes.subarray(0, end),
      statuses: this.#statuses.subarray(0, end),
      minutes: this.#minutes.subarray(0, end),
      placements: this.#placements.subarray(0, end),
      areas: this.#areas.subarray(0, end),
      areaCodes: [...this.#areaCodes.keys()],
    };
  }

  /** East and north in metres from degrees times 10⁷. */
  #place(
    first: number,
    longitudes: readonly (number | null)[],
    latitudes: readonly (number | null)[],
  ): void {
    for (const [at, longitude] of longitudes.entries()) {
      const place =
        longitude === null
          ? [Number.NaN, Number.NaN]
          : toLocal(this.#frame, longitude / 1e7, (latitudes[at] ?? 0) / 1e7);
      this.#positions.set(place, (first + at) * 2);
    }
  }

  #areaOf(code: string): number {
    const known = this.#areaCodes.get(code);
    if (known !== undefined) return known;
    this.#areaCodes.set(code, this.#areaCodes.size);
    return this.#areaCodes.size - 1;
  }
}
