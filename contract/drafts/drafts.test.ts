import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../region.ts';
import { checkDraft } from './check-draft.ts';
import { type DraftBuilding, EMPTY_DRAFT, removedRoomIds, roomIdOf } from './draft.ts';
import { FLOOR_NAMINGS, guessFloors, nameFloors, renameFloor, withFloors } from './floors.ts';
import { problemText } from './problems.ts';
import { ringCrosses, ringSquareMetres, tidyRing } from './rings.ts';
import {
  changeRooms,
  fillRooms,
  mergeRooms,
  type NUMBERINGS,
  renumberFloors,
  splitRoom,
} from './rooms.ts';

const SQUARE: LonLat[] = [
  [121.543, 29.871],
  [121.5432, 29.871],
  [121.5432, 29.8712],
  [121.543, 29.8712],
];

const ROOMS = {
  unitNos: ['1', '2'],
  floorFrom: 1,
  floorTo: 6,
  perFloor: 2,
  numbering: 'per-unit',
  areaSquareMetres: 80,
  use: 'residential',
  tenure: 'owner',
} as const;

function slab(): DraftBuilding {
  const floors = nameFloors({ floorsUp: 6, floorsDown: 1, naming: 'counted', mezzanine: false });
  const drawn: DraftBuilding = {
    ...EMPTY_DRAFT,
    buildingId: 'DZ1',
    name: '新楼',
    address: '共青路18号',
    parts: [{ kind: 'body', ring: SQUARE, floorFrom: 1, floorTo: 6 }],
    floors,
  };
  return fillRooms(drawn, ROOMS);
}

const keyOf = (building: DraftBuilding, unitNo: string, roomNo: string): string =>
  building.rooms.find((room) => room.unitNo === unitNo && room.roomNo === roomNo)?.key ?? '';
const codes = (building: DraftBuilding): string[] => checkDraft(building).map(({ code }) => code);

describe('floors', () => {
  it('are named without 4, 13 and 14, lettered, with 夹层 and basements', () => {
    const labels = (naming: 'counted' | 'skipped' | 'lettered', mezzanine = false) =>
      nameFloors({ floorsUp: 14, floorsDown: 1, naming, mezzanine }).map(({ label }) => label);
    expect(labels('skipped').slice(3)).toEqual([
      ...['3', '5', '6', '7', '8', '9', '10', '11', '12', '15', '16', '17'],
    ]);
    expect(labels('lettered').slice(3, 6)).toEqual(['3', '3A', '5']);
    expect(labels('lettered').slice(-3)).toEqual(['12', '12A', '12B']);
    expect(labels('counted', true).slice(0, 4)).toEqual(['B1', '1', '夹层', '2']);
  });

  it('are read back by an importer as the same physical floors, however they are named', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(...FLOOR_NAMINGS),
        fc.boolean(),
        (floorsUp, floorsDown, naming, mezzanine) => {
          const floors = nameFloors({
            floorsUp,
            floorsDown,
            naming,
            mezzanine: mezzanine && floorsUp > 1,
          });
          const building = fillRooms(
            {
              ...slab(),
              floors,
              parts: [{ kind: 'body', ring: SQUARE, floorFrom: 1, floorTo: floorsUp }],
              rooms: [],
            },
            { ...ROOMS, floorFrom: -floorsDown, floorTo: floorsUp },
          );
          expect(codes(building)).toEqual([]);
          const known = new Map(floors.map(({ floorNo, label }) => [floorNo, label]));
          expect(guessFloors(known, floorsUp, floorsDown)).toEqual(floors);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a label that would be read otherwise, twice or not at all is told', () => {
    expect(codes(renameFloor(slab(), 6, '9'))).toContain('FLOOR_READ_OTHERWISE');
    expect(codes(renameFloor(slab(), 6, '5'))).toContain('FLOOR_TWICE');
    expect(codes(renameFloor(slab(), 6, '天台'))).toContain('FLOOR_UNREADABLE');
    const gap = { ...slab(), floors: slab().floors.filter(({ floorNo }) => floorNo !== 3) };
    expect(codes(gap)).toEqual(expect.arrayContaining(['FLOOR_GAP', 'ROOM_FLOOR']));
  });

  it('fewer floors take new rooms and the top of parts with them', () => {
    const lower = withFloors(slab(), slab().floors.slice(0, 4));
    expect(Math.max(...lower.rooms.map(({ floorNo }) => floorNo))).toBe(3);
    expect(lower.parts[0]?.floorTo).toBe(3);
    expect(withFloors(lower, slab().floors).parts[0]?.floorTo).toBe(6);
    const bare = { ...slab(), floors: [], parts: [{ ...slab().parts[0]!, floorTo: 1 }] };
    expect(withFloors(bare, slab().floors).parts[0]?.floorTo).toBe(6);
    expect(codes(lower)).toEqual([]);
  });
});

describe('rooms', () => {
  it('are numbered per unit, through the floor or by letters', () => {
    const onFloor2 = (numbering: (typeof NUMBERINGS)[number]) =>
      fillRooms({ ...slab(), rooms: [] }, { ...ROOMS, numbering })
        .rooms.filter(({ floorNo }) => floorNo === 2)
        .map(({ unitNo, roomNo }) => `${unitNo}-${roomNo}`);
    expect(onFloor2('per-unit')).toEqual(['1-201', '1-202', '2-201', '2-202']);
    expect(onFloor2('through')).toEqual(['1-201', '1-202', '2-203', '2-204']);
    expect(onFloor2('letters')).toEqual(['1-2A', '1-2B', '2-2A', '2-2B']);
  });

  it('split and merge keep the first room, its number and the floor area', () => {
    const before = slab();
    const split = splitRoom(before, keyOf(before, '1', '301'));
    const pair = split.rooms.filter(({ floorNo, unitNo }) => floorNo === 3 && unitNo === '1');
    expect(pair.map(({ roomNo }) => roomNo)).toEqual(['301', '301A', '302']);
    expect(pair.map(({ areaSquareMetres }) => areaSquareMetres)).toEqual([40, 40, 80]);
    const merged = mergeRooms(split, [keyOf(split, '1', '301A'), keyOf(split, '1', '301')]);
    expect(merged.rooms).toEqual(before.rooms);
  });

  it('one above the other become a 跃层; rooms of two units or with a floor between cannot be one', () => {
    const building = slab();
    const duplex = mergeRooms(building, [keyOf(building, '1', '602'), keyOf(building, '1', '502')]);
    expect(duplex.rooms.find(({ roomNo }) => roomNo === '502')).toMatchObject({
      floorNo: 5,
      floorNoTop: 6,
      areaSquareMetres: 160,
    });
    const merge =
      (...rooms: [string, string][]) =>
      () =>
        mergeRooms(
          building,
          rooms.map(([unit, no]) => keyOf(building, unit, no)),
        );
    expect(merge(['1', '301'], ['2', '301'])).toThrow('two units');
    expect(merge(['1', '101'], ['1', '301'])).toThrow('floor between');
    expect(merge(['1', '101'])).toThrow('two rooms');
  });

  it('any splits and merges keep the sum of the areas and the numbers apart', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 }), { maxLength: 12 }), (steps) => {
        let building = slab();
        for (const step of steps) {
          const room = building.rooms[step % building.rooms.length]!;
          const beside = building.rooms.find(
            (each) => each !== room && each.unitNo === room.unitNo && each.floorNo === room.floorNo,
          );
          building =
            step % 3 === 0 && beside
              ? mergeRooms(building, [room.key, beside.key])
              : splitRoom(building, room.key, 2 + (step % 3));
        }
        const area = building.rooms.reduce((sum, room) => sum + (room.areaSquareMetres ?? 0), 0);
        expect(area).toBeCloseTo(24 * 80, 0);
        expect(codes(building)).toEqual([]);
        expect(new Set(building.rooms.map(({ key }) => key)).size).toBe(building.rooms.length);
      }),
      { numRuns: 40 },
    );
  });

  it('renumbering a floor closes its gaps; a number twice or on another floor is told with its rooms', () => {
    const building = slab();
    const key = keyOf(building, '1', '202');
    const double = changeRooms(building, [key], { roomNo: '201' });
    const [told] = checkDraft(double);
    expect(told).toMatchObject({
      code: 'ROOM_NUMBER_TWICE_IN_UNIT',
      rooms: [expect.any(String), key],
    });
    expect(told && problemText(told, 'zh-CN')).toBe('1 单元的室号 201 重复。');
    expect(codes(changeRooms(building, [key], { roomNo: '502' }))).toContain('ROOM_NUMBER_FLOOR');
    expect(renumberFloors(double, [2], 'per-unit').rooms).toEqual(building.rooms);
  });

  it('known rooms keep their id, new ones get the importer’s; what goes is known', () => {
    const building: DraftBuilding = {
      ...slab(),
      rooms: [{ ...slab().rooms[0]!, key: '3302-101', known: true }, slab().rooms[1]!],
      corrects: { snapshotId: 's', digest: 'd', roomIds: ['3302-101', '3302-109'] },
    };
    expect(building.rooms.map((room) => roomIdOf(building, room))).toEqual([
      '3302-101',
      'DZ1-1-1-102',
    ]);
    expect(removedRoomIds(building)).toEqual(['3302-109']);
  });
});

describe('footprints', () => {
  it('are tidied: corners set twice and closed twice go', () => {
    expect(tidyRing([...SQUARE, SQUARE[3]!, SQUARE[0]!])).toEqual(SQUARE);
    expect(ringSquareMetres(SQUARE)).toBeCloseTo(19.3 * 22.3, -1);
  });

  it('a bow tie crosses itself, a slit touches itself, an L does not', () => {
    const [a, b, c, d] = SQUARE as [LonLat, LonLat, LonLat, LonLat];
    expect(ringCrosses([a, c, b, d])).toBe(true);
    const middle: LonLat = [(a[0] + b[0]) / 2, a[1]];
    expect(ringCrosses([a, b, c, middle, d])).toBe(true);
    expect(ringCrosses([a, b, c, [121.5431, 29.8711], d])).toBe(false);
    const crossed = { ...slab(), parts: [{ ...slab().parts[0]!, ring: [a, c, b, d] }] };
    expect(codes(crossed)).toContain('RING_CROSSES');
  });

  it('an empty draft says what it lacks', () => {
    expect(codes(EMPTY_DRAFT)).toEqual([
      'ID_MISSING',
      'ADDRESS_MISSING',
      'RING_MISSING',
      'FLOORS_MISSING',
    ]);
  });
});
