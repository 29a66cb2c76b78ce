import { expect, it } from 'vitest';
import type { BusinessRoom, RoomUse } from './rooms.ts';
import { freeBlocks } from './space.ts';

const TODAY = '2016-06-30';

function room(floorNo: number, roomNo: string, state: RoomUse, to?: string): BusinessRoom {
  const lease =
    to === undefined ? undefined : ({ to, from: '2014-01-01' } as BusinessRoom['lease']);
  return {
    slot: Number(roomNo),
    roomId: roomNo,
    buildingSlot: 1,
    floorNo,
    floorLabel: String(floorNo),
    unitNo: null,
    roomNo,
    areaSquareMetres: 100,
    state,
    firms: [],
    lease,
  };
}

const blocks = (rooms: readonly BusinessRoom[], withinDays = 90) =>
  freeBlocks(rooms, TODAY, withinDays).map((block) => block.map(({ roomNo }) => roomNo));

it('joins free neighbours of a floor and breaks at one that is let', () => {
  const floor = [
    room(3, '301', 'vacant'),
    room(3, '302', 'vacant'),
    room(3, '303', 'occupied'),
    room(3, '304', 'vacant'),
  ];
  expect(blocks(floor)).toEqual([['301', '302'], ['304']]);
});

it('joins whole free floors one above the other', () => {
  const floors = [room(3, '301', 'vacant'), room(4, '401', 'vacant'), room(6, '601', 'vacant')];
  expect(blocks(floors)).toEqual([['301', '401'], ['601']]);
});

it('takes a room whose lease ends in time for free', () => {
  const floor = [room(3, '301', 'ending', '2016-08-01'), room(3, '302', 'ending', '2016-12-01')];
  expect(blocks(floor, 90)).toEqual([['301']]);
  expect(blocks(floor, 0)).toEqual([]);
});
