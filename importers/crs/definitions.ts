const CGCS2000 = '+ellps=GRS80 +units=m +no_defs';
const BEIJING_1954_SHIFT = '+towgs84=15.8,-154.4,-82.3,0,0,0,0';
const BEIJING_1954 = `+ellps=krass ${BEIJING_1954_SHIFT} +units=m +no_defs`;
const XIAN_1980 = '+ellps=IAU76 +units=m +no_defs';
const gaussKruger = (meridian: number, falseEasting: number, rest: string) =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 ${rest}`;

/** proj4 definitions by EPSG number (data-dictionary §9.1). Two families carry no proven datum shift. */
export const DEFINITIONS: Readonly<Record<number, string>> = {
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
  4214: `+proj=longlat +ellps=krass ${BEIJING_1954_SHIFT} +no_defs`,
  4610: '+proj=longlat +ellps=IAU76 +no_defs',
  32651: '+proj=utm +zone=51 +datum=WGS84 +units=m +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs',
};

/** Systems whose datum shift is a regional estimate or missing: data in them is flagged. */
const WITHOUT_PROVEN_SHIFT = new Set([2437, 2416, 2385, 2364, 4214, 4610]);

/** Systems in degrees; the web maps' two are degrees too. */
const IN_DEGREES = new Set(['EPSG:4326', 'EPSG:4490', 'EPSG:4214', 'EPSG:4610', 'GCJ-02', 'BD-09']);

/** EPSG number of a name like `EPSG:4549`; NaN for the systems that have none. */
export function epsgCode(name: string): number {
  return Number(name.replace('EPSG:', ''));
}

/** Whether positions of this system may be tens of metres off for want of a datum shift. */
export function lacksDatumShift(name: string): boolean {
  return WITHOUT_PROVEN_SHIFT.has(epsgCode(name));
}

/** Whether coordinates of this system are longitude and latitude. */
export function isInDegrees(name: string): boolean {
  return IN_DEGREES.has(name);
}
