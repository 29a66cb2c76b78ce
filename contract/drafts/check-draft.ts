import { floorOfRoomNumber, parseFloorLabel } from '../floors/floor-label.ts';
import { planFloors } from '../floors/floor-plan.ts';
import type { DraftBuilding, DraftRoom } from './draft.ts';
import { topFloor } from './floors.ts';
import { type DraftProblem, problem } from './problems.ts';
import { ringCrosses, ringSquareMetres } from './rings.ts';

/** A footprint smaller than this is none, m². */
const SMALLEST_SQUARE_METRES = 4;

/** What a draft has against it by itself; what it has against its neighbours the data host knows. */
export function checkDraft(building: DraftBuilding): DraftProblem[] {
  return [...named(building), ...shaped(building), ...floored(building), ...roomed(building)];
}

function named({ buildingId, address }: DraftBuilding): DraftProblem[] {
  return [
    ...(buildingId.trim() === '' ? [problem('ID_MISSING')] : []),
    ...(address.trim() === '' ? [problem('ADDRESS_MISSING')] : []),
  ];
}

function shaped({ parts, floors }: DraftBuilding): DraftProblem[] {
  if (parts.length === 0) return [problem('RING_MISSING')];
  const top = topFloor(floors);
  return parts.flatMap(({ ring, floorFrom, floorTo }, at) => [
    ...(ringSquareMetres(ring) < SMALLEST_SQUARE_METRES ? [problem('RING_SMALL', [at + 1])] : []),
    ...(ringCrosses(ring) ? [problem('RING_CROSSES', [at + 1])] : []),
    ...(floors.length > 0 && (floorFrom > floorTo || floorTo > top)
      ? [problem('PART_FLOORS', [at + 1])]
      : []),
  ]);
}

function floored({ floors, rooms }: DraftBuilding): DraftProblem[] {
  if (floors.length === 0) return [problem('FLOORS_MISSING')];
  const problems: DraftProblem[] = [];
  floors.forEach(({ floorNo }, at) => {
    const below = floors[at - 1]?.floorNo;
    const next = below === -1 ? 1 : (below ?? floorNo - 1) + 1;
    if (below !== undefined && floorNo !== next)
      problems.push(problem('FLOOR_GAP', [below, floorNo]));
  });
  for (const label of twice(floors.map((floor) => floor.label)))
    problems.push(problem('FLOOR_TWICE', [label]));
  for (const { label } of floors)
    if (!parseFloorLabel(label)) problems.push(problem('FLOOR_UNREADABLE', [label]));
  return problems.length > 0 ? problems : readBack(floors, rooms);
}

/** Whether an importer finds the same physical floors from the labels of the rooms alone. */
function readBack(floors: DraftBuilding['floors'], rooms: readonly DraftRoom[]): DraftProblem[] {
  const used = new Set(rooms.flatMap(({ floorNo, floorNoTop }) => [floorNo, floorNoTop]));
  const read = floors
    .filter(({ floorNo }) => used.has(floorNo))
    .flatMap(({ floorNo, label }) => {
      const span = parseFloorLabel(label);
      return span ? [{ floorNo, label, floor: span.from }] : [];
    });
  const plan = planFloors(
    read.map(({ floor }) => floor),
    topFloor(floors),
  );
  return read.flatMap(({ floorNo, label, floor }) => {
    const found = plan.physical(floor) ?? floor.number;
    return found === floorNo ? [] : [problem('FLOOR_READ_OTHERWISE', [label, found, floorNo])];
  });
}

function roomed({ rooms, floors }: DraftBuilding): DraftProblem[] {
  const there = new Map(floors.map(({ floorNo, label }) => [floorNo, label]));
  const problems: DraftProblem[] = [];
  const nameless = rooms.filter(({ roomNo }) => roomNo.trim() === '');
  if (nameless.length > 0)
    problems.push(
      problem(
        'ROOM_NUMBER_MISSING',
        [nameless.length],
        nameless.map(({ key }) => key),
      ),
    );
  for (const room of rooms) {
    const missing = [room.floorNo, room.floorNoTop].find((floor) => !there.has(floor));
    if (missing !== undefined)
      problems.push(problem('ROOM_FLOOR', [room.roomNo, missing], [room.key]));
    else problems.push(...numberOnFloor(room, there.get(room.floorNo) ?? ''));
  }
  return [...problems, ...numbersTwice(rooms)];
}

function numberOnFloor({ roomNo, key }: DraftRoom, label: string): DraftProblem[] {
  const read = floorOfRoomNumber(roomNo);
  const isNumbered = /^\d+$/.test(label);
  if (read === undefined || !isNumbered || read === label) return [];
  return [problem('ROOM_NUMBER_FLOOR', [roomNo, read, label], [key])];
}

function numbersTwice(rooms: readonly DraftRoom[]): DraftProblem[] {
  const byPlace = new Map<string, DraftRoom[]>();
  for (const room of rooms) {
    if (room.roomNo.trim() === '') continue;
    const place = `${room.unitNo} ${room.roomNo.trim()}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), room]);
  }
  return [...byPlace.values()]
    .filter((same) => same.length > 1)
    .map((same) => {
      const { unitNo, roomNo } = same[0] as DraftRoom;
      const keys = same.map(({ key }) => key);
      if (unitNo === '') return problem('ROOM_NUMBER_TWICE', [roomNo], keys);
      return problem('ROOM_NUMBER_TWICE_IN_UNIT', [unitNo, roomNo], keys);
    });
}

function twice(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))];
}
