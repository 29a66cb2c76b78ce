import type { AreaCounts, AreaSummary, NamedBuilding } from '../../../contract/queries/area.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { countOfSeveral } from '../../masking/suppress.ts';
import { inSnapshot } from './other-snapshot.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { type BuildingSums, sumOverBuildings } from './building-sums.ts';
import type { Inside } from '../../geometry/inside.ts';
import { countPoints } from './placed-points.ts';
import { resolveRegion } from './region.ts';

/** `area.summary`: counts of every system in a region, as far as the caller's area reaches. */
export async function areaSummary(
  context: QueryContext,
  { region }: ParsedParams<'area.summary'>,
  signal: AbortSignal,
): Promise<AreaSummary> {
  const { inside, basis } = await resolveRegion(context, region);
  const slots = await buildingsIn(context, inside);
  signal.throwIfAborted();
  const [components, cases, facilities, hazardsOutside] = await Promise.all([
    countPoints(context, 'component', inside),
    countPoints(context, 'city_case', inside),
    countPoints(context, 'care_facility', inside),
    countPoints(context, 'hazard', inside),
  ]);
  const sums = withHazards(await sumOverBuildings(context, slots, signal), hazardsOutside);
  return {
    counts: {
      buildings: slots.length,
      ...countsOf(context, sums),
      components: components?.open ?? null,
      casesOpen: cases?.open ?? null,
      casesClosed: cases?.over ?? null,
      facilities: facilities?.open ?? null,
    },
    buildingSlots: Uint32Array.from(slots),
    basis,
  };
}

/** Hazards of premises whose room nobody knows belong to a region by the place of the premises. */
function withHazards(sums: BuildingSums, outside: BuildingSums['hazards']): BuildingSums {
  const { hazards } = sums;
  if (!hazards || !outside) return sums;
  return {
    ...sums,
    hazards: { open: hazards.open + outside.open, over: hazards.over + outside.over },
  };
}

type CountsOfBuildings = Pick<
  AreaCounts,
  | 'rooms'
  | 'currentResidents'
  | 'residentRecords'
  | 'units'
  | 'enterprises'
  | 'hazardsOpen'
  | 'hazardsClosed'
  | 'calls'
  | 'elders'
>;

function countsOf({ suppressionOf }: QueryContext, sums: BuildingSums): CountsOfBuildings {
  const { below } = suppressionOf('resident');
  const { people } = sums;
  return {
    rooms: sums.rooms,
    currentResidents: people ? countOfSeveral(people.current, below) : null,
    residentRecords: people ? countOfSeveral(people.records, below) : null,
    units: sums.units ?? null,
    enterprises: sums.enterprises ?? null,
    hazardsOpen: sums.hazards?.open ?? null,
    hazardsClosed: sums.hazards?.over ?? null,
    calls: sums.calls ?? null,
    elders:
      sums.elders === undefined ? null : countOfSeveral(sums.elders, suppressionOf('elder').below),
  };
}

interface PointRow {
  readonly slot: number;
  readonly longitude: number;
  readonly latitude: number;
}

const PAGE = 5000;

/** Slots of the buildings whose representative point lies in the region, ascending. */
async function buildingsIn(context: QueryContext, inside: Inside): Promise<number[]> {
  const found: number[] = [];
  let after = -1;
  for (;;) {
    const rows = await context.snapshot.db.all<PointRow>(
      `SELECT slot, longitude_degrees AS longitude, latitude_degrees AS latitude FROM base.building
       WHERE slot > $after AND longitude_degrees BETWEEN $west AND $east
         AND latitude_degrees BETWEEN $south AND $north AND ${inAreaSql('building')}
       ORDER BY slot LIMIT ${PAGE}`,
      {
        $after: after,
        $west: inside.west,
        $east: inside.east,
        $south: inside.south,
        $north: inside.north,
        $area: areaParam(context),
      },
    );
    for (const row of rows) if (inside.has(row.longitude, row.latitude)) found.push(row.slot);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.slot;
  }
}

/** `buildings.named`: buildings of some slots, as lists name them; those outside the caller's area are left out. */
export async function namedBuildings(
  context: QueryContext,
  { slots, snapshotId }: ParsedParams<'buildings.named'>,
): Promise<NamedBuilding[]> {
  return inSnapshot(context, snapshotId, ({ db }) =>
    db.all<NamedBuilding>(
      `SELECT slot, building_id AS buildingId, name, address, floors_up AS floorsUp,
       longitude_degrees AS longitudeDegrees, latitude_degrees AS latitudeDegrees
     FROM base.building WHERE slot IN (SELECT value FROM json_each($slots)) AND ${inAreaSql('building')}
     ORDER BY slot`,
      { $slots: JSON.stringify(slots), $area: areaParam(context) },
    ),
  );
}
