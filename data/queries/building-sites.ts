import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import { groupBy } from '../economy/group-by.ts';
import { areaParam, inAreaSql } from './area.ts';
import type { QueryContext } from './context.ts';
import { countsByClass, roomClassSql } from './room-class.ts';

interface SiteRow {
  readonly slot: number;
  readonly building_id: string;
  readonly address: string | null;
  readonly community: string | null;
  readonly floors_up: number;
  readonly height_metres: number | null;
  readonly longitude_degrees: number | null;
  readonly latitude_degrees: number | null;
}

type PlacedRow = SiteRow & {
  readonly longitude_degrees: number;
  readonly latitude_degrees: number;
};

interface ClassRow {
  readonly building_slot: number;
  readonly class: number;
  readonly rooms: number;
}

const SITES_SQL = `
  SELECT building.slot, building_id, address, coalesce(community.name, community_code) AS community, floors_up,
    height_metres, longitude_degrees, latitude_degrees
  FROM base.building
  LEFT JOIN base.area AS community ON community.level = 'community' AND community.code = building.community_code
  WHERE building_id IN (SELECT value FROM json_each($ids)) AND ${inAreaSql('building')}
  ORDER BY building.slot`;

const CLASSES_SQL = `
  SELECT building_slot, ${roomClassSql('room')} AS class, count(*) AS rooms
  FROM base.room WHERE building_slot IN (SELECT value FROM json_each(?))
  GROUP BY building_slot, class ORDER BY building_slot, class`;

/**
 * Where some buildings stand and how large they are, by slot; those without a place are counted, those outside the caller's
 * area or unknown are left out.
 */
export async function buildingSites(
  context: QueryContext,
  { ids }: ParsedParams<'building.sites'>,
  signal: AbortSignal,
): Promise<CallResult<'building.sites'>> {
  const { db, manifest } = context.snapshot;
  const found = await db.all<SiteRow>(SITES_SQL, {
    $ids: JSON.stringify(ids),
    $area: areaParam(context),
  });
  signal.throwIfAborted();
  const rows = found.filter(isPlaced);
  const slots = JSON.stringify(rows.map(({ slot }) => slot));
  const counted = await db.all<ClassRow>(CLASSES_SQL, [slots]);
  const classes = groupBy(counted, (row) => row.building_slot);
  const { storeyMetres } = manifest.profile;
  const sites = rows.map((row) => ({
    slot: row.slot,
    buildingId: row.building_id,
    address: row.address,
    community: row.community,
    heightMetres: row.height_metres ?? row.floors_up * storeyMetres,
    longitudeDegrees: row.longitude_degrees,
    latitudeDegrees: row.latitude_degrees,
    roomsByClass: countsByClass(classes.get(row.slot) ?? []),
  }));
  return { sites, unplaced: found.length - sites.length };
}

function isPlaced(row: SiteRow): row is PlacedRow {
  return row.longitude_degrees !== null && row.latitude_degrees !== null;
}
