import type { BuildingCard } from '../../contract/queries/buildings.ts';
import { totalAndPart, withheldCounts } from '../masking/suppress.ts';
import type { QueryContext } from './context.ts';

type Shown = Pick<BuildingCard['counts'], 'currentResidents' | 'residentRecords'>;

interface People {
  readonly slot: number;
  readonly records: number;
  readonly current: number;
}

const COUNTS = `count(*) AS records,
    count(DISTINCT CASE WHEN resident.state = 'current' THEN coalesce(resident.person_key, resident.id) END) AS current`;

/** Records of a building, and the persons among those that are current: one person may have two current records. */
export const PEOPLE_IN_BUILDING_SQL = `
  SELECT room.building_slot AS slot, ${COUNTS}
  FROM base.room CROSS JOIN people.resident ON resident.room_slot = room.slot
  WHERE room.building_slot = ?`;

/** The same of every building in the community of one. */
export const PEOPLE_IN_COMMUNITY_SQL = `
  SELECT building.slot, ${COUNTS} FROM base.building
  JOIN base.room ON room.building_slot = building.slot
  CROSS JOIN people.resident ON resident.room_slot = room.slot
  WHERE building.community_code = (SELECT community_code FROM base.building WHERE slot = ?)
  GROUP BY building.slot`;

/**
 * Residents of a building as this caller may see them. Where small counts are withheld, the building stands in the line of
 * its community's buildings, whose sum is shown elsewhere.
 */
export async function peopleOfBuilding(context: QueryContext, slot: number): Promise<Shown> {
  const { snapshot } = context;
  const suppression = context.suppressionOf('resident');
  const { below } = suppression;
  const has = snapshot.has('people');
  const found = has && (await snapshot.db.get<People>(PEOPLE_IN_BUILDING_SQL, [slot]));
  const { records, current } = found || { records: 0, current: 0 };
  const { total, part } = totalAndPart(records, current, suppression);
  if (!has || below === undefined) return { residentRecords: total, currentResidents: part };
  const line = await snapshot.db.all<People>(PEOPLE_IN_COMMUNITY_SQL, [slot]);
  const at = line.findIndex((each) => each.slot === slot);
  const isTold = withheldCounts(
    line.map((each) => each.current),
    below,
  ).has(at);
  const withheld = { suppressed: true, below } as const;
  return isTold
    ? { residentRecords: withheld, currentResidents: withheld }
    : { residentRecords: total, currentResidents: part };
}
