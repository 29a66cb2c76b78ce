import { describe, expect, it } from 'vitest';
import { sentenceText } from '../../contract/sentence.ts';
import { toLonLat } from '../../contract/local-frame.ts';
import type { Point } from '../geometry/polygon.ts';
import { badInput } from '../testing/bad-rows.ts';
import { SMALL_FRAME } from '../testing/small-district.ts';
import { overlapNotes, type Sited } from './overlaps.ts';
import { prepareBuilding } from './prepare-building.ts';
import type { PartRow } from './read-base.ts';

interface Block {
  readonly west: number;
  readonly east: number;
  readonly floors?: readonly [from: number, to: number];
}

const ring = ({ west, east }: Block): Point[] => [
  [west, 0],
  [east, 0],
  [east, 20],
  [west, 20],
];

/** Buildings of blocks 20 m deep; slots and ids count from 1. */
function sited(buildings: readonly (readonly Block[])[]): Sited[] {
  return buildings.map((blocks, index) => {
    const [model] = badInput([
      { rings: [ring(blocks[0] as Block)], floorFrom: 1, floorTo: 6 },
    ]).parts;
    const { row } = badInput([]);
    const parts = blocks.map((block, at): PartRow => {
      const rings = [ring(block).map(([x, y]) => toLonLat(SMALL_FRAME, x, y))];
      const [floor_from, floor_to] = block.floors ?? [1, 6];
      const footprint = JSON.stringify(rings);
      return { ...(model as PartRow), part_no: at + 1, floor_from, floor_to, footprint };
    });
    const building_id = `B${index + 1}`;
    const input = { row: { ...row, slot: index + 1, building_id }, parts };
    const { building } = prepareBuilding(input, SMALL_FRAME, 3);
    if (!building) throw new Error(`${building_id} is not drawn`);
    return { building, source: undefined };
  });
}

const told = (...buildings: readonly (readonly Block[])[]) =>
  overlapNotes(sited(buildings)).map(({ building, code, sentence }) => ({
    building,
    code,
    with: sentence.values?.[0],
    percent: sentence.values?.[1],
  }));

describe('two buildings on the same ground', () => {
  it('are told once, on the smaller one, with the share of its ground', () => {
    const large = [{ west: 0, east: 40 }];
    expect(told([{ west: 30, east: 44 }], large)).toEqual([
      { building: 'B1', code: 'FOOTPRINT_OVERLAPS', with: 'B2', percent: 71 },
    ]);
    expect(told([{ west: 0, east: 40 }], large)).toMatchObject([{ building: 'B2', percent: 100 }]);
  });

  it('are not told where they share half or less, or only a wall', () => {
    expect(told([{ west: 0, east: 40 }], [{ west: 31, east: 51 }])).toEqual([]);
    expect(told([{ west: 0, east: 40 }], [{ west: 40, east: 60 }])).toEqual([]);
  });

  it('are not told of parts of one building, nor of a tower above the roof of its podium', () => {
    const podium = { west: 0, east: 60, floors: [1, 4] as const };
    const tower = { west: 10, east: 30, floors: [5, 20] as const };
    expect(told([podium, tower])).toEqual([]);
    expect(told([podium, { ...tower, floors: [1, 20] as const }])).toEqual([]);
    expect(told([podium], [tower])).toEqual([]);
    expect(told([podium], [{ ...tower, floors: [1, 20] as const }])).toHaveLength(1);
  });

  it('are found however far apart the middles of their cells are', () => {
    const hall = [{ west: -700, east: 700 }];
    const notes = overlapNotes(sited([hall, [{ west: 600, east: 620 }]]));
    expect(notes).toHaveLength(1);
    expect(sentenceText(notes[0]!.sentence)).toContain('building B1');
  });
});
