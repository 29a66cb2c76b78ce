import { toLocal } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import { type Sentence, say, word } from '../../contract/sentence.ts';
import { plausibleFloors } from '../../data/geometry/storeys.ts';
import type { Point, Polygon, Ring } from '../geometry/polygon.ts';
import { repairFootprint } from '../geometry/repair-footprint.ts';
import type { FootprintFault, FootprintRepair } from '../geometry/repair-footprint.ts';
import type { Plate } from '../rooms/plates.ts';
import type { PartRow } from './read-base.ts';
import type { BuildingNotes, NoteSource } from './tile-report.ts';

/** Farther from the middle than any district: a coordinate gone astray. */
const FARTHEST_METRES = 60000;

const REPAIRS: Readonly<Record<FootprintRepair, Sentence>> = {
  'bad-points-dropped': word('points that are not numbers were dropped'),
  'duplicate-points-dropped': word('repeated points were dropped'),
  'spikes-cut': word('spikes were cut off'),
  'crossings-resolved': word('self-crossings were resolved'),
  'holes-dropped': word('holes outside the outline were dropped'),
  simplified: word('the outline had too many points and was simplified by up to 0.15 m'),
};

const FAULTS: Readonly<Record<FootprintFault | 'no-rings', Sentence>> = {
  'no-area': word('it encloses less than 1 m²'),
  'too-large': word('it is wider than 3 km'),
  'no-rings': word('it is no list of rings near the district'),
};

/** Plates of a delivered part (部位): its footprint repaired and in metres, its floors made plausible. */
export function platesOf(part: PartRow, frame: LocalFrame, notes: BuildingNotes): Plate[] {
  const source = sourceOf(part);
  const leaveOut = (why: Sentence) => {
    const sentence = say`The footprint of part ${part.part_no} is left out: ${why}. Check its outline and deliver it again.`;
    notes.add('FOOTPRINT_LEFT_OUT', sentence, source);
  };
  const rings = localRings(part.footprint, frame);
  if (!rings) {
    leaveOut(FAULTS['no-rings']);
    return [];
  }
  const { polygons, repairs, fault } = repairFootprint(rings);
  if (fault) leaveOut(FAULTS[fault]);
  for (const repair of repairs) {
    const sentence = say`The footprint of part ${part.part_no} was repaired: ${REPAIRS[repair]}.`;
    notes.add('FOOTPRINT_REPAIRED', sentence, source);
  }
  const floors = plausibleFloors(part.floor_from, part.floor_to);
  if (floors.changed) {
    const sentence = say`Part ${part.part_no} is drawn with floors ${floors.from} to ${floors.to}, not ${part.floor_from} to ${part.floor_to}. Check its floors.`;
    notes.add('FLOORS_CHANGED', sentence, source);
  }
  return polygons.map((polygon: Polygon) => ({
    polygon,
    floorFrom: floors.from,
    floorTo: floors.to,
  }));
}

/** The row of a part, for notes on it. */
export function sourceOf({ part_no, source_file_id, source_line }: PartRow): NoteSource {
  return { table: 'building_part', key: part_no, fileId: source_file_id, line: source_line };
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
