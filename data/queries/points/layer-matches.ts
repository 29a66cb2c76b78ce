import { factFilter, followsFilter } from '../../../contract/cross-filter.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { LayerMatches } from '../../../contract/queries/points.ts';
import { factsOf } from '../../statistics/facts-of.ts';
import { ROW_COLUMN } from '../../statistics/read-columns.ts';
import { filterColumns, filterMask, type RowFilter } from '../../statistics/filter.ts';
import { type Mask, numbers } from '../../statistics/mask.ts';
import type { QueryContext } from '../context.ts';
import { requireLayer } from './layer-points.ts';

/** The rows of a layer inside a cross-filter: the statistics' own, so that map and panel agree. */
export async function layerMatches(
  context: QueryContext,
  { id, where }: ParsedParams<'layer.matches'>,
  signal: AbortSignal,
): Promise<LayerMatches> {
  requireLayer(context, id);
  if (!followsFilter(id)) return { rows: null, ignored: Object.keys(where) };
  const { areas, keys, ignored } = factFilter(id, where);
  const filter: RowFilter = { areas: areas ? [areas] : [], keys };
  const table = await factsOf(context.snapshot, id);
  await table.load([ROW_COLUMN, ...filterColumns(filter, table)]);
  signal.throwIfAborted();
  const mask = await filterMask(filter, table, context.snapshot);
  return { rows: mask ? chosen(mask, numbers(table, ROW_COLUMN)) : null, ignored };
}

function chosen(mask: Mask, ids: Float64Array): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(mask.length);
  let count = 0;
  for (let at = 0; at < mask.length; at++) if (mask[at] === 1) rows[count++] = ids[at] as number;
  return rows.slice(0, count);
}
