import { TwinError } from '../../../contract/errors.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { NO_DATA_CODE, type ThemeValues } from '../../../contract/queries/themes.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { ThemeSpec, ThemeSubject } from '../../../contract/themes/theme.ts';
import { type ThemeId, themeSpec } from '../../../contract/themes/index.ts';
import { filesIn, keptValue } from '../../kept/kept-value.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { keptPerSnapshot } from '../once-per-snapshot.ts';
import { THEME_QUERIES } from './index.ts';
import { personsBelow, shownValues } from './withheld-values.ts';
import type { ThemeSql } from './theme-query.ts';

/** How many answers of one snapshot stay: a whole district is about 1.4 MB of rooms. */
const ANSWERS_KEPT = 24;

/**
 * A theme's value for every building or room of the caller's area, packed for one upload. `not-found` where the
 * snapshot lacks a table of it.
 */
export async function themeValues(
  context: QueryContext,
  params: ParsedParams<'theme.values'>,
  signal: AbortSignal,
): Promise<ThemeValues> {
  const packed = await kept(context, params);
  signal.throwIfAborted();
  return {
    ...packed,
    slots: packed.slots.slice(),
    ...(packed.codes && { codes: packed.codes.slice() }),
    ...(packed.values && { values: packed.values.slice() }),
  };
}

const kept = keptPerSnapshot(
  ANSWERS_KEPT,
  (context, { id, filter }: ParsedParams<'theme.values'>) =>
    JSON.stringify([
      id,
      filter.from,
      filter.to,
      areaParam(context),
      personsBelow(context, themeSpec(id) as ThemeSpec),
      context.seesFirmTax,
    ]),
  pack,
);

async function pack(
  context: QueryContext,
  { id, filter }: ParsedParams<'theme.values'>,
): Promise<ThemeValues> {
  const spec = themeSpec(id) as ThemeSpec;
  requireFiles(context, spec);
  const { db } = context.snapshot;
  const query = await THEME_QUERIES[id as ThemeId](context, filter);
  const [packed, highest] = await Promise.all([
    readPacked(context, spec, 'sql' in query ? query : { sql: NOTHING_SQL }),
    db.get<{ slot: number }>(highestSlotSql(spec.subject)),
  ]);
  const slots = JSON.parse(packed.slots) as number[];
  const values =
    'values' in query
      ? slots.map((slot) => query.values.get(slot) ?? null)
      : (JSON.parse(packed.vals) as (number | null)[]);
  return {
    slots: Uint32Array.from(slots),
    ...(spec.kind === 'categories'
      ? { codes: Uint8Array.from(values, (value) => value ?? NO_DATA_CODE) }
      : { values: await shownValues(context, spec, slots, values) }),
    slotCount: (highest?.slot ?? -1) + 1,
    asOf: asOf(context, spec),
  };
}

/** Slots and values as JSON; those of the whole district are kept. */
async function readPacked(
  context: QueryContext,
  { id, subject, tables }: ThemeSpec,
  { sql, params = {} }: ThemeSql,
): Promise<{ readonly slots: string; readonly vals: string }> {
  const { snapshot } = context;
  const $area = areaParam(context);
  const statement = packedSql(subject, sql);
  const read = async () => {
    const found = await snapshot.db.get<{ slots: string; vals: string }>(statement, {
      ...params,
      $area,
    });
    return found ?? { slots: '[]', vals: '[]' };
  };
  if ($area !== null) return read();
  const files = ['base' as const, ...tables.map((table) => tableSpec(table).file), ...filesIn(sql)];
  const basis = { files: [...new Set(files)], rules: [statement, params] };
  return keptValue(snapshot, `theme.${id}`, basis, read);
}

/** Says nothing of any slot. */
const NOTHING_SQL = 'SELECT NULL AS slot, NULL AS value WHERE 0';

/** One row for the whole district: 150,000 row objects would stall the loop, two long texts do not. */
function packedSql(subject: ThemeSubject, sql: string): string {
  const building = subject === 'building' ? 'subject.slot' : 'subject.building_slot';
  return `SELECT json_group_array(slot) AS slots, json_group_array(value) AS vals FROM (
    SELECT subject.slot, themed.value FROM base.${subject} AS subject LEFT JOIN (${sql}) AS themed USING (slot)
    WHERE $area IS NULL OR EXISTS (
      SELECT 1 FROM base.building WHERE building.slot = ${building} AND ${inAreaSql('building')})
    ORDER BY subject.slot)`;
}

function highestSlotSql(subject: ThemeSubject): string {
  return `SELECT max(coalesce((SELECT max(slot) FROM base.slot_ledger WHERE table_name = '${subject}'), -1),
    coalesce((SELECT max(slot) FROM base.${subject}), -1)) AS slot`;
}

function requireFiles(context: QueryContext, { tables, title }: ThemeSpec): void {
  const lacking = tables.find((table) => !context.snapshot.has(tableSpec(table).file));
  if (lacking === undefined) return;
  throw new TwinError(
    'not-found',
    `专题“${title}”需要“${tableSpec(lacking).title}”数据，当前快照没有。请先导入。`,
  );
}

function asOf({ snapshot }: QueryContext, { tables }: ThemeSpec): string {
  const dates = snapshot.manifest.sources
    .filter(({ table }) => tables.includes(table))
    .map((source) => source.asOf);
  return dates.sort().at(-1) ?? snapshot.manifest.asOf;
}
