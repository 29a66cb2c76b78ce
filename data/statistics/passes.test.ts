import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_TIME } from './columns.ts';
import { createPasses, PASS_METRES, type Pass } from './passes.ts';

const CORNER = { westDegrees: 121.48, southDegrees: 29.83 };
/** Degrees of one metre in Haishu, near enough for places some metres apart. */
const METRE = { longitude: 1 / 96_580, latitude: 1 / 110_860 };

const at = (east: number, north: number): readonly [number, number] => [
  CORNER.westDegrees + (1000 + east) * METRE.longitude,
  CORNER.southDegrees + (1000 + north) * METRE.latitude,
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
    CORNER,
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

it('the cells lose no pass: as many as measuring every fix', async () => {
  const metre = fc.double({ min: -90, max: 90, noNaN: true });
  const fix = fc.record({ east: metre, north: metre, second: fc.integer({ min: 0, max: 1000 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(fix, { maxLength: 60 }), metre, metre, async (fixes, east, north) => {
      const passes = await passesOver(fixes);
      let found = 0;
      passes.near(...at(east, north), 0, 1000, () => (found += 1));
      const distance = (each: { east: number; north: number }): number =>
        Math.hypot(each.east - east, each.north - north);
      const surely = fixes.filter((each) => distance(each) < PASS_METRES - 0.1).length;
      const perhaps = fixes.filter((each) => distance(each) < PASS_METRES + 0.1).length;
      expect(found).toBeGreaterThanOrEqual(surely);
      expect(found).toBeLessThanOrEqual(perhaps);
    }),
  );
});
