import type { DemoRoom } from './rooms.ts';
import { roomId } from './rooms.ts';

/** Date the second delivery was cut. */
export const SECOND_AS_OF = '2016-07-31';

export interface SecondDelivery {
  readonly rooms: readonly DemoRoom[];
  readonly facts: { readonly changed: string; readonly added: string; readonly gone: string };
}

/** The rooms a month later: one let instead of lived in, one new on a ground floor, one gone. */
export function secondDelivery(rooms: readonly DemoRoom[]): SecondDelivery {
  const owned = rooms.findIndex((room) => room.tenure === '自住');
  const last = rooms.findIndex(
    (room, index) => index > owned && lastOfFloor(rooms, index) && room.floorNumber > 0,
  );
  const gone = rooms.findIndex(
    (_, index) => index > last + 1 && lastOfFloor(rooms, index) && !firstOfFloor(rooms, index),
  );
  const added = addedRoom(rooms[last]!);
  const changed = { ...rooms[owned]!, tenure: '出租', verifiedAt: '2016-07-15' };
  const later = rooms.flatMap((room, index) => {
    if (index === owned) return [changed];
    if (index === gone) return [];
    return index === last ? [room, added] : [room];
  });
  return { rooms: later, facts: { changed: changed.id, added: added.id, gone: rooms[gone]!.id } };
}

function addedRoom(beside: DemoRoom): DemoRoom {
  const running = Number(beside.roomNo.slice(-2)) + 1;
  const roomNo = beside.roomNo.slice(0, -2) + String(running).padStart(2, '0');
  return {
    ...beside,
    id: roomId(beside.id.slice(0, 16), beside.unitNo, beside.floorNumber, running),
    roomNo,
    areaSquareMetres: 28.5,
    tenure: beside.use === '住宅' ? '自住' : '单位用房',
    address: beside.address.replace(`${beside.roomNo}室`, `${roomNo}室`),
    verifiedAt: '2016-07-20',
  };
}

function sameFloor(first: DemoRoom | undefined, second: DemoRoom): boolean {
  return (
    first?.building === second.building &&
    first.floorNumber === second.floorNumber &&
    first.unitNo === second.unitNo
  );
}

function lastOfFloor(rooms: readonly DemoRoom[], index: number): boolean {
  return !sameFloor(rooms[index + 1], rooms[index]!);
}

function firstOfFloor(rooms: readonly DemoRoom[], index: number): boolean {
  return !sameFloor(rooms[index - 1], rooms[index]!);
}
