import { TwinError } from '../../../contract/errors.ts';
import {
  type PointLayerId,
  type PointLayerSpec,
  pointLayer,
} from '../../../contract/point-layers.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { latestDate } from '../../snapshot/compose-manifest.ts';
import type { QueryContext } from '../context.ts';

/** The layer's declaration; refuses one whose file the snapshot lacks. */
export function requireLayer(context: QueryContext, id: PointLayerId): PointLayerSpec {
  const spec = pointLayer(id) as PointLayerSpec;
  const table = tableSpec(spec.table);
  if (context.snapshot.has(table.file) && context.snapshot.has('base')) return spec;
  throw new TwinError(
    'not-found',
    `当前快照没有“${table.title}”数据，图层“${spec.title}”画不出来。请先导入。`,
  );
}

/** SQL condition on a layer's rows as `point`: in the caller's area, of a class the caller may see. */
export function allowedSql({ principal }: QueryContext, { classes }: PointLayerSpec): string {
  const inArea = '($area IS NULL OR substr(point.area, 1, length($area)) = $area)';
  const restricted = classes.flatMap((each, place) => (each.restricted ? [place] : []));
  if (principal.role !== 'wall' || restricted.length === 0) return inArea;
  return `${inArea} AND point.class NOT IN (${restricted.join(', ')})`;
}

/** Latest as-of date of a table's files. */
export function asOfTable({ snapshot }: QueryContext, table: string): string {
  const files = snapshot.manifest.sources.filter((file) => file.table === table);
  return latestDate(files) || snapshot.manifest.asOf;
}
