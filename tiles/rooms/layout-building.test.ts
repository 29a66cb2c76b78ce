import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, polygonArea, ringsOf } from '../geometry/polygon.ts';
import type { Polygon } from '../geometry/polygon.ts';
import { ringsCross } from '../geometry/crossing.ts';
import { anyPolygon, cityPolygon, NAMED_SHAPES } from '../testing/shapes.ts';
import { overlapArea } from '../geometry/overlap-area.ts';
import { layOutBuilding } from './layout-building.ts';
import { SPACE_KINDS } from './space.ts';
import type { RoomDemand, Space } from './space.ts';

let nextSlot = 1;
function room(floor: number, change: Partial<RoomDemand> = {}): RoomDemand {
  const slot = nextSlot++;
  return {
    slot,
    unit: undefined,
    roomNo: String(slot),
    floorFrom: floor,
    floorTo: floor,
    areaSquareMetres: undefined,
    ...change,
  };
}

function roomsOn(floor: number, count: number, units: number): RoomDemand[] {
  return Array.from({ length: count }, (_, index) =>
    room(floor, {
      unit: units > 0 ? String((index % units) + 1) : undefined,
      areaSquareMetres: 50 + index,
    }),
  );
}

function nearBoxes(a: Polygon, b: Polygon): boolean {
  const [p, q] = [boundsOf(a.outer), boundsOf(b.outer)];
  return p.west < q.east && q.west < p.east && p.south < q.north && q.south < p.north;
}

/** What must hold on every floor whatever its shape. */
function expectFilled(plate: Polygon, cells: readonly Space[], rooms: readonly RoomDemand[]): void {
  const area = polygonArea(plate);
  const sum = cells.reduce((total, cell) => total + polygonArea(cell.polygon), 0);
  expect(Math.abs(sum - area)).toBeLessThan(0.002 * area + 0.05);
  for (const cell of cells) {
    expect(ringsCross(ringsOf(cell.polygon))).toBe(false);
    expect(Math.abs(overlapArea(cell.polygon, plate) - polygonArea(cell.polygon))).toBeLessThan(
      0.1,
    );
  }
  cells.forEach((cell, index) => {
    for (const other of cells.slice(index + 1)) {
      if (nearBoxes(cell.polygon, other.polygon)) {
        expect(overlapArea(cell.polygon, other.polygon)).toBeLessThan(0.05);
      }
    }
  });
  const slots = cells.flatMap((cell) => (cell.room ? [cell.room.slot] : [])).sort((a, b) => a - b);
  expect(slots).toEqual(rooms.map(({ slot }) => slot).sort((a, b) => a - b));
}

function layOut(plate: Polygon, rooms: readonly RoomDemand[], floors = 6, liftCount?: number) {
  return layOutBuilding(
    { plates: [{ polygon: plate, floorFrom: 1, floorTo: floors }], floorsDown: 0, liftCount },
    rooms,
  );
}

describe('rooms of a floor', () => {
  const counts = [1, 2, 3, 4, 6, 9, 14, 30];
  for (const [name, plate] of Object.entries(NAMED_SHAPES)) {
    it.each(counts)(`fill the ${name} plate without overlap: %i rooms`, (count) => {
      for (const units of [0, 1, 2, 4]) {
        const rooms = roomsOn(1, count, Math.min(units, count));
        const { spaces } = layOut(plate, rooms);
        expectFilled(
          plate,
          spaces.filter(({ floor }) => floor === 1),
          rooms,
        );
      }
    });
  }

  it('fill turned and moved plates', () => {
    fc.assert(
      fc.property(
        cityPolygon,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 4 }),
        (plate, count, units) => {
          const rooms = roomsOn(1, count, Math.min(units, count));
          const { spaces } = layOut(plate, rooms);
          expectFilled(
            plate,
            spaces.filter(({ floor }) => floor === 1),
            rooms,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('fill any simple polygon', () => {
    fc.assert(
      fc.property(
        anyPolygon,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 3 }),
        (plate, count, units) => {
          const rooms = roomsOn(1, count, Math.min(units, count));
          const { spaces } = layOut(plate, rooms);
          expectFilled(
            plate,
            spaces.filter(({ floor }) => floor === 1),
            rooms,
          );
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('a slab with two staircases', () => {
  const rooms = [1, 2, 3].flatMap((floor) =>
    ['1', '2'].flatMap((unit) =>
      ['01', '02'].map((no) =>
        room(floor, { unit, roomNo: `${floor}${no}`, areaSquareMetres: 80 }),
      ),
    ),
  );
  const { spaces } = layOut(NAMED_SHAPES.slab as Polygon, rooms, 3, 0);
  const middle = (space: Space | undefined) => {
    const { west, east } = boundsOf(space?.polygon.outer ?? []);
    return (west + east) / 2;
  };

  it('puts unit 1 west of unit 2 and rooms in number order', () => {
    const floor = spaces.filter((space) => space.floor === 2 && space.room);
    const order = [...floor]
      .sort((a, b) => middle(a) - middle(b))
      .map(({ room: r }) => `${r?.unit}-${r?.roomNo}`);
    expect(order).toEqual(['1-201', '1-202', '2-201', '2-202']);
  });

  it('stacks stairs floor over floor and has no lift where the building has none', () => {
    const stairs = spaces.filter(({ kind }) => kind === SPACE_KINDS.stairs);
    expect(stairs).toHaveLength(6);
    expect(new Set(stairs.map((space) => middle(space).toFixed(3))).size).toBe(2);
    expect(spaces.some(({ kind }) => kind === SPACE_KINDS.lift)).toBe(false);
  });

  it('gives rooms of equal area equal shares', () => {
    const areas = spaces.flatMap((space) => (space.room ? [polygonArea(space.polygon)] : []));
    expect(Math.max(...areas) / Math.min(...areas)).toBeLessThan(1.05);
  });
});

describe('floors', () => {
  const podium = NAMED_SHAPES.slab as Polygon;
  const towers = [0, 40].map(
    (x): Polygon => ({
      outer: [
        [x, 0],
        [x + 20, 0],
        [x + 20, 12],
        [x, 12],
      ],
      holes: [],
    }),
  );
  const building = {
    plates: [
      { polygon: podium, floorFrom: 1, floorTo: 2 },
      ...towers.map((polygon) => ({ polygon, floorFrom: 3, floorTo: 12 })),
    ],
    floorsDown: 1,
    liftCount: 2,
  };

  it('keep each unit to its own tower over a podium', () => {
    const rooms = [3, 4].flatMap((floor) =>
      ['A', 'B'].flatMap((unit) =>
        [1, 2].map((no) => room(floor, { unit, roomNo: `${floor}0${no}` })),
      ),
    );
    const { spaces } = layOutBuilding(building, rooms);
    for (const space of spaces.filter(({ room: r }) => r)) {
      const inWest = boundsOf(space.polygon.outer).east <= 20.01;
      expect(inWest).toBe(space.room?.unit === 'A');
    }
    const upper = spaces.filter(({ floor }) => floor === 3);
    const area = upper.reduce((sum, { polygon }) => sum + polygonArea(polygon), 0);
    expect(area).toBeCloseTo(480, 1);
  });

  it('carry a basement room under the podium and leave out a room on a floor that is not there', () => {
    const below = room(-1);
    const [tooDeep, tooHigh] = [room(-2), room(13)];
    const { spaces, leftOut } = layOutBuilding(building, [below, tooDeep, tooHigh]);
    expect(spaces.find(({ room: r }) => r === below)?.floor).toBe(-1);
    expect(leftOut).toEqual([tooDeep, tooHigh]);
  });

  it('show a 跃层 room on each floor it reaches', () => {
    const duplex = room(2, { floorTo: 3 });
    const { spaces } = layOutBuilding(building, [duplex]);
    expect(
      spaces
        .filter(({ room: r }) => r === duplex)
        .map(({ floor }) => floor)
        .sort(),
    ).toEqual([2, 3]);
  });

  it('without rooms are one space each', () => {
    const { spaces } = layOutBuilding(building, []);
    expect(spaces).toHaveLength(2 + 2 * 10);
    expect(spaces.every(({ kind }) => kind === SPACE_KINDS.other)).toBe(true);
  });
});
