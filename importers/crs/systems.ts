import gcoord from 'gcoord';
import proj4 from 'proj4';

export type LonLat = readonly [longitudeDegrees: number, latitudeDegrees: number];
export type Transform = (x: number, y: number) => LonLat;

const CGCS2000 = '+ellps=GRS80 +units=m +no_defs';
const BEIJING_1954 = '+ellps=krass +towgs84=15.8,-154.4,-82.3,0,0,0,0 +units=m +no_defs';
const XIAN_1980 = '+ellps=IAU76 +units=m +no_defs';
const gaussKruger = (meridian: number, falseEasting: number, rest: string) =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 ${rest}`;

/** proj4 definitions by EPSG number (data-dictionary §9.1). Two families carry no proven datum shift. */
const DEFINITIONS: Readonly<Record<number, string>> = {
  4326: '+proj=longlat +datum=WGS84 +no_defs',
  4490: '+proj=longlat +ellps=GRS80 +no_defs',
  4549: gaussKruger(120, 500_000, CGCS2000),
  4528: gaussKruger(120, 40_500_000, CGCS2000),
  4550: gaussKruger(123, 500_000, CGCS2000),
  4529: gaussKruger(123, 41_500_000, CGCS2000),
  4510: gaussKruger(123, 500_000, CGCS2000),
  4499: gaussKruger(123, 21_500_000, CGCS2000),
  2437: gaussKruger(120, 500_000, BEIJING_1954),
  2416: gaussKruger(120, 40_500_000, BEIJING_1954),
  2385: gaussKruger(120, 500_000, XIAN_1980),
  2364: gaussKruger(120, 40_500_000, XIAN_1980),
  4214: '+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3,0,0,0,0 +no_defs',
  4610: '+proj=longlat +ellps=IAU76 +no_defs',
  32651: '+proj=utm +zone=51 +datum=WGS84 +units=m +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs',
};

/** Systems whose datum shift is a regional estimate or missing: data in them is flagged. */
const WITHOUT_PROVEN_SHIFT = new Set([2437, 2416, 2385, 2364, 4214, 4610]);

/** Every name `transformFrom` takes. */
export const CRS_NAMES: readonly string[] = [
  ...Object.keys(DEFINITIONS).map((code) => `EPSG:${code}`),
  'GCJ-02',
  'BD-09',
];

/** The name of this product for what a person or file wrote: `4549`, `epsg:4549`, `gcj02`, `WGS84`, `CGCS2000`. */
export function crsName(text: string): string | undefined {
  const plain = text.trim().toUpperCase().replace(/[\s_]/g, '');
  const code = /^(?:EPSG:+)?(\d{4,5})$/.exec(plain)?.[1];
  const named = code ? `EPSG:${code}` : ALIASES[plain.replace(/-/g, '')];
  return named && CRS_NAMES.includes(named) ? named : undefined;
}

const ALIASES: Readonly<Record<string, string>> = {
  WGS84: 'EPSG:4326',
  CGCS2000: 'EPSG:4490',
  GCJ02: 'GCJ-02',
  BD09: 'BD-09',
};

/** Whether positions of this system may be tens of metres off for want of a datum shift. */
export function lacksDatumShift(name: string): boolean {
  return WITHOUT_PROVEN_SHIFT.has(Number(name.replace('EPSG:', '')));
}

/** The function from a system's coordinates (x east, y north) to WGS-84 degrees; a RangeError for an unknown name. */
export function transformFrom(name: string): Transform {
  if (name === 'EPSG:4326' || name === 'EPSG:4490') return (x, y) => [x, y];
  if (name === 'GCJ-02')
    return (x, y) => gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84) as [number, number];
  if (name === 'BD-09')
    return (x, y) => gcoord.transform([x, y], gcoord.BD09, gcoord.WGS84) as [number, number];
  const definition = DEFINITIONS[Number(name.replace('EPSG:', ''))];
  if (!definition) throw new RangeError(`no coordinate system is called ${name}`);
  const { forward } = proj4(definition, DEFINITIONS[4326] as string);
  return (x, y) => forward([x, y]) as [number, number];
}
