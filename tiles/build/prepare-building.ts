import { BUILDING_CLASS, FACADES } from '../../contract/tiles.ts';
import { toLocal } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import { boundsOf, centroid, polygonArea } from '../geometry/polygon.ts';
import type { Bounds, Point, Polygon, Ring } from '../geometry/polygon.ts';
import { repairFootprint } from '../geometry/repair-footprint.ts';
import type { FootprintFault, FootprintRepair } from '../geometry/repair-footprint.ts';
import type { Plate } from '../rooms/layout-building.ts';
import type { BuildingInput, BuildingRow, PartRow } from './read-base.ts';
import { GEOMETRY_KIND_CODES, geometryKindCode } from './read-base.ts';
import type { TileNote, TileNoteCode } from './tile-report.ts';

/** A building ready to be drawn, in the tile frame. */
export interface PreparedBuilding {
  readonly slot: number;
  readonly id: string;
  readonly plates: readonly Plate[];
  readonly floorsDown: number;
  readonly topFloor: number;
  readonly storeyMetres: number;
  readonly liftCount: number | undefined;
  /** Index into FACADES. */
  readonly facade: number;
  readonly geometryKind: number;
  /** Decides the block; moves only when the building does. */
  readonly anchor: Point;
  readonly bounds: Bounds;
  readonly notes: readonly TileNote[];
}

const LOWEST_STOREY_METRES = 2;
const HIGHEST_STOREY_METRES = 16;
const MOST_FLOORS = 150;
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
  unresolvable: 'its self-crossings cannot be resolved',
};

/** Footprints repaired, floors and heights made plausible; undefined where nothing can be drawn. */
export function prepareBuilding(
  input: BuildingInput,
  frame: LocalFrame,
  usualStoreyMetres: number,
): { building: PreparedBuilding | undefined; notes: readonly TileNote[] } {
  const notes = new Notes(input.row.building_id);
  const plates = input.parts.flatMap((part) => platesOf(part, frame, notes));
  const [main] = [...plates].sort((a, b) => polygonArea(b.polygon) - polygonArea(a.polygon));
  if (!main) {
    notes.add('BUILDING_LEFT_OUT', 'it has no footprint that can be drawn');
    return { building: undefined, notes: notes.list };
  }
  const topFloor = Math.max(...plates.map(({ floorTo }) => floorTo));
  const { row } = input;
  const building = {
    slot: row.slot,
    id: row.building_id,
    plates,
    floorsDown: Math.min(Math.max(0, row.floors_down ?? 0), 10),
    topFloor,
    storeyMetres: storeyOf(row.height_metres, topFloor, usualStoreyMetres, notes),
    liftCount: row.lift_count ?? undefined,
    facade: facadeOf(input, topFloor),
    geometryKind: kindOf(row),
    anchor: centroid(main.polygon.outer),
    bounds: boundsOf(plates.flatMap(({ polygon }) => polygon.outer)),
    notes: notes.list,
  };
  return { building, notes: notes.list };
}

class Notes {
  readonly list: TileNote[] = [];
  readonly #building: string;

  constructor(building: string) {
    this.#building = building;
  }

  add(code: TileNoteCode, what: string): void {
    const sentence = `${BUILDING_CLASS} ${this.#building}: ${what}.`;
    this.list.push({ building: this.#building, code, sentence });
  }
}

function platesOf(part: PartRow, frame: LocalFrame, notes: Notes): Plate[] {
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
  const floors = plausibleFloors(part);
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

function plausibleFloors({ floor_from, floor_to }: PartRow) {
  const from = floor_from === 0 ? 1 : Math.max(-10, Math.min(floor_from, MOST_FLOORS));
  const wanted = floor_to === 0 ? 1 : floor_to;
  const to = Math.max(from, Math.min(wanted, MOST_FLOORS), 1);
  return { from, to, changed: from !== floor_from || to !== floor_to };
}

/** A surveyed outline without a height makes a body that is 推算, not 实测. */
function kindOf({ geometry_kind, height_metres }: BuildingRow): number {
  const kind = geometryKindCode(geometry_kind);
  return height_metres === null ? Math.max(kind, GEOMETRY_KIND_CODES.indexOf('derived')) : kind;
}

function storeyOf(height: number | null, floors: number, usual: number, notes: Notes): number {
  if (height === null || height <= 0) return usual;
  const storey = height / floors;
  if (storey >= LOWEST_STOREY_METRES && storey <= HIGHEST_STOREY_METRES) return storey;
  notes.add(
    'HEIGHT_CHANGED',
    `${height} m for ${floors} floors is not plausible, it is drawn with ${usual} m a floor`,
  );
  return usual;
}

const FACADE_OF_USE: Readonly<Record<string, (typeof FACADES)[number]>> = {
  residential: 'residential',
  mixed: 'residential',
  office: 'office',
  commercial: 'office',
  education: 'office',
  medical: 'office',
  industrial: 'industrial',
  storage: 'industrial',
};

function facadeOf({ row }: BuildingInput, topFloor: number): number {
  const low = topFloor <= 3 && (row.use === 'residential' || row.use === 'mixed');
  const tiled =
    low && (row.structure === 'brick_timber' || (row.structure === 'mixed' && topFloor <= 2));
  return FACADES.indexOf(tiled ? 'house' : (FACADE_OF_USE[row.use ?? ''] ?? 'other'));
}
