import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPackedSexagesimal, readCoordinate } from './coordinate-text.ts';
import { DEFINITIONS, epsgCode } from './definitions.ts';
import { CRS_NAMES, crsName, transformFrom, transformTo, type LonLat } from './systems.ts';

/** Box of the district with its townships of after 2016. */
const WEST = 121.135;
const EAST = 121.575;
const SOUTH = 29.727;
const NORTH = 29.952;
const METRES_PER_DEGREE = 111_320;

const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
const place = fc.tuple(degrees(WEST, EAST), degrees(SOUTH, NORTH));

function metresApart(a: LonLat, b: LonLat): number {
  const east = (a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180);
  return Math.hypot(east, a[1] - b[1]) * METRES_PER_DEGREE;
}

function gridOfDistrict(): LonLat[] {
  const steps = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1];
  return steps.flatMap((x) =>
    steps.map((y): LonLat => [WEST + x * (EAST - WEST), SOUTH + y * (NORTH - SOUTH)]),
  );
}

/** Coordinates of PROJ's own cs2cs (Debian package proj-bin). */
function cs2cs(from: string, to: string, points: readonly LonLat[]): LonLat[] {
  const input = points.map(([x, y]) => `${x} ${y}`).join('\n');
  const run = spawnSync('cs2cs', ['-f', '%.9f', from, '+to', to], { input, encoding: 'utf8' });
  if (run.error)
    throw new Error(
      'PROJ’s cs2cs is not installed, so projections cannot be checked against it. Install it with: apt-get install proj-bin',
    );
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/).map(Number) as [number, number]);
}

describe('every system of the table', () => {
  it('goes to degrees and back within a millimetre', () => {
    for (const name of CRS_NAMES) {
      const [forward, back] = [transformTo(name), transformFrom(name)];
      fc.assert(
        fc.property(place, (at) => {
          expect(metresApart(back(...forward(...at)), at)).toBeLessThan(0.001);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('gives degrees to 1e-9 where they are computed, so that every JavaScript engine gives the same', () => {
    for (const name of CRS_NAMES.filter((each) => !['EPSG:4326', 'EPSG:4490'].includes(each))) {
      const [forward, back] = [transformTo(name), transformFrom(name)];
      fc.assert(
        fc.property(place, (at) => {
          const found = back(...forward(...at));
          expect(found.map((degrees) => Number(degrees.toFixed(9)))).toEqual(found);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('agrees with PROJ within a millimetre, the datum shift included', () => {
    const points = gridOfDistrict();
    for (const [code, definition] of Object.entries(DEFINITIONS)) {
      const name = `EPSG:${code}`;
      const scale = /longlat/.test(definition) ? METRES_PER_DEGREE : 1;
      const theirs = cs2cs(DEFINITIONS[4326] as string, definition, points);
      const own = points.map(([x, y]) => transformTo(name)(x, y));
      for (const [index, [x, y]] of own.entries()) {
        const [east, north] = theirs[index] as LonLat;
        expect(Math.hypot(x - east, y - north) * scale, name).toBeLessThan(0.001);
      }
    }
  });

  it('means by its number what the EPSG registry means', () => {
    const geographic: Readonly<Record<string, string>> = {
      'EPSG:4549': 'EPSG:4490',
      'EPSG:4528': 'EPSG:4490',
      'EPSG:4550': 'EPSG:4490',
      'EPSG:4529': 'EPSG:4490',
      'EPSG:4510': 'EPSG:4490',
      'EPSG:4499': 'EPSG:4490',
      'EPSG:2437': 'EPSG:4214',
      'EPSG:2416': 'EPSG:4214',
      'EPSG:2385': 'EPSG:4610',
      'EPSG:2364': 'EPSG:4610',
      'EPSG:32651': 'EPSG:4326',
      'EPSG:3857': 'EPSG:4326',
    };
    const points = gridOfDistrict();
    for (const [projected, base] of Object.entries(geographic)) {
      // The registry gives north first, except for UTM and Web Mercator.
      const eastFirst = projected === 'EPSG:32651' || projected === 'EPSG:3857';
      const registry = cs2cs(
        base,
        projected,
        points.map(([x, y]): LonLat => [y, x]),
      ).map(([a, b]): LonLat => (eastFirst ? [a, b] : [b, a]));
      const definition = DEFINITIONS[epsgCode(projected)] as string;
      const own = cs2cs(DEFINITIONS[epsgCode(base)] as string, definition, points);
      for (const [index, [x, y]] of own.entries()) {
        const [east, north] = registry[index] as LonLat;
        expect(Math.hypot(x - east, y - north), projected).toBeLessThan(0.001);
      }
    }
  });

  it('reproduces the published example of the two web maps', () => {
    const at: LonLat = [121.5467, 29.8726];
    const published = { 'GCJ-02': [121.550867, 29.870024], 'BD-09': [121.557277, 29.876345] };
    for (const [name, [longitude, latitude]] of Object.entries(published)) {
      const shifted = transformTo(name)(...at);
      expect(shifted[0]).toBeCloseTo(longitude as number, 6);
      expect(shifted[1]).toBeCloseTo(latitude as number, 6);
      expect(
        metresApart(transformFrom(name)(longitude as number, latitude as number), at),
      ).toBeLessThan(0.2);
    }
  });

  it('is found under the names departments use', () => {
    const found = [
      'urn:ogc:def:crs:EPSG::4490',
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      '百度坐标',
      'NB_LOCAL',
      'nb_local_2008',
      'LOCAL',
    ].map(crsName);
    expect(found).toEqual([
      'EPSG:4490',
      'EPSG:4326',
      'BD-09',
      'NB_LOCAL',
      'NB_LOCAL_2008',
      undefined,
    ]);
  });
});

describe('a coordinate in a cell', () => {
  it('is read as people write it', () => {
    const thirtyThree = 121 + 33 / 60 + 2 / 3600;
    for (const text of [
      '121°33′02″',
      '121度33分02秒',
      'E121:33:02',
      "121°33'2.0''",
      '东经121°33′02″',
      '121 33 02',
      '121-33-02',
      'E 121 33 02',
      '121º33\'02"',
    ])
      expect(readCoordinate(text), text).toBeCloseTo(thirtyThree, 9);
    expect(readCoordinate('１２１．５４２６')).toBe(121.5426);
    for (const text of ['121.5426°', '121.5426°E', 'E121.5426', '东经121.5426度', '东经：121.5426'])
      expect(readCoordinate(text), text).toBe(121.5426);
    expect(readCoordinate('3,307,429.759')).toBe(3_307_429.759);
    expect(readCoordinate('121°33.5′')).toBeCloseTo(121 + 33.5 / 60, 9);
    expect(readCoordinate(' ')).toBeNull();
    const none = ['121°73′02″', '鼓楼', '12-3', '121 73 02', '2011-05-03', '121,5426', '121 5426'];
    for (const text of none) expect(readCoordinate(text), text).toBeUndefined();
    expect(readCoordinate('3 307 429.759')).toBe(3_307_429.759);
  });

  it('packed as d.mmss means degrees, minutes and seconds', () => {
    expect(fromPackedSexagesimal(121.3302)).toBeCloseTo(121 + 33 / 60 + 2 / 3600, 9);
    expect(fromPackedSexagesimal(29.522136)).toBeCloseTo(29 + 52 / 60 + 21.36 / 3600, 9);
    expect(fromPackedSexagesimal(121.6102)).toBeUndefined();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 179 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59_99 }),
        (whole, minutes, hundredths) => {
          const packed = whole + minutes / 100 + hundredths / 1e6;
          const wanted = whole + minutes / 60 + hundredths / 360_000;
          expect(fromPackedSexagesimal(packed)).toBeCloseTo(wanted, 8);
        },
      ),
    );
  });
});

it.each(CRS_NAMES)('what is no number is no place in %s, and no error', (name) => {
  for (const [x, y] of [
    [Number.NaN, 29.8],
    [121.5, Infinity],
  ] as const) {
    const [longitude, latitude] = transformFrom(name)(x, y);
    expect(Number.isFinite(longitude) && Number.isFinite(latitude)).toBe(false);
  }
});
