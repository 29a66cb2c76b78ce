import proj4 from 'proj4';
import { DEFINITIONS, epsgCode } from './definitions.ts';
import { fromWebMap, toWebMap } from './web-map-shift.ts';

export type LonLat = readonly [longitudeDegrees: number, latitudeDegrees: number];
export type Transform = (x: number, y: number) => LonLat;
/** Local grids (地方独立坐标系) a person fitted, by name: their coordinates → WGS-84 degrees. */
export type LocalGrids = ReadonlyMap<string, Transform>;

const WGS84 = DEFINITIONS[4326] as string;
const LOCAL_NAME = /^[A-Z]{2,8}_LOCAL(_[A-Z0-9]{1,16})?$/;
const NO_GRIDS: LocalGrids = new Map();

/** Every name `transformFrom` takes without local grids. */
export const CRS_NAMES: readonly string[] = [
  ...Object.keys(DEFINITIONS).map((code) => `EPSG:${code}`),
  'GCJ-02',
  'BD-09',
];

const ALIASES: Readonly<Record<string, string>> = {
  WGS84: 'EPSG:4326',
  CRS84: 'EPSG:4326',
  'URN:OGC:DEF:CRS:OGC:1.3:CRS84': 'EPSG:4326',
  CGCS2000: 'EPSG:4490',
  国家2000: 'EPSG:4490',
  北京54: 'EPSG:4214',
  西安80: 'EPSG:4610',
  GCJ02: 'GCJ-02',
  火星坐标: 'GCJ-02',
  BD09: 'BD-09',
  BD09LL: 'BD-09',
  百度坐标: 'BD-09',
};

/** The name of this product for what a person or file wrote: `4549`, `epsg:4549`, `gcj02`, `WGS84`, `NB_LOCAL`. */
export function crsName(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  if (isLocalName(upper)) return upper;
  const plain = upper.replace(/[\s_]/g, '');
  const code = /^(?:URN:OGC:DEF:CRS:)?(?:EPSG:+)?(\d{4,5})$/.exec(plain)?.[1];
  const named = code ? `EPSG:${code}` : (ALIASES[plain] ?? ALIASES[plain.replace(/-/g, '')]);
  return named && CRS_NAMES.includes(named) ? named : undefined;
}

/** Whether a name is one of a local grid: `NB_LOCAL`, `NB_LOCAL_2008`. */
export function isLocalName(name: string): boolean {
  return LOCAL_NAME.test(name);
}

/** 0.1 mm. JavaScript engines differ in the last digits of sines and powers, so the command line and the window would else give other rows. */
const DEGREE_STEPS = 1e9;

/** The function from a system's coordinates (x east, y north) to WGS-84 degrees, to 1e-9° where they are computed; a RangeError for an unknown name. */
export function transformFrom(name: string, grids: LocalGrids = NO_GRIDS): Transform {
  if (name === 'EPSG:4326' || name === 'EPSG:4490') return (x, y) => [x, y];
  if (name === 'GCJ-02' || name === 'BD-09') return rounded((x, y) => fromWebMap(name, [x, y]));
  const grid = grids.get(name);
  if (grid) return rounded(grid);
  const { forward } = proj4(definitionOf(name), WGS84);
  return rounded((x, y) => forward([x, y]) as [number, number]);
}

/** Not a number for what is none: proj4 throws at such. */
function rounded(transform: Transform): Transform {
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [Number.NaN, Number.NaN];
    const [longitude, latitude] = transform(x, y);
    return [
      Math.round(longitude * DEGREE_STEPS) / DEGREE_STEPS,
      Math.round(latitude * DEGREE_STEPS) / DEGREE_STEPS,
    ];
  };
}

/** The function from WGS-84 degrees to a system's coordinates, x east and y north; a RangeError for an unknown name. */
export function transformTo(name: string): (longitude: number, latitude: number) => LonLat {
  if (name === 'EPSG:4326' || name === 'EPSG:4490') return (x, y) => [x, y];
  if (name === 'GCJ-02' || name === 'BD-09') return (x, y) => toWebMap(name, [x, y]);
  const { inverse } = proj4(definitionOf(name), WGS84);
  return (longitude, latitude) => inverse([longitude, latitude]) as [number, number];
}

function definitionOf(name: string): string {
  const definition = DEFINITIONS[epsgCode(name)];
  if (definition) return definition;
  throw new RangeError(`no coordinate system is called ${name}`);
}
