import type { LocalFrame } from '../../contract/local-frame.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { nearSquares, type NearSquare } from '../basemap/near/near-squares.ts';
import { type BaseMapInput, readBaseMap } from '../basemap/read-base-map.ts';
import { sourceOf } from './building-plates.ts';
import { overlapNotes } from './overlaps.ts';
import { prepareBuilding, type PreparedBuilding } from './prepare-building.ts';
import { type BuildingInput, readBuildings, readRoomTexts, type RoomText } from './read-base.ts';
import type { TileNote } from './tile-report.ts';
import { inputHash } from './tile-store.ts';

/** Buildings prepared between two looks at what the database has answered. */
const PREPARED_AT_ONCE = 200;

/** What all buildings are prepared with. */
export interface Preparing {
  readonly frame: LocalFrame;
  /** Storey height of buildings without a height. */
  readonly storeyMetres: number;
  /** Hash of what every content depends on. */
  readonly frameHash: string;
}

/** A building ready to be drawn, and the hash of all rows it is drawn from, those of its rooms too. */
export interface HashedBuilding {
  readonly building: PreparedBuilding;
  readonly roomCount: number;
  readonly hash: string;
}

/** All that the tiles are built from, but the rooms themselves. */
export interface TileInputs {
  readonly standing: readonly HashedBuilding[];
  /** Rooms, those of buildings that cannot be drawn too. */
  readonly rooms: number;
  readonly notes: readonly TileNote[];
  readonly map: BaseMapInput;
  readonly squares: readonly NearSquare[];
}

/** Reads buildings, base map and texts of rooms; shapes are prepared while the database gathers the texts. */
export async function readInputs(base: ReadDb, preparing: Preparing): Promise<TileInputs> {
  const inputs = await readBuildings(base);
  const map = await readBaseMap(base, preparing.frame);
  const [texts, { prepared, squares }] = await Promise.all([
    readRoomTexts(base),
    prepareShapes(inputs, map, preparing),
  ]);
  const standing = inputs.flatMap((input, index): HashedBuilding[] => {
    const building = prepared[index]?.building;
    if (!building) return [];
    const text = texts.get(input.row.slot);
    return [{ building, roomCount: text?.count ?? 0, hash: hashOf(input, text, preparing) }];
  });
  const sited = inputs.flatMap(({ parts: [first] }, index) => {
    const building = prepared[index]?.building;
    return building ? [{ building, source: first && sourceOf(first) }] : [];
  });
  return {
    standing,
    rooms: inputs.reduce((sum, { row }) => sum + (texts.get(row.slot)?.count ?? 0), 0),
    notes: [...prepared.flatMap(({ notes }) => notes), ...overlapNotes(sited)],
    map,
    squares,
  };
}

async function prepareShapes(
  inputs: readonly BuildingInput[],
  map: BaseMapInput,
  { frame, storeyMetres }: Preparing,
): Promise<{ prepared: ReturnType<typeof prepareBuilding>[]; squares: readonly NearSquare[] }> {
  const prepared: ReturnType<typeof prepareBuilding>[] = [];
  for (const [index, input] of inputs.entries()) {
    if (index % PREPARED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    prepared.push(prepareBuilding(input, frame, storeyMetres));
  }
  return { prepared, squares: nearSquares(map) };
}

function hashOf(
  { row, parts }: BuildingInput,
  rooms: RoomText | undefined,
  { frameHash }: Preparing,
): string {
  return inputHash(
    frameHash,
    JSON.stringify(row),
    ...parts.flatMap(({ part_no, floor_from, floor_to, footprint }) => [
      part_no,
      floor_from,
      floor_to,
      footprint,
    ]),
    rooms?.text ?? '',
  );
}
