import { FACADES } from '../../contract/tiles.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import { say } from '../../contract/sentence.ts';
import { storeyOf } from '../../data/geometry/storeys.ts';
import { boundsOf, centroid, polygonArea } from '../geometry/polygon.ts';
import type { Bounds, Point } from '../geometry/polygon.ts';
import type { Plate } from '../rooms/plates.ts';
import { platesOf, sourceOf } from './building-plates.ts';
import { GEOMETRY_KIND_CODES, geometryKindCode } from './read-base.ts';
import type { BuildingInput, BuildingRow } from './read-base.ts';
import { BuildingNotes } from './tile-report.ts';
import type { TileNote } from './tile-report.ts';

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

/** Footprints repaired, floors and heights made plausible; undefined where nothing can be drawn. */
export function prepareBuilding(
  input: BuildingInput,
  frame: LocalFrame,
  usualStoreyMetres: number,
): { building: PreparedBuilding | undefined; notes: readonly TileNote[] } {
  const [part] = input.parts;
  const notes = new BuildingNotes(input.row.building_id, part && sourceOf(part));
  const plates = input.parts.flatMap((part) => platesOf(part, frame, notes));
  const [main] = [...plates].sort((a, b) => polygonArea(b.polygon) - polygonArea(a.polygon));
  if (!main) {
    notes.add(
      'BUILDING_LEFT_OUT',
      say`It has no footprint that can be drawn. Check its outline and deliver it again.`,
    );
    return { building: undefined, notes: notes.list };
  }
  const topFloor = Math.max(...plates.map(({ floorTo }) => floorTo));
  const { row } = input;
  const building = {
    slot: row.slot,
    id: row.building_id,
    plates,
    floorsDown: floorsDown(row.floors_down ?? 0, notes),
    topFloor,
    storeyMetres: storeyMetres(row.height_metres, topFloor, usualStoreyMetres, notes),
    liftCount: row.lift_count ?? undefined,
    facade: facadeOf(input, topFloor),
    geometryKind: kindOf(row),
    anchor: centroid(main.polygon.outer),
    bounds: boundsOf(plates.flatMap(({ polygon }) => polygon.outer)),
    notes: notes.list,
  };
  return { building, notes: notes.list };
}

const MOST_FLOORS_DOWN = 10;

function floorsDown(delivered: number, notes: BuildingNotes): number {
  const drawn = Math.min(Math.max(0, delivered), MOST_FLOORS_DOWN);
  if (drawn !== delivered)
    notes.add(
      'FLOORS_CHANGED',
      say`It is drawn with ${drawn} floors below ground, not ${delivered}. Check them.`,
    );
  return drawn;
}

/** A surveyed outline without a height makes a body that is 推算, not 实测. */
function kindOf({ geometry_kind, height_metres }: BuildingRow): number {
  const kind = geometryKindCode(geometry_kind);
  return height_metres === null ? Math.max(kind, GEOMETRY_KIND_CODES.indexOf('derived')) : kind;
}

function storeyMetres(
  height: number | null,
  floors: number,
  usual: number,
  notes: BuildingNotes,
): number {
  const storey = storeyOf(height, floors, usual);
  if (storey.implausible) {
    notes.add(
      'HEIGHT_CHANGED',
      say`${height ?? 0} m for ${floors} floors are not plausible; it is drawn with ${usual} m a floor. Check height and floors.`,
    );
  }
  return storey.metres;
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
