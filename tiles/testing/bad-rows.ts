import fc from 'fast-check';
import { toLonLat } from '../../contract/local-frame.ts';
import type { BuildingInput, PartRow, RoomInput } from '../build/read-base.ts';
import type { Point, Ring } from '../geometry/polygon.ts';
import { SMALL_FRAME } from './small-district.ts';

/** A part as somebody might deliver it; rings in metres of the tile frame, as they were meant. */
export interface BadPart {
  readonly rings: readonly Ring[];
  readonly floorFrom: number;
  readonly floorTo: number;
}

const near = fc.integer({ min: -60, max: 60 });
const nearPoint = fc.tuple(near, near);
/** Beside the house, streets away, in another city, beyond the poles. */
const anyMetres = fc.oneof(
  { weight: 20, arbitrary: near },
  { weight: 2, arbitrary: fc.double({ min: -60, max: 60, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(2500, -2500, 5e4, 1e6, -1e7, 1e300) },
);
const anyPoint = fc.tuple(anyMetres, anyMetres);

const square = fc
  .tuple(near, near, fc.integer({ min: 0, max: 40 }), fc.boolean())
  .map(([x, y, side, clockwise]): Point[] => {
    const ring: Point[] = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ];
    return clockwise ? ring.reverse() : ring;
  });

/** Points in any order: crossing, zero area, spikes, repeats, closed or open. */
const soup = fc.oneof(
  fc.array(nearPoint, { maxLength: 10 }),
  fc.array(anyPoint, { maxLength: 6 }),
  square,
);
const ring = fc
  .tuple(soup, fc.boolean(), fc.nat({ max: 3 }))
  .map(([points, closed, repeats]): Point[] => {
    const repeated = points.flatMap((point, index) =>
      index < repeats ? [point, point, point] : [point],
    );
    return closed ? [...repeated, ...repeated.slice(0, 1)] : repeated;
  });

const floor = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(0, 400, -400, 2 ** 31, -(2 ** 31)),
);

export const badPart: fc.Arbitrary<BadPart> = fc.record({
  rings: fc.array(ring, { maxLength: 4 }),
  floorFrom: floor,
  floorTo: floor,
});

const anyNumber = fc.constantFrom(null, 0, -5, 1, 18, 400, 1e9);

/** A building row whose figures need not fit its parts. */
export const badFigures = fc.record({
  floors_down: anyNumber,
  height_metres: anyNumber,
  lift_count: anyNumber,
  structure: fc.constantFrom('brick_timber', 'concrete', null, 'marble'),
  use: fc.constantFrom('residential', 'office', null, 'moon'),
});

export const badRoom: fc.Arbitrary<Omit<RoomInput, 'slot'>> = fc.record({
  unit: fc.constantFrom(undefined, '1', '2', 'A'),
  roomNo: fc.string({ maxLength: 4 }),
  floorFrom: floor,
  floorTo: floor,
  areaSquareMetres: fc.constantFrom(undefined, 0, -3, 80, 1e9),
  geometryKind: fc.nat({ max: 2 }),
});

/** What the builder reads of a building with these parts. */
export function badInput(
  parts: readonly BadPart[],
  figures: Partial<BuildingInput['row']> = {},
): BuildingInput {
  const row = {
    slot: 1,
    building_id: 'B1',
    use: 'residential',
    structure: 'concrete',
    floors_up: 6,
    floors_down: 0,
    height_metres: null,
    lift_count: null,
    geometry_kind: 'surveyed',
    ...figures,
  };
  return { row, parts: parts.map(partRow) };
}

function partRow({ rings, floorFrom, floorTo }: BadPart, index: number): PartRow {
  return {
    id: index + 1,
    building_id: 'B1',
    part_no: index + 1,
    floor_from: floorFrom,
    floor_to: floorTo,
    footprint: footprintOf(rings),
    source_file_id: 1,
    source_line: index + 2,
  };
}

/** Rings in degrees, as `building_part.footprint` holds them. */
export function footprintOf(rings: readonly Ring[]): string {
  return JSON.stringify(rings.map((each) => each.map(([x, y]) => toLonLat(SMALL_FRAME, x, y))));
}
