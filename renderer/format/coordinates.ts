import gcoord from 'gcoord';
import proj4 from 'proj4';

/** CGCS2000 / 3-degree Gauss-Kruger CM 120E, the grid of Ningbo's surveys; CGCS2000 and WGS-84 agree to centimetres. */
const EPSG_4549 =
  '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';

/** The same grid with the number of its zone before the easting (EPSG:4528). */
const ZONE_40_METRES = 40_000_000;

/** East and north of a place in metres of EPSG:4549. */
export function gridMetres(longitude: number, latitude: number): [number, number] {
  return proj4('EPSG:4326', EPSG_4549, [longitude, latitude]) as [number, number];
}

/**
 * A place as a control point's known system writes it, to a millimetre: degrees in EPSG:4490 and EPSG:4326, metres in
 * EPSG:4549 and EPSG:4528.
 */
export function knownTexts(
  system: string,
  [longitude, latitude]: readonly [number, number],
): [east: string, north: string] {
  if (system !== 'EPSG:4549' && system !== 'EPSG:4528')
    return [longitude.toFixed(8), latitude.toFixed(8)];
  const [east, north] = gridMetres(longitude, latitude);
  const zone = system === 'EPSG:4528' ? ZONE_40_METRES : 0;
  return [(east + zone).toFixed(3), north.toFixed(3)];
}

/** A place written in each system people paste it into. */
export function coordinateTexts(longitude: number, latitude: number) {
  const [east, north] = gridMetres(longitude, latitude);
  const [shiftedLongitude, shiftedLatitude] = gcoord.transform(
    [longitude, latitude],
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  return [
    { system: 'WGS-84', text: `${longitude.toFixed(7)}, ${latitude.toFixed(7)}` },
    {
      system: 'CGCS2000 / EPSG:4549',
      text: `${east.toFixed(3)}, ${north.toFixed(3)}`,
    },
    { system: 'GCJ-02', text: `${shiftedLongitude.toFixed(7)}, ${shiftedLatitude.toFixed(7)}` },
  ] as const;
}

/** Longitude, latitude and, where given, metres above ground of a text a person typed; undefined where it is none. */
export function parseCoordinate(text: string): [number, number, number] | undefined {
  const numbers = text
    .trim()
    .split(/[\s,，;；]+/)
    .map(Number);
  const [longitude, latitude, height = 0] = numbers;
  if (numbers.length < 2 || numbers.length > 3 || numbers.some((value) => !Number.isFinite(value)))
    return undefined;
  if (Math.abs(longitude as number) > 180 || Math.abs(latitude as number) > 90) return undefined;
  return [longitude as number, latitude as number, height];
}
