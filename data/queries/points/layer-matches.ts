import { factFilter, followsFilter } from '../../../contract/cross-filter.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { LayerMatches } from '../../../contract/queries/points.ts';
import { factsOf } from '../../statistics/facts-of.ts';
import { ROW_COLUMN } from '../../statistics/read-columns.ts';
import { filterColumns, type RowFilter, rowsInside } from '../../statistics/filter.ts';
import { numbers } from '../../statistics/column-masks.ts';
import type { QueryContext } from '../context.ts';
import { requireLayer } from './layer-access.ts';

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
  const places = await rowsInside(filter, table, context.snapshot);
  const ids = numbers(table, ROW_COLUMN);
  return { rows: places ? Uint32Array.from(places, (at) => ids[at] as number) : null, ignored };
}
