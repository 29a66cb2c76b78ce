import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFrame, toLocal, toLonLat } from './local-frame.ts';

const frame = localFrame({
  westDegrees: 121.48,
  southDegrees: 29.83,
  eastDegrees: 121.57,
  northDegrees: 29.91,
});

/** East and north by the textbook road: ellipsoid → earth-centred → east-north-up. */
function byEllipsoid(longitude: number, latitude: number): [number, number] {
  const point = earthCentred(longitude, latitude);
  const origin = earthCentred(frame.longitudeDegrees, frame.latitudeDegrees);
  const [dx, dy, dz] = point.map((value, i) => value - origin[i]!) as [number, number, number];
  const l = (frame.longitudeDegrees * Math.PI) / 180;
  const p = (frame.latitudeDegrees * Math.PI) / 180;
  const east = -Math.sin(l) * dx + Math.cos(l) * dy;
  const north = -Math.sin(p) * (Math.cos(l) * dx + Math.sin(l) * dy) + Math.cos(p) * dz;
  return [east, north];
}

function earthCentred(longitude: number, latitude: number): number[] {
  const l = (longitude * Math.PI) / 180;
  const p = (latitude * Math.PI) / 180;
  const n = 6378137 / Math.sqrt(1 - 6.694379990141317e-3 * Math.sin(p) ** 2);
  return [
    n * Math.cos(p) * Math.cos(l),
    n * Math.cos(p) * Math.sin(l),
    n * (1 - 6.694379990141317e-3) * Math.sin(p),
  ];
}

const place = fc.tuple(
  fc.double({ min: 121.45, max: 121.6, noNaN: true }),
  fc.double({ min: 29.8, max: 29.95, noNaN: true }),
);

test('agrees with the ellipsoid to 0.1 m over the district', () => {
  fc.assert(
    fc.property(place, ([longitude, latitude]) => {
      const [east, north] = toLocal(frame, longitude, latitude);
      const [trueEast, trueNorth] = byEllipsoid(longitude, latitude);
      expect(Math.hypot(east - trueEast, north - trueNorth)).toBeLessThan(0.1);
    }),
  );
});

test('returns to the same longitude and latitude', () => {
  fc.assert(
    fc.property(place, ([longitude, latitude]) => {
      const [back, backLatitude] = toLonLat(frame, ...toLocal(frame, longitude, latitude));
      expect(back).toBeCloseTo(longitude, 10);
      expect(backLatitude).toBeCloseTo(latitude, 10);
    }),
  );
});
