import { describe, expect, it } from 'vitest';
import { localFrame } from '../../contract/local-frame.ts';
import { patrolRulesSchema } from '../../contract/patrol-rules.ts';
import { workingClock, workingTimeSchema } from '../../contract/working-time.ts';
import type { FixColumns } from '../statistics/passes.ts';
import { createGridCells, type GridCells } from './grid-cells.ts';
import { bookOf, nearestPatrols } from './patrol-book.ts';
import { readTracks } from './tracks.ts';

const seconds = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
/** Places are metres already. */
const METRES = {
  rules: patrolRulesSchema.parse({}),
  clock: workingClock(workingTimeSchema.parse({})),
  place: (east: number, north: number) => [east, north] as const,
};

const bookFrom = async (fixes: FixColumns, cells: GridCells, how = METRES) =>
  bookOf(fixes, await readTracks(fixes, cells, how));

type Fix = readonly [patrol: number, at: string, east: number, north: number];

function fixesOf(rows: readonly Fix[]) {
  return {
    seconds: Int32Array.from(rows, ([, at]) => seconds(at)),
    patrols: {
      kind: 'code',
      codes: Uint16Array.from(rows, ([patrol]) => patrol),
      keys: ['', 'JD001', 'JD002'],
      size: 3,
    } as const,
    longitudes: Float64Array.from(rows, ([, , east]) => east),
    latitudes: Float64Array.from(rows, ([, , , north]) => north),
  };
}

/** Two cells of 100 m side by side. */
const CELLS = {
  codes: ['left', 'right'],
  cellAt: (east: number) => (east < 0 || east > 200 ? -1 : east < 100 ? 0 : 1),
};

describe('patrol book', () => {
  it('sums a day, whatever the order of the rows', async () => {
    const book = await bookFrom(
      fixesOf([
        [1, '2016-06-30 09:01:00', 150, 0],
        [1, '2016-06-30 09:00:00', 50, 0],
        [2, '2016-06-30 09:00:00', 10, 0],
      ]),
      CELLS,
    );
    const [first] = book.days;
    expect(first).toMatchObject({ patrolNo: 'JD001', fixes: 2, metres: 100, seconds: 60, gaps: 0 });
    expect(first?.cells.size).toBe(2);
    expect([...book.visits('2016-06-30')]).toEqual([2, 1]);
  });

  it('tells a jump from a walk and adds no way for it', async () => {
    const book = await bookFrom(
      fixesOf([
        [1, '2016-06-30 09:00:00', 0, 0],
        [1, '2016-06-30 09:00:30', 900, 0],
      ]),
      CELLS,
    );
    expect(book.findings).toMatchObject([{ kind: 'overspeed', value: 108 }]);
    expect(book.days[0]?.metres).toBe(0);
  });

  it('takes an hour without a fix for a gap, but not the noon break', async () => {
    const book = await bookFrom(
      fixesOf([
        [1, '2016-06-30 10:00:00', 0, 0],
        [1, '2016-06-30 11:00:00', 10, 0],
        [1, '2016-06-30 11:58:00', 20, 0],
        [1, '2016-06-30 14:02:00', 30, 0],
      ]),
      CELLS,
      { ...METRES, rules: patrolRulesSchema.parse({ gapMinutes: 59 }) },
    );
    expect(book.findings).toMatchObject([{ kind: 'gap', value: 60 }]);
  });

  it('finds who was nearest to a place at a time', async () => {
    const book = await bookFrom(
      fixesOf([
        [1, '2016-06-30 09:00:00', 0, 0],
        [1, '2016-06-30 09:10:00', 40, 0],
        [1, '2016-06-30 12:00:00', 100, 0],
        [2, '2016-06-30 09:05:00', 90, 0],
      ]),
      CELLS,
    );
    const near = nearestPatrols(
      book,
      (east) => Math.abs(east - 100),
      seconds('2016-06-30 08:50:00'),
      seconds('2016-06-30 09:30:00'),
    );
    expect(near.map(({ patrolNo, metres }) => [patrolNo, metres])).toEqual([
      ['JD002', 10],
      ['JD001', 60],
    ]);
  });

  it('knows the cell a point lies in, holes left out', () => {
    const frame = localFrame({
      westDegrees: 121.5,
      southDegrees: 29.8,
      eastDegrees: 121.6,
      northDegrees: 29.9,
    });
    const square = (half: number): [number, number][] => [
      [121.55 - half, 29.85 - half],
      [121.55 + half, 29.85 - half],
      [121.55 + half, 29.85 + half],
      [121.55 - half, 29.85 + half],
    ];
    const cells = createGridCells(
      [{ code: 'ring', polygons: [[square(0.001), square(0.0004)]] }],
      frame,
    );
    expect(cells.cellAt(70, 0)).toBe(0);
    expect(cells.cellAt(0, 0)).toBe(-1);
    expect(cells.cellAt(900, 0)).toBe(-1);
  });
});
