import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatrixCell, RoomMatrix } from '../../../contract/queries/buildings.ts';
import { moveInMatrix } from './matrix-keys.ts';
import { layOutMatrix, type PlacedCell } from './matrix-layout.ts';

type Room = readonly [unitNo: string | null, floorNo: number, roomNo: string, floorNoTop?: number];

const twoStairs = matrixOf([
  ['1', 1, '101'],
  ['1', 1, '102'],
  ['1', 2, '201'],
  ['1', 2, '202'],
  ['1', 3, '302'],
  ['2', 1, '101'],
  ['2', 2, '201'],
  ['2', 3, '301'],
]);

describe('layout', () => {
  test('the top floor is the first row and stairs are groups from the left', () => {
    const layout = layOutMatrix(twoStairs);
    expect(layout.rows.map((row) => row.floorNo)).toEqual([3, 2, 1]);
    expect(layout.groups).toEqual([
      { unitNo: '1', firstColumn: 0, columns: 2 },
      { unitNo: '2', firstColumn: 2, columns: 1 },
    ]);
  });

  test('rooms stand above rooms whose number ends alike', () => {
    const layout = layOutMatrix(twoStairs);
    expect(layout.at(0, 0)).toBeUndefined();
    expect(layout.at(0, 1)?.cell.roomNo).toBe('302');
    expect(layout.at(2, 1)?.cell.roomNo).toBe('102');
  });

  test('a duplex covers two rows and pushes nobody out of a column', () => {
    const layout = layOutMatrix(
      matrixOf([
        [null, 5, '501', 6],
        [null, 5, '502'],
        [null, 6, '602'],
      ]),
    );
    const duplex = layout.at(0, 0);
    expect(duplex).toBe(layout.at(1, 0));
    expect(duplex).toMatchObject({ row: 0, rowSpan: 2 });
    expect(layout.at(0, 1)?.cell.roomNo).toBe('602');
  });

  test('a floor that only a duplex reaches still has its row', () => {
    const layout = layOutMatrix(matrixOf([[null, 7, '701', 8]]));
    expect(layout.rows.map((row) => row.label)).toEqual(['8', '7']);
  });

  test('nominal labels are kept and there is no floor zero', () => {
    const layout = layOutMatrix(
      matrixOf(
        [
          [null, -1, 'B01', 1],
          [null, 4, '3A01'],
        ],
        { 4: '3A' },
      ),
    );
    expect(layout.rows.map((row) => row.label)).toEqual(['3A', '1', '-1']);
  });

  test('any building: every room is placed once and no two overlap', () => {
    fc.assert(
      fc.property(arbitraryRooms(), (rooms) => {
        const layout = layOutMatrix(matrixOf(rooms));
        expect(layout.cells).toHaveLength(rooms.length);
        const places = layout.cells.flatMap((placed) => placesOf(placed));
        expect(new Set(places).size).toBe(places.length);
        for (const placed of layout.cells) expect(placed.column).toBeLessThan(layout.columnCount);
      }),
    );
  });
});

describe('keys', () => {
  const layout = layOutMatrix(twoStairs);
  const press = (from: PlacedCell, key: string, ctrlKey = false) =>
    name(moveInMatrix(layout, from, { key, ctrlKey }));
  const cell = (row: number, column: number) => layout.at(row, column) as PlacedCell;

  test('arrows go to the next room and stay at the edge', () => {
    expect(press(cell(1, 0), 'ArrowRight')).toBe('1-202');
    expect(press(cell(1, 1), 'ArrowRight')).toBe('2-201');
    expect(press(cell(1, 2), 'ArrowRight')).toBe('2-201');
    expect(press(cell(1, 0), 'ArrowUp')).toBe('1-302');
    expect(press(cell(2, 1), 'ArrowDown')).toBe('1-102');
  });

  test('Home and End go along the floor, with Ctrl to the ends of the building', () => {
    expect(press(cell(1, 1), 'Home')).toBe('1-201');
    expect(press(cell(1, 0), 'End')).toBe('2-201');
    expect(press(cell(2, 0), 'Home', true)).toBe('1-302');
    expect(press(cell(1, 0), 'End', true)).toBe('2-101');
  });

  test('pages stop at the first and last floor', () => {
    expect(press(cell(2, 1), 'PageUp')).toBe('1-302');
    expect(press(cell(0, 2), 'PageDown')).toBe('2-101');
  });

  test('a duplex is one step high', () => {
    const tall = layOutMatrix(
      matrixOf([
        [null, 4, '401'],
        [null, 5, '501', 6],
        [null, 7, '701'],
      ]),
    );
    const down = moveInMatrix(tall, tall.at(0, 0) as PlacedCell, {
      key: 'ArrowDown',
      ctrlKey: false,
    });
    expect(name(down)).toBe('-501');
    expect(name(moveInMatrix(tall, down as PlacedCell, { key: 'ArrowDown', ctrlKey: false }))).toBe(
      '-401',
    );
  });

  test('other keys are left alone', () => {
    expect(moveInMatrix(layout, cell(1, 0), { key: 'a', ctrlKey: false })).toBeUndefined();
  });

  test('any key from any room lands on a room', () => {
    fc.assert(
      fc.property(
        arbitraryRooms(),
        fc.constantFrom('ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'),
        (rooms, key) => {
          const some = layOutMatrix(matrixOf(rooms));
          for (const placed of some.cells) {
            expect(some.cells).toContain(moveInMatrix(some, placed, { key, ctrlKey: false }));
          }
        },
      ),
    );
  });
});

function name(placed: PlacedCell | undefined): string {
  return `${placed?.cell.unitNo ?? ''}-${placed?.cell.roomNo}`;
}

function placesOf({ row, rowSpan, column }: PlacedCell): string[] {
  return Array.from({ length: rowSpan }, (_, index) => `${row + index}:${column}`);
}

function arbitraryRooms(): fc.Arbitrary<Room[]> {
  const room = fc
    .record({
      unit: fc.constantFrom(null, '1', '2'),
      floor: fc.integer({ min: 1, max: 12 }),
      number: fc.integer({ min: 1, max: 9 }),
      extra: fc.constantFrom(0, 0, 0, 1),
    })
    .map(
      ({ unit, floor, number, extra }): Room => [unit, floor, `${floor}0${number}`, floor + extra],
    );
  return fc.uniqueArray(room, {
    minLength: 1,
    maxLength: 40,
    selector: ([unit, , no]) => `${unit}-${no}`,
  });
}

function matrixOf(
  rooms: readonly Room[],
  labels: Readonly<Record<number, string>> = {},
): RoomMatrix {
  const floorNos = [...new Set(rooms.map(([, floorNo]) => floorNo))].sort((a, b) => b - a);
  return {
    buildingId: 'b',
    unitNos: [...new Set(rooms.map(([unitNo]) => unitNo))],
    floors: floorNos.map((floorNo) => ({
      floorNo,
      floorLabel: labels[floorNo] ?? String(floorNo),
      geometryKind: 'virtual',
      cells: rooms.filter((room) => room[1] === floorNo).map(cellOf),
    })),
  };
}

function cellOf([unitNo, floorNo, roomNo, floorNoTop = floorNo]: Room, slot: number): MatrixCell {
  return {
    slot,
    roomId: `${unitNo}-${roomNo}`,
    roomNo,
    unitNo,
    floorNo,
    floorNoTop,
    roomClass: 'owner',
    currentResidents: { value: 2 },
    units: 0,
    verified: true,
  };
}
