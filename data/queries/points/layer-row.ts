import { TwinError } from '../../../contract/errors.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { LayerRow } from '../../../contract/queries/points.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { allowedSql, requireLayer } from './layer-access.ts';
import { paramsOf } from './point-sql.ts';
import { POINT_SOURCES } from './point-source.ts';

interface Found {
  readonly key: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly building_id: string | null;
  readonly room_id: string | null;
}

/** One point of a layer by its row: natural key, words for a tooltip, the building and room it is in. */
export async function layerRow(
  context: QueryContext,
  { id, row }: ParsedParams<'layer.row'>,
): Promise<LayerRow> {
  const spec = requireLayer(context, id);
  const { sql, key, title, detail } = POINT_SOURCES[id];
  const { file, name } = tableSpec(spec.table);
  const { asOf, profile } = context.snapshot.manifest;
  const statement = `SELECT ${key} AS key, ${title} AS title, ${detail} AS detail, building.building_id, room.room_id
    FROM (${sql(context)} WHERE source.id = $row) AS point
    JOIN ${file}.${name} AS source ON source.id = point.row_id
    LEFT JOIN base.building AS building ON building.slot = point.building_slot
    LEFT JOIN base.room AS room ON room.slot = point.room_slot
    WHERE ${allowedSql(context, spec)}`;
  const params = {
    $row: row,
    $asOf: asOf,
    $storey: profile.storeyMetres,
    $area: areaParam(context),
  };
  const found = await context.snapshot.db.get<Found>(statement, paramsOf(statement, params));
  if (!found)
    throw new TwinError('not-found', `图层“${spec.title}”没有第 ${row} 行，或不在您的范围内。`);
  return {
    row,
    key: found.key,
    title: found.title ?? found.key,
    detail: found.detail,
    buildingId: found.building_id,
    roomId: found.room_id,
  };
}
