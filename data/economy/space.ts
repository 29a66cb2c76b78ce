import { sectionSchema, type Space } from '../../contract/queries/building-economy.ts';
import type { Commercial } from './commercial.ts';
import { roomsOf } from './figures.ts';
import { groupBy } from './group-by.ts';
import { daysBetween } from './leases.ts';
import type { BusinessRoom } from './rooms.ts';
import type { EconomyScope } from './scope.ts';

/** What space is looked for (招商选址). */
export interface SpaceWanted {
  readonly minAreaSquareMetres: number;
  readonly maxAreaSquareMetres?: number | undefined;
  readonly maxRentYuan?: number | undefined;
  readonly minParkingSpaces?: number | undefined;
  readonly withinDays: number;
  readonly section?: string | undefined;
}

/**
 * Contiguous space that is free or will be: neighbouring rooms of one floor and unit, and whole floors of them one above
 * the other. Largest first; nothing in it names a firm.
 */
export function findSpace(scope: EconomyScope, wanted: SpaceWanted): Space[] {
  const ofBuilding = groupBy(scope.active, ({ commercialId }) => commercialId);
  return scope.buildings
    .flatMap((card) => {
      const sections = neighboursOf(ofBuilding.get(card.id) ?? []);
      if (!suits(card, sections, wanted)) return [];
      return freeBlocks(roomsOf(scope.book, card), scope.book.today, wanted.withinDays)
        .filter((rooms) => fits(areaOf(rooms), wanted))
        .map((rooms) => spaceOf(card, rooms, sections));
    })
    .sort((left, right) => right.areaSquareMetres - left.areaSquareMetres);
}

function suits(card: Commercial, sections: Space['neighbours'], wanted: SpaceWanted): boolean {
  const { maxRentYuan, minParkingSpaces, section } = wanted;
  return (
    card.buildingId !== null &&
    (maxRentYuan === undefined || (card.rentYuan !== null && card.rentYuan <= maxRentYuan)) &&
    (minParkingSpaces === undefined || (card.parkingSpaces ?? 0) >= minParkingSpaces) &&
    (section === undefined || sections.some((each) => each.section === section))
  );
}

function fits(area: number, { minAreaSquareMetres, maxAreaSquareMetres }: SpaceWanted): boolean {
  return (
    area >= minAreaSquareMetres &&
    (maxAreaSquareMetres === undefined || area <= maxAreaSquareMetres)
  );
}

/** Runs of free neighbours on each floor; floors that are free throughout join those above them. */
export function freeBlocks(
  rooms: readonly BusinessRoom[],
  today: string,
  withinDays: number,
): (readonly BusinessRoom[])[] {
  const floors = [...groupBy(rooms, ({ floorNo }) => floorNo)].sort(([a], [b]) => a - b);
  const blocks: BusinessRoom[][] = [];
  let whole: { rooms: BusinessRoom[]; floorNo: number } | undefined;
  for (const [floorNo, onFloor] of floors) {
    const runs = runsOf(onFloor, (room) => isFree(room, today, withinDays));
    const isWhole = runs.length === 1 && runs[0]?.length === onFloor.length;
    if (!isWhole) {
      blocks.push(...runs);
      whole = undefined;
    } else if (whole && whole.floorNo === floorNo - 1) {
      whole.rooms.push(...onFloor);
      whole.floorNo = floorNo;
    } else {
      whole = { rooms: [...onFloor], floorNo };
      blocks.push(whole.rooms);
    }
  }
  return blocks;
}

function isFree({ state, lease }: BusinessRoom, today: string, withinDays: number): boolean {
  if (state === 'vacant') return true;
  const to = lease?.to ?? undefined;
  return state === 'ending' && to !== undefined && daysBetween(today, to) <= withinDays;
}

const inOrder = new Intl.Collator('zh-CN', { numeric: true });

/** Free rooms side by side: neighbours by number within a unit. */
function runsOf(
  rooms: readonly BusinessRoom[],
  free: (room: BusinessRoom) => boolean,
): BusinessRoom[][] {
  const ordered = [...rooms].sort(
    (a, b) =>
      inOrder.compare(a.unitNo ?? '', b.unitNo ?? '') || inOrder.compare(a.roomNo, b.roomNo),
  );
  const runs: BusinessRoom[][] = [];
  let run: BusinessRoom[] = [];
  for (const room of ordered) {
    if (!free(room) || (run[0] && run[0].unitNo !== room.unitNo)) run = [];
    if (!free(room)) continue;
    if (run.length === 0) runs.push(run);
    run.push(room);
  }
  return runs;
}

function areaOf(rooms: readonly BusinessRoom[]): number {
  return (
    Math.round(rooms.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0) * 10) / 10
  );
}

function spaceOf(
  card: Commercial,
  rooms: readonly BusinessRoom[],
  neighbours: Space['neighbours'],
): Space {
  const ends = rooms.flatMap(({ state, lease }) =>
    state === 'ending' && lease?.to ? [lease.to] : [],
  );
  return {
    commercialId: card.id,
    name: card.name,
    buildingId: card.buildingId ?? '',
    streetCode: card.streetCode,
    address: card.address,
    grade: card.grade,
    floorLabels: [...new Set(rooms.map(({ floorLabel }) => floorLabel))],
    roomIds: rooms.map(({ roomId }) => roomId),
    rooms: rooms.map(({ roomNo }) => roomNo),
    areaSquareMetres: areaOf(rooms),
    rentYuan: card.rentYuan,
    feeYuan: card.feeYuan,
    parkingSpaces: card.parkingSpaces,
    freeFrom: ends.sort().at(-1) ?? null,
    neighbours,
  };
}

function neighboursOf(firms: readonly { readonly section: string }[]): Space['neighbours'] {
  return [...groupBy(firms, ({ section }) => section)]
    .map(([section, own]) => ({ section: sectionSchema.parse(section), firms: own.length }))
    .sort((left, right) => right.firms - left.firms);
}
