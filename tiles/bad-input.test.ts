import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { boundsOf, polygonArea, signedArea } from './geometry/polygon.ts';
import { triangulate } from './geometry/triangulate.ts';
import { glbReady } from './gltf/write-glb.ts';
import { detailGlb, farGlb, roomsGlb } from './build/building-meshes.ts';
import { outlineBytes } from './build/outline.ts';
import { COARSE, FAR, roomsTileset } from './build/buildings-tileset.ts';
import { prepareBuilding } from './build/prepare-building.ts';
import type { PreparedBuilding } from './build/prepare-building.ts';
import type { BuildingInput, RoomInput } from './build/read-base.ts';
import type { Tile } from './build/tileset-json.ts';
import { badFigures, badInput, badPart, badRoom, type BadPart } from './testing/bad-rows.ts';
import { readGlb } from './testing/read-glb.ts';
import { SMALL_FRAME } from './testing/small-district.ts';
import { glbProblems } from './testing/validate-glb.ts';

beforeAll(() => glbReady);

const STOREY_METRES = 3;
const HIGHEST_STOREY_METRES = 16;
/** Eaves, parapets and the grid of positions. */
const MARGIN_METRES = 1.4;
const ROOF_METRES = 3.4;

const prepare = (input: BuildingInput) => prepareBuilding(input, SMALL_FRAME, STOREY_METRES);

/** All contents of a building that are drawn. */
function contents(building: PreparedBuilding, rooms: readonly RoomInput[]): Uint8Array[] {
  return [
    farGlb([building], COARSE),
    farGlb([building], FAR),
    detailGlb([building]),
    roomsGlb(building, rooms).glb,
  ];
}

async function vertices(glb: Uint8Array): Promise<[east: number, north: number, up: number][]> {
  const file = await readGlb(glb);
  const flat = file.values(file.primitive.attributes['POSITION'] as number);
  return Array.from({ length: flat.length / 3 }, (_, index) => {
    const [x, y, z] = flat.slice(index * 3, index * 3 + 3) as [number, number, number];
    return [x, -z, y];
  });
}

function deliveredBounds(parts: readonly BadPart[]) {
  return boundsOf(parts.flatMap(({ rings }) => rings.flat()));
}

async function spikes(
  building: PreparedBuilding,
  parts: readonly BadPart[],
  rooms: readonly RoomInput[],
): Promise<unknown[]> {
  const { west, south, east, north } = deliveredBounds(parts);
  const lowest = Math.min(0, ...building.plates.map(({ floorFrom }) => floorFrom));
  const deepest = Math.max(building.floorsDown, -lowest) * building.storeyMetres + MARGIN_METRES;
  const highest = building.topFloor * building.storeyMetres + ROOF_METRES + MARGIN_METRES;
  const all = await Promise.all(contents(building, rooms).map(vertices));
  return all
    .flat()
    .filter(
      ([x, y, z]) =>
        !(
          x >= west - MARGIN_METRES &&
          x <= east + MARGIN_METRES &&
          y >= south - MARGIN_METRES &&
          y <= north + MARGIN_METRES &&
          z >= -deepest &&
          z <= highest
        ),
    );
}

const withSlots = (rooms: readonly Omit<RoomInput, 'slot'>[]): RoomInput[] =>
  rooms.map((room, slot) => ({ ...room, slot }));

describe('any part', () => {
  it('is drawn, or left out and named; where nothing is said its area is what was delivered', () => {
    fc.assert(
      fc.property(badPart, (part) => {
        const { building, notes } = prepare(badInput([part]));
        const codes = notes.map(({ code }) => code);
        expect(codes.includes('FOOTPRINT_LEFT_OUT')).toBe(building === undefined);
        expect(codes.includes('BUILDING_LEFT_OUT')).toBe(building === undefined);
        if (!building || codes.includes('FOOTPRINT_REPAIRED')) return;
        const [outer = 0, ...holes] = part.rings.map((ring) => Math.abs(signedArea(ring)));
        const delivered = holes.reduce((left, hole) => left - hole, outer);
        const drawn = building.plates.reduce((sum, { polygon }) => sum + polygonArea(polygon), 0);
        expect(Math.abs(drawn - delivered)).toBeLessThan(0.001 * outer + 0.5);
      }),
      { numRuns: 200 },
    );
  });

  it('that is drawn is covered by its triangles and has floors a building can have', () => {
    fc.assert(
      fc.property(badPart, (part) => {
        const { building, notes } = prepare(badInput([part]));
        for (const { polygon, floorFrom, floorTo } of building?.plates ?? []) {
          const { points, indices } = triangulate(polygon);
          let covered = 0;
          for (let at = 0; at < indices.length; at += 3)
            covered += signedArea(indices.slice(at, at + 3).map((index) => points[index] as never));
          expect(covered).toBeGreaterThan(0);
          expect(Math.abs(covered - polygonArea(polygon))).toBeLessThan(0.001 * covered + 0.01);
          expect(floorFrom).not.toBe(0);
          expect(floorTo).toBeLessThanOrEqual(150);
          const changed = floorFrom !== part.floorFrom || floorTo !== part.floorTo;
          expect(notes.some(({ code }) => code === 'FLOORS_CHANGED')).toBe(changed);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('whose text is anything at all is no reason to stop', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (footprint) => {
        const input = badInput([{ rings: [], floorFrom: 1, floorTo: 6 }]);
        const parts = input.parts.map((part) => ({ ...part, footprint }));
        const { building, notes } = prepare({ ...input, parts });
        expect(building !== undefined || notes.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any building', () => {
  const building = fc.tuple(
    fc.array(badPart, { minLength: 1, maxLength: 4 }),
    badFigures,
    fc.array(badRoom, { maxLength: 8 }),
  );

  it('is drawn within what was delivered and its height: no spike, whatever its rooms say', async () => {
    await fc.assert(
      fc.asyncProperty(building, async ([parts, figures, given]) => {
        const { building: prepared } = prepare(badInput(parts, figures));
        if (!prepared) return;
        expect(prepared.storeyMetres).toBeLessThanOrEqual(HIGHEST_STOREY_METRES);
        expect(await spikes(prepared, parts, withSlots(given))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('has every room drawn, or left out and named where it lacks the floor', async () => {
    await fc.assert(
      fc.asyncProperty(building, async ([parts, figures, given]) => {
        const { building: prepared } = prepare(badInput(parts, figures));
        if (!prepared) return;
        const rooms = withSlots(given);
        const { glb, notes } = roomsGlb(prepared, rooms);
        const slots = new Set((await readGlb(glb)).column('slot'));
        const missing = rooms.filter(({ slot }) => !slots.has(slot));
        expect(notes.map(({ code }) => code)).toEqual(missing.map(() => 'ROOM_LEFT_OUT'));
        const floors = floorsOf(prepared);
        const lacks = ({ floorFrom, floorTo }: RoomInput) =>
          floors.every((floor) => floor < floorFrom || floor > Math.max(floorFrom, floorTo));
        expect(missing.filter((room) => !lacks(room))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('passes the glTF validator and stays in its bounding box', async () => {
    for (const [parts, figures, given] of fc.sample(building, { numRuns: 25, seed: 4 })) {
      const { building: prepared } = prepare(badInput(parts, figures));
      if (!prepared) continue;
      const [, , detail, rooms] = contents(prepared, withSlots(given)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ];
      const { root } = JSON.parse(new TextDecoder().decode(roomsTileset(prepared, []))) as {
        root: Tile;
      };
      for (const glb of [detail, rooms]) {
        expect(await glbProblems(glb)).toEqual([]);
        expect((await vertices(glb)).filter((spot) => !inBox(spot, root))).toEqual([]);
      }
      expect(() => JSON.parse(new TextDecoder().decode(outlineBytes(prepared)))).not.toThrow();
    }
  });
});

it('a thousand parts on forty floors are one building', () => {
  const parts = Array.from({ length: 1000 }, (_, index): BadPart => {
    const [x, y] = [(index % 40) * 10, Math.floor(index / 40) * 10];
    const ring = [
      [x, y],
      [x + 8, y],
      [x + 8, y + 8],
      [x, y + 8],
    ] as const;
    return { rings: [ring], floorFrom: 1, floorTo: index % 10 === 0 ? 40 : 1 };
  });
  const rooms = Array.from({ length: 800 }, (_, slot) => ({
    slot,
    unit: slot % 3 === 0 ? String(slot % 7) : undefined,
    roomNo: String(slot),
    floorFrom: (slot % 40) + 1,
    floorTo: (slot % 40) + 1,
    areaSquareMetres: 60,
    geometryKind: 2,
  }));
  const { building, notes } = prepare(badInput(parts));
  expect(building?.plates).toHaveLength(1000);
  expect(notes).toEqual([]);
  const drawn = roomsGlb(building as PreparedBuilding, rooms);
  expect(drawn.notes).toEqual([]);
});

/** Physical floors some plate has, or that lie under one as a basement. */
function floorsOf({ plates, floorsDown }: PreparedBuilding): number[] {
  const below = plates.some(({ floorFrom }) => floorFrom <= 1) ? floorsDown : 0;
  const basements = Array.from({ length: below }, (_, index) => -1 - index);
  const storeys = plates.flatMap(({ floorFrom, floorTo }) =>
    Array.from({ length: floorTo - floorFrom + 1 }, (_, index) => floorFrom + index),
  );
  return [...basements, ...storeys].filter((floor) => floor !== 0);
}

function inBox([x, y, z]: readonly [number, number, number], { boundingVolume }: Tile): boolean {
  const box = boundingVolume.box as readonly number[];
  const within = (value: number, axis: number) =>
    Math.abs(value - (box[axis] as number)) <= (box[3 + axis * 4] as number) + 0.02;
  return within(x, 0) && within(y, 1) && within(z, 2);
}
