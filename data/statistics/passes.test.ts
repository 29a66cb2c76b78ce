import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localFrame } from '../../contract/local-frame.ts';
import { NO_TIME } from './columns.ts';
import { createPasses, PASS_METRES, type Pass } from './passes.ts';

const BOX = { westDegrees: 121.48, southDegrees: 29.83, eastDegrees: 121.58, northDegrees: 29.91 };
const { metresPerDegreeEast, metresPerDegreeNorth } = localFrame(BOX);

/** Metres east and north of the box's corner: what lies west or south of it is beyond its edge. */
const at = (east: number, north: number): readonly [number, number] => [
  BOX.westDegrees + east / metresPerDegreeEast,
  BOX.southDegrees + north / metresPerDegreeNorth,
];

const passesOver = (fixes: readonly { east: number; north: number; second: number }[]) =>
  createPasses(
    {
      seconds: Int32Array.from(fixes, ({ second }) => second),
      patrols: {
        kind: 'code',
        codes: new Uint16Array(fixes.length).fill(1),
        keys: ['', 'JD001'],
        size: 2,
      },
      longitudes: Float64Array.from(fixes, ({ east, north }) => at(east, north)[0]),
      latitudes: Float64Array.from(fixes, ({ east, north }) => at(east, north)[1]),
    },
    BOX,
  );

it('finds a patrol within 30 m and in the time asked, not one farther or earlier', async () => {
  const passes = await passesOver([
    { east: 0, north: 29, second: 100 },
    { east: 0, north: 31, second: 300 },
    { east: 10, north: 0, second: 50 },
  ]);
  const found: Pass[] = [];
  passes.near(...at(0, 0), 60, 400, (pass) => found.push(pass));
  expect(found).toEqual([{ patrolNo: 'JD001', at: 100, metres: expect.closeTo(29, 0) }]);
  expect(passes.latest(...at(0, 0), 0, 400)).toBe(100);
  expect(passes.latest(...at(500, 0), 0, 400)).toBe(NO_TIME);
});

it('the cells lose no pass, at the edge of the box and beyond it: as many as measuring every fix', async () => {
  const metre = fc.double({ min: -90, max: 90, noNaN: true });
  const second = fc.integer({ min: 0, max: 100 });
  const fix = fc.record({ east: metre, north: metre, second });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fix, { maxLength: 60 }),
      metre,
      metre,
      second,
      second,
      async (fixes, east, north, from, to) => {
        const passes = await passesOver(fixes);
        const found: number[] = [];
        passes.near(...at(east, north), from, to, (pass) => found.push(pass.at));
        const distance = (each: { east: number; north: number }): number =>
          Math.hypot(each.east - east, each.north - north);
        const inTime = fixes.filter((each) => each.second >= from && each.second <= to);
        const surely = inTime.filter((each) => distance(each) < PASS_METRES - 0.001).length;
        const perhaps = inTime.filter((each) => distance(each) < PASS_METRES + 0.001).length;
        expect(found.length).toBeGreaterThanOrEqual(surely);
        expect(found.length).toBeLessThanOrEqual(perhaps);
        expect(passes.latest(...at(east, north), from, to)).toBe(Math.max(NO_TIME, ...found));
      },
    ),
  );
});
