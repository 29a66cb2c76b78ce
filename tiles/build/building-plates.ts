import { toLocal } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import { plausibleFloors } from '../../data/geometry/storeys.ts';
import type { Point, Polygon, Ring } from '../geometry/polygon.ts';
import { repairFootprint } from '../geometry/repair-footprint.ts';
import type { FootprintFault, FootprintRepair } from '../geometry/repair-footprint.ts';
import type { Plate } from '../rooms/plates.ts';
import type { PartRow } from './read-base.ts';
import type { BuildingNotes } from './tile-report.ts';

/** Farther from the middle than any district: a coordinate gone astray. */
const FARTHEST_METRES = 60000;

const REPAIRS: Readonly<Record<FootprintRepair, string>> = {
  'bad-points-dropped': 'points that are not numbers were dropped',
  'duplicate-points-dropped': 'repeated points were dropped',
  'spikes-cut': 'spikes were cut off',
  'crossings-resolved': 'self-crossings were resolved',
  'holes-dropped': 'holes outside the outline were dropped',
  simplified: 'the outline had too many points and was simplified by up to 0.15 m',
};

const FAULTS: Readonly<Record<FootprintFault, string>> = {
  'no-area': 'it encloses no area',
  'too-large': 'it is wider than 3 km',
};

/** Plates of a delivered part (部位): its footprint repaired and in metres, its floors made plausible. */
export function platesOf(part: PartRow, frame: LocalFrame, notes: BuildingNotes): Plate[] {
  const name = `footprint of part ${part.part_no}`;
  const rings = localRings(part.footprint, frame);
  if (!rings) {
    notes.add(
      'FOOTPRINT_LEFT_OUT',
      `${name} is left out, it is not a list of rings near the district`,
    );
    return [];
  }
  const { polygons, repairs, fault } = repairFootprint(rings);
  if (fault) notes.add('FOOTPRINT_LEFT_OUT', `${name} is left out, ${FAULTS[fault]}`);
  for (const repair of repairs)
    notes.add('FOOTPRINT_REPAIRED', `${name} was repaired, ${REPAIRS[repair]}`);
  const floors = plausibleFloors(part.floor_from, part.floor_to);
  if (floors.changed) {
    notes.add(
      'FLOORS_CHANGED',
      `part ${part.part_no} is drawn with floors ${floors.from} to ${floors.to}, not ${part.floor_from} to ${part.floor_to}`,
    );
  }
  return polygons.map((polygon: Polygon) => ({
    polygon,
    floorFrom: floors.from,
    floorTo: floors.to,
  }));
}

/** Rings in the tile frame without the closing point; undefined where the text is anything else. */
function localRings(footprint: string, frame: LocalFrame): Ring[] | undefined {
  try {
    const rings = JSON.parse(footprint) as [number, number][][];
    const local = rings.map((ring) =>
      ring.map(
        ([longitude, latitude]): Point => toLocal(frame, Number(longitude), Number(latitude)),
      ),
    );
    const far = local.flat().some(([x, y]) => Math.hypot(x, y) > FARTHEST_METRES);
    return far || local.length === 0 ? undefined : local;
  } catch {
    return undefined;
  }
}
