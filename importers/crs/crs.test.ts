import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { loadProfile } from '../../data/profile.ts';
import { detectCrs, verdictTransform } from './detect.ts';
import { crsName, CRS_NAMES, transformFrom, type LonLat } from './systems.ts';
import { crsFromWkt, nameOfWkt } from './wkt.ts';

const HAISHU = await loadProfile('haishu-2016');
const DRUM_TOWER: LonLat = [121.5426, 29.8776];
/** EPSG:4549, independent of the table under test. */
const GK_120 = '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m';
const METRE_DEGREES = 1e-5;

const metres = (at: LonLat): LonLat => proj4('WGS84', GK_120, [...at]) as [number, number];
const near = (found: LonLat, wanted: LonLat, within = 1e-7) => {
  expect(Math.abs(found[0] - wanted[0])).toBeLessThan(within);
  expect(Math.abs(found[1] - wanted[1])).toBeLessThan(within);
};

describe('coordinate systems', () => {
  it('agrees with the published example of GCJ-02 and BD-09', () => {
    near(transformFrom('GCJ-02')(121.550867, 29.870024), [121.5467, 29.8726], METRE_DEGREES / 2);
    near(transformFrom('BD-09')(121.557277, 29.876345), [121.5467, 29.8726], METRE_DEGREES);
  });

  it('takes every name of the table, and none else', () => {
    for (const name of CRS_NAMES) expect(transformFrom(name)(1, 1)).toHaveLength(2);
    expect(() => transformFrom('EPSG:9999')).toThrow(RangeError);
    expect(['4549', 'epsg:4549', 'gcj02', 'WGS 84', 'CGCS2000', '9999'].map(crsName)).toEqual([
      'EPSG:4549',
      'EPSG:4549',
      'GCJ-02',
      'EPSG:4326',
      'EPSG:4490',
      undefined,
    ]);
  });

  it('reads what a .prj means, not how it is called', () => {
    const projected = (meridian: number, easting: number) =>
      `PROJCS["宁波独立",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["Central_Meridian",${meridian}.0],UNIT["Meter",1.0]]`;
    expect(crsFromWkt(projected(120, 500_000))).toBe('EPSG:4549');
    expect(crsFromWkt(projected(120, 40_500_000))).toBe('EPSG:4528');
    expect(crsFromWkt(projected(123, 41_500_000))).toBe('EPSG:4529');
    expect(crsFromWkt(projected(123, 21_500_000))).toBe('EPSG:4499');
    expect(crsFromWkt(projected(120, 20_500_000))).toBeUndefined();
    expect(crsFromWkt(projected(121, 500_000))).toBeUndefined();
    expect(
      crsFromWkt('GEOGCRS["WGS 84",DATUM["World Geodetic System 1984"],ID["EPSG",4326]]'),
    ).toBe('EPSG:4326');
    expect(
      crsFromWkt(
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]',
      ),
    ).toBe('EPSG:4326');
  });

  it('calls a system nobody knows here by the name its .prj has for it', () => {
    const wkt =
      'PROJCS["NAD_1983_StatePlane_Maryland",GEOGCS["GCS_North_American_1983",DATUM["D"]]]';
    expect(crsFromWkt(wkt)).toBeUndefined();
    expect(nameOfWkt(wkt)).toBe('NAD_1983_StatePlane_Maryland');
  });
});

describe('finding the system of a file', () => {
  const placed = (points: readonly LonLat[], declared?: string): LonLat | undefined => {
    const verdict = detectCrs(points, declared, HAISHU);
    return verdict && verdictTransform(verdict)(...(points[0] as LonLat));
  };

  it('finds degrees, metres, zone prefixes, swapped axes and scaled degrees', () => {
    const [east, north] = metres(DRUM_TOWER);
    near(placed([DRUM_TOWER]) as LonLat, DRUM_TOWER);
    near(placed([[east, north]]) as LonLat, DRUM_TOWER);
    near(placed([[north, east]]) as LonLat, DRUM_TOWER);
    near(placed([[east + 40_000_000, north]]) as LonLat, DRUM_TOWER);
    near(placed([[121_542_600, 29_877_600]]) as LonLat, DRUM_TOWER);
    near(placed([[29.8776, 121.5426]]) as LonLat, DRUM_TOWER);
  });

  it('finds degrees, minutes and seconds packed into one number', () => {
    const packed = Array.from({ length: 12 }, (_, index): LonLat => {
      const seconds = 5 + 4 * index;
      return [121.32 + seconds / 10_000, 29.52 + seconds / 10_000];
    });
    const [first] = packed as [LonLat];
    const seconds = 5 / 3600;
    near(placed(packed) as LonLat, [121 + 32 / 60 + seconds, 29 + 52 / 60 + seconds]);
    expect(detectCrs(packed, undefined, HAISHU)?.writing).toBe('d.mmss');
    expect(first[0]).toBeCloseTo(121.3205, 9);
  });

  it('does not let stray zeros decide', () => {
    near(placed([DRUM_TOWER, [0, 0], [0, 0]]) as LonLat, DRUM_TOWER);
  });

  it('finds nothing rather than guess', () => {
    expect(detectCrs([[116.4, 39.9]], undefined, HAISHU)).toBeUndefined();
    expect(detectCrs([metres(DRUM_TOWER)], 'EPSG:4326', HAISHU)).toBeUndefined();
    expect(detectCrs([], undefined, TEST_PROFILE)).toBeUndefined();
  });

  it('gives every place of the district back from its metres', () => {
    const { box } = HAISHU;
    const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
    fc.assert(
      fc.property(
        degrees(box.westDegrees, box.eastDegrees),
        degrees(box.southDegrees, box.northDegrees),
        (x, y) => {
          near(transformFrom('EPSG:4549')(...metres([x, y])), [x, y], 1e-9);
        },
      ),
    );
  });
});
