import { PLACE_KINDS, type PlaceRecords } from '../../../contract/queries/area.ts';
import { countOfSeveral } from '../../masking/suppress.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { eldersIn } from './building-sums.ts';
import { IN_BUILDINGS, inBuildings } from './place-in-buildings.ts';
import { NEAR_BY, nearBy } from './place-near.ts';
import { type FoundRow, groupOf, itemOf, type PlaceGroup, type PlaceParams } from './place-rows.ts';

/** `place.records`: everything at a place by system, what stands behind the façade included (这里有什么). */
export async function placeRecords(
  context: QueryContext,
  params: PlaceParams,
  signal: AbortSignal,
): Promise<PlaceRecords> {
  const buildings = await buildingsAt(context, params.buildingSlots);
  const slots = buildings.map(({ slot }) => slot);
  const groups = [groupOf('building', buildings.length, buildings.map(itemOf))];
  for (const source of IN_BUILDINGS) {
    signal.throwIfAborted();
    const group = await inBuildings(context, source, slots, params);
    if (group) groups.push(group);
  }
  for (const source of NEAR_BY) {
    signal.throwIfAborted();
    const group = await nearBy(context, source, params);
    if (group) groups.push(group);
  }
  const elders = await eldersIn(context, slots);
  return {
    groups: byKind(groups),
    elders:
      elders === undefined ? null : countOfSeveral(elders, context.suppressionOf('elder').below),
  };
}

/** One group a kind that has rows: what lies in the buildings before what lies near by. */
function byKind(groups: readonly PlaceGroup[]): PlaceGroup[] {
  return PLACE_KINDS.flatMap((kind) => {
    const own = groups.filter((group) => group.kind === kind);
    const total = own.reduce((sum, group) => sum + group.total, 0);
    return total === 0
      ? []
      : [
          groupOf(
            kind,
            total,
            own.flatMap(({ items }) => items),
          ),
        ];
  });
}

/** Buildings in the order asked for, those outside the caller's area left out. */
function buildingsAt(context: QueryContext, slots: readonly number[]) {
  return context.snapshot.db.all<FoundRow & { readonly slot: number }>(
    `SELECT building.slot, building_id AS key, coalesce(name, address) AS title, use AS detail,
       building_id AS building, longitude_degrees AS longitude, latitude_degrees AS latitude
     FROM json_each($slots) AS asked JOIN base.building ON building.slot = asked.value
     WHERE ${inAreaSql('building')} ORDER BY asked.key`,
    { $slots: JSON.stringify(slots), $area: areaParam(context) },
  );
}
