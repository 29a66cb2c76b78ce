import type { PackedSolids } from '../../../contract/queries/area.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { plausibleFloors, storeyOf } from '../../geometry/storeys.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { inSnapshot } from './other-snapshot.ts';

/** Rows read at a time: footprints are long, and a page must not stall the host. */
const PAGE = 1000;

interface PartRow {
  readonly id: number;
  readonly slot: number;
  readonly height: number | null;
  readonly floors: number;
  readonly floor_from: number;
  readonly floor_to: number;
  readonly footprint: string;
}

const PARTS_SQL = `
  SELECT part.id, building.slot, building.height_metres AS height,
    (SELECT max(floor_to) FROM base.building_part AS other WHERE other.building_id = part.building_id) AS floors,
    part.floor_from, part.floor_to, part.footprint
  FROM base.building_part AS part JOIN base.building ON building.building_id = part.building_id
  WHERE part.id > $after AND ${inAreaSql('building')} ORDER BY part.id LIMIT ${PAGE}`;

/** `district.solids`: every building as upright prisms with the heights it is drawn with. */
export function districtSolids(
  context: QueryContext,
  { snapshotId }: ParsedParams<'district.solids'>,
  signal: AbortSignal,
): Promise<PackedSolids> {
  return inSnapshot(context, snapshotId, (snapshot) =>
    packSolids(snapshot, areaParam(context), signal),
  );
}

async function packSolids(
  snapshot: OpenSnapshot,
  area: string | null,
  signal: AbortSignal,
): Promise<PackedSolids> {
  const packing = createPacking(snapshot.manifest.profile.storeyMetres);
  let after = -1;
  for (;;) {
    const rows = await snapshot.db.all<PartRow>(PARTS_SQL, { $after: after, $area: area });
    signal.throwIfAborted();
    for (const row of rows) packing.add(row);
    const last = rows.at(-1);
    if (!last) return packing.done();
    after = last.id;
  }
}

function createPacking(usualStoreyMetres: number) {
  const slots: number[] = [];
  const partRings = [0];
  const ringStarts = [0];
  const coordinates: number[] = [];
  const bottoms: number[] = [];
  const tops: number[] = [];
  const storeys: number[] = [];
  const add = (row: PartRow) => {
    const rings = ringsOf(row.footprint);
    if (!rings) return;
    for (const ring of rings) {
      for (const [longitude, latitude] of ring) coordinates.push(longitude, latitude);
      ringStarts.push(coordinates.length / 2);
    }
    const { from, to } = plausibleFloors(row.floor_from, row.floor_to);
    const storey = storeyOf(row.height, Math.max(row.floors, 1), usualStoreyMetres).metres;
    slots.push(row.slot);
    partRings.push(ringStarts.length - 1);
    bottoms.push(from <= 1 ? 0 : (from - 1) * storey);
    tops.push(to * storey);
    storeys.push(storey);
  };
  const done = (): PackedSolids => ({
    partSlots: Uint32Array.from(slots),
    partRings: Uint32Array.from(partRings),
    ringStarts: Uint32Array.from(ringStarts),
    coordinates: Float64Array.from(coordinates),
    bottomMetres: Float32Array.from(bottoms),
    topMetres: Float32Array.from(tops),
    storeyMetres: Float32Array.from(storeys),
  });
  return { add, done };
}

/** Rings without their closing point; undefined where the text is no list of rings of finite coordinates. */
function ringsOf(footprint: string): [number, number][][] | undefined {
  try {
    const rings = (JSON.parse(footprint) as [number, number][][]).map(openRing);
    const sound = rings.every(
      (ring) =>
        ring.length >= 3 && ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
    );
    return sound && rings.length > 0 ? rings : undefined;
  } catch {
    return undefined;
  }
}

function openRing(ring: [number, number][]): [number, number][] {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return closed ? ring.slice(0, -1) : ring;
}
