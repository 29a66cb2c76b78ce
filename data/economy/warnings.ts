import type { EconomyWarnings } from '../../contract/queries/building-economy.ts';
import type { ReadDb } from '../driver/port.ts';
import { noticeOf, type Lease, type LeaseNotice } from './leases.ts';
import { firmsOfList } from './firm-lists.ts';
import { swings } from './paid.ts';
import { emptiedArea } from './rooms.ts';
import { leaseRow } from './rows.ts';
import { roomsOf } from './figures.ts';
import type { EconomyScope } from './scope.ts';
import { sharedRooms } from './shared-rooms.ts';

/** A fall of 入驻率 by so many points within half a year is told. */
const FALL_SHARE = 0.1;

/** What needs a visit: leases ending, tax that swung, buildings that emptied, rooms many firms are registered in. */
export async function warningsOf(scope: EconomyScope, db: ReadDb): Promise<EconomyWarnings> {
  const ending = endingLeases(scope);
  const falls = fallsOf(scope);
  const shared = await sharedOf(scope, db);
  const count = (days: LeaseNotice) => ending.filter(({ notice }) => notice === days).length;
  return {
    counts: {
      lease30: count(30),
      lease90: count(90),
      lease180: count(180),
      swing: scope.active.filter((firm) => swings(scope.book, firm)).length,
      fall: falls.length,
      shared: shared.filter(({ allowed }) => !allowed).length,
      sharedAllowed: shared.filter(({ allowed }) => allowed).length,
      cancelledPaying: firmsOfList(scope.book, scope.firms, 'cancelledPaying').length,
    },
    leases: ending.map(({ lease }) => leaseRow(scope.book, lease)),
    falls,
    shared,
  };
}

/** Leases under notice, soonest first. */
export function endingLeases({
  book,
  buildings,
}: EconomyScope): { lease: Lease; notice: LeaseNotice }[] {
  const ids = new Set(buildings.map(({ id }) => id));
  return book.leases.flatMap((lease) => {
    const notice = ids.has(lease.commercialId) ? noticeOf(lease, book.today) : undefined;
    return notice === undefined ? [] : [{ lease, notice }];
  });
}

function fallsOf({ book, buildings }: EconomyScope): EconomyWarnings['falls'] {
  return buildings
    .map((card) => {
      const emptied = emptiedArea(roomsOf(book, card), book.today);
      return {
        commercialId: card.id,
        name: card.name,
        buildingId: card.buildingId,
        emptiedAreaSquareMetres: emptied,
        emptiedShare: emptied / (card.businessAreaSquareMetres ?? Number.POSITIVE_INFINITY),
      };
    })
    .filter(({ emptiedShare }) => emptiedShare >= FALL_SHARE)
    .sort((left, right) => right.emptiedShare - left.emptiedShare);
}

interface RoomName {
  readonly slot: number;
  readonly room_id: string;
  readonly room_no: string;
  readonly building_slot: number;
}

const ROOM_NAMES_SQL = `
  SELECT slot, room_id, room_no, building_slot FROM json_each($slots) AS wanted
  CROSS JOIN base.room ON room.slot = wanted.value`;

async function sharedOf(
  { book, active }: EconomyScope,
  db: ReadDb,
): Promise<EconomyWarnings['shared']> {
  const shared = sharedRooms({ firms: active });
  const rooms = await db.all<RoomName>(ROOM_NAMES_SQL, {
    $slots: JSON.stringify(shared.map(({ roomSlot }) => roomSlot)),
  });
  const bySlot = new Map(rooms.map((room) => [room.slot, room]));
  return shared.flatMap(({ roomSlot, firms: sharing, allowed }) => {
    const room = bySlot.get(roomSlot);
    const building = room && book.ground.buildings.get(room.building_slot);
    if (!room || !building) return [];
    const { buildingId, title } = building;
    return [
      {
        roomId: room.room_id,
        roomNo: room.room_no,
        buildingId,
        buildingName: title,
        firms: sharing.length,
        allowed,
      },
    ];
  });
}
