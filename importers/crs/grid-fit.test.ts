import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridMethod } from '../../contract/control-points.ts';
import type { ControlPoint } from './control-points.ts';
import { fitGrid, gridTransform } from './grid-fit.ts';
import { transformFrom, transformTo, type LonLat } from './systems.ts';

/** Points of the old town in EPSG:4549. */
const KNOWN: readonly LonLat[] = [
  [646_000, 3_305_000],
  [650_000, 3_305_500],
  [648_000, 3_309_000],
  [651_000, 3_308_500],
  [645_500, 3_307_800],
  [648_500, 3_306_200],
];
const PLACE: LonLat = [647_250, 3_307_100];

interface Similarity {
  readonly shift: LonLat;
  readonly turnDegrees: number;
  readonly scale: number;
}

/** A made-up local grid: what a city's survey keeps secret. */
function intoLocal({ shift, turnDegrees, scale }: Similarity) {
  const turn = (turnDegrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  return ([x, y]: LonLat): LonLat => {
    const [dx, dy] = [x - shift[0], y - shift[1]];
    return [cosine * dx - sine * dy, sine * dx + cosine * dy];
  };
}

const similarity = fc.record({
  shift: fc.tuple(
    fc.double({ min: 5e5, max: 7e5, noNaN: true }),
    fc.double({ min: 3.2e6, max: 3.3e6, noNaN: true }),
  ),
  turnDegrees: fc.double({ min: -3, max: 3, noNaN: true }),
  scale: fc.double({ min: 0.9995, max: 1.0005, noNaN: true }),
});

function pointsOf(toLocal: (at: LonLat) => LonLat): ControlPoint[] {
  return KNOWN.map((to, index) => ({
    name: `P${index}`,
    from: toLocal(to),
    to,
    fromHeight: 0,
    toHeight: 0,
  }));
}

const SYSTEMS = { from: 'EPSG:2437', to: 'EPSG:4549' };

function metresOff(points: readonly ControlPoint[], method: GridMethod, local: LonLat): number {
  const fit = fitGrid(points, { method, ...SYSTEMS });
  if (!fit) return Number.NaN;
  const [east, north] = transformTo('EPSG:4549')(...gridTransform(fit.parameters)(...local));
  return Math.hypot(east - PLACE[0], north - PLACE[1]);
}

describe('a local grid from control points', () => {
  it('is found to a millimetre by 4 and 6 parameters, from the fewest points on', () => {
    fc.assert(
      fc.property(similarity, fc.constantFrom('similarity-4', 'affine-6'), (grid, method) => {
        const toLocal = intoLocal(grid);
        const points = pointsOf(toLocal).slice(0, method === 'affine-6' ? 3 : 2);
        expect(metresOff(points, method, toLocal(PLACE))).toBeLessThan(0.001);
      }),
    );
  });

  it('on another ellipsoid is found by 7 parameters, where 4 leave residuals no larger than the distortion', () => {
    const toLocal = (at: LonLat) => transformTo('EPSG:2437')(...transformFrom('EPSG:4549')(...at));
    const points = pointsOf(toLocal);
    expect(metresOff(points, 'helmert-7', toLocal(PLACE))).toBeLessThan(0.001);
    expect(fitGrid(points, { method: 'helmert-7', ...SYSTEMS })?.rmsMetres).toBeLessThan(0.001);
    expect(metresOff(points, 'similarity-4', toLocal(PLACE))).toBeLessThan(0.05);
  });

  it('shows by its residuals how well the points agree', () => {
    const toLocal = intoLocal({ shift: [6e5, 3.25e6], turnDegrees: 1, scale: 1.0002 });
    const errors = [0.02, -0.03, 0.01, -0.02, 0.03, -0.01];
    const points = pointsOf(toLocal).map((point, index): ControlPoint => {
      const error = errors[index] as number;
      return { ...point, from: [point.from[0] + error, point.from[1] - error] };
    });
    const fit = fitGrid(points, { method: 'similarity-4', ...SYSTEMS });
    expect(fit?.rmsMetres).toBeGreaterThan(0.01);
    expect(fit?.rmsMetres).toBeLessThan(0.05);
    expect(fit?.residuals.some(({ outlier }) => outlier)).toBe(false);
    expect(fit?.spare).toBe(4);
  });

  it('points at the one point that is wrong', () => {
    fc.assert(
      fc.property(
        similarity,
        fc.nat(5),
        fc.double({ min: 1, max: 400, noNaN: true }),
        (grid, bad, by) => {
          const points = pointsOf(intoLocal(grid)).map((point, index) =>
            index === bad
              ? { ...point, from: [point.from[0] + by, point.from[1]] as const }
              : point,
          );
          const fit = fitGrid(points, { method: 'similarity-4', ...SYSTEMS });
          const named = fit?.residuals.filter(({ outlier }) => outlier).map(({ name }) => name);
          expect(named).toEqual([`P${bad}`]);
        },
      ),
    );
  });

  it('is refused where the points do not determine it', () => {
    const points = pointsOf(intoLocal({ shift: [6e5, 3.25e6], turnDegrees: 1, scale: 1 }));
    const [first, second] = points as [ControlPoint, ControlPoint];
    const between = (share: number): ControlPoint => ({
      ...first,
      from: first.from.map(
        (v, i) => v + share * ((second.from[i] as number) - v),
      ) as unknown as LonLat,
      to: first.to.map((v, i) => v + share * ((second.to[i] as number) - v)) as unknown as LonLat,
    });
    expect(fitGrid([first], { method: 'similarity-4', ...SYSTEMS })).toBeUndefined();
    expect(fitGrid([first, first], { method: 'similarity-4', ...SYSTEMS })).toBeUndefined();
    const onLine = [0, 0.3, 0.6, 1].map(between);
    expect(fitGrid(onLine, { method: 'affine-6', ...SYSTEMS })).toBeUndefined();
    expect(fitGrid(points.slice(0, 2), { method: 'helmert-7', ...SYSTEMS })).toBeUndefined();
  });
});
