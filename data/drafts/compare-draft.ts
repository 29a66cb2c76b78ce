import {
  byNumber,
  type DraftBuilding,
  type DraftRoom,
  removedRoomIds,
  roomIdOf,
} from '../../contract/drafts/draft.ts';
import { type DraftProblem, problem } from '../../contract/drafts/problems.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { differingSquareMetres, shapeSquareMetres } from './shapes.ts';
import {
  buildingOfDraft,
  type RoomFacts,
  snapshotBuilding,
  type SnapshotBuilding,
} from './snapshot-building.ts';

/** How a draft stands to a snapshot: nothing of it came yet, it came as drawn, or it came otherwise. */
type DraftComparison =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly conflicts: readonly DraftProblem[] };

/** Room areas this near are the same, m²; a footprint may differ by this share of itself. */
const AREA_TOLERANCE = 0.5;
const SHAPE_TOLERANCE = 0.02;
/** Conflicts told of one draft. */
const MOST_CONFLICTS = 50;

/** Compares a draft with what a later snapshot holds. */
export async function compareDraft(
  snapshot: OpenSnapshot,
  building: DraftBuilding,
): Promise<DraftComparison> {
  const id = await buildingOfDraft(snapshot, building);
  const delivered = id === undefined ? undefined : await snapshotBuilding(snapshot, id);
  if (!delivered || delivered.digest === building.corrects?.digest) return { kind: 'waiting' };
  const conflicts = [...roomConflicts(building, delivered), ...shapeConflicts(building, delivered)];
  return conflicts.length === 0
    ? { kind: 'same' }
    : { kind: 'differs', conflicts: conflicts.slice(0, MOST_CONFLICTS) };
}

function roomConflicts(building: DraftBuilding, { rooms }: SnapshotBuilding): DraftProblem[] {
  const byId = new Map(rooms.map((room) => [room.room_id, room]));
  const byPlace = new Map(rooms.map((room) => [placeOf(room.unit_no, room.room_no), room]));
  const met = new Set<RoomFacts>();
  const conflicts = building.rooms.flatMap((room) => {
    const found =
      byId.get(roomIdOf(building, room)) ?? byPlace.get(placeOf(room.unitNo, room.roomNo));
    if (!found) return [problem('ROOM_NOT_DELIVERED', [titleOf(room)], [room.key])];
    met.add(found);
    return differences(room, found);
  });
  const removed = new Set(removedRoomIds(building));
  const others = rooms
    .filter((room) => !met.has(room))
    .sort((a, b) => byNumber(a.room_no, b.room_no))
    .map(({ room_id, room_no }) =>
      problem(removed.has(room_id) ? 'ROOM_STILL_THERE' : 'ROOM_NOT_DRAWN', [room_no]),
    );
  return [...conflicts, ...others];
}

function placeOf(unitNo: string | null, roomNo: string): string {
  return `${unitNo ?? ''} ${roomNo.normalize('NFKC')}`;
}

function titleOf({ unitNo, roomNo }: DraftRoom): string {
  return unitNo === '' ? roomNo : `${unitNo}-${roomNo}`;
}

function differences(room: DraftRoom, found: RoomFacts): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (found.floor_no !== room.floorNo || found.floor_no_top !== room.floorNoTop)
    problems.push(
      problem('ROOM_FLOOR_DIFFERS', [titleOf(room), found.floor_no, room.floorNo], [room.key]),
    );
  const [theirs, ours] = [found.area_square_metres, room.areaSquareMetres];
  if (theirs !== null && ours !== null && Math.abs(theirs - ours) > AREA_TOLERANCE)
    problems.push(problem('ROOM_AREA_DIFFERS', [titleOf(room), theirs, ours], [room.key]));
  return problems;
}

function shapeConflicts({ parts }: DraftBuilding, delivered: SnapshotBuilding): DraftProblem[] {
  const [ours, theirs] = [parts, delivered.parts].map((each) =>
    each.map(({ ring }) => ring).filter((ring) => ring.length > 2),
  ) as [DraftBuilding['parts'][number]['ring'][], DraftBuilding['parts'][number]['ring'][]];
  if (ours.length === 0 || theirs.length === 0) return [];
  const differing = differingSquareMetres(ours, theirs);
  if (differing <= shapeSquareMetres(ours) * SHAPE_TOLERANCE) return [];
  return [problem('SHAPE_DIFFERS', [Math.round(differing)])];
}
