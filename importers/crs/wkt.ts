/** Geographic systems by the datum a .prj names, and what each is called here. */
const DATUMS: readonly {
  readonly pattern: RegExp;
  readonly geographic: string;
  readonly byMeridian: Readonly<Record<number, readonly [string, string]>>;
}[] = [
  {
    pattern: /China_?2000|CGCS_?2000|China Geodetic Coordinate System 2000/i,
    geographic: 'EPSG:4490',
    byMeridian: { 120: ['EPSG:4549', 'EPSG:4528'], 123: ['EPSG:4550', 'EPSG:4529'] },
  },
  {
    pattern: /Beijing_?1954/i,
    geographic: 'EPSG:4214',
    byMeridian: { 120: ['EPSG:2437', 'EPSG:2416'] },
  },
  {
    pattern: /Xian_?1980/i,
    geographic: 'EPSG:4610',
    byMeridian: { 120: ['EPSG:2385', 'EPSG:2364'] },
  },
  { pattern: /WGS_?(19)?84/i, geographic: 'EPSG:4326', byMeridian: {} },
];

/**
 * Name of the system a .prj text (WKT) describes, as `EPSG:n`; undefined when this product does not know it.
 * The central meridian and false easting decide, because names are often edited.
 */
export function crsFromWkt(wkt: string): string | undefined {
  const authority = /AUTHORITY\["EPSG",\s*"?(\d+)"?\]\s*\]\s*$/i.exec(wkt.trim())?.[1];
  if (authority) return `EPSG:${authority}`;
  const datum = DATUMS.find((known) => known.pattern.test(wkt));
  if (/^\s*GEOGCS/i.test(wkt)) return datum?.geographic;
  if (/Mercator_Auxiliary_Sphere|Web_Mercator|Pseudo.Mercator/i.test(wkt)) return 'EPSG:3857';
  if (!datum || !/Gauss_?Kruger|Transverse_?Mercator/i.test(wkt)) return undefined;
  return projected(wkt, datum.byMeridian);
}

/** What a .prj calls its own system, for people: `NAD_1983_StatePlane_Maryland_FIPS_1900`. */
export function nameOfWkt(wkt: string): string {
  return /^\s*\w+\["([^"]+)"/.exec(wkt)?.[1] ?? wkt.slice(0, 60);
}

function projected(
  wkt: string,
  byMeridian: Readonly<Record<number, readonly [string, string]>>,
): string | undefined {
  const meridian = parameter(wkt, 'Central_Meridian');
  const falseEasting = parameter(wkt, 'False_Easting');
  const pair = meridian === undefined ? undefined : byMeridian[meridian];
  if (pair) return falseEasting === 500_000 ? pair[0] : pair[1];
  const isUtm51 = meridian === 123 && parameter(wkt, 'Scale_Factor') === 0.9996;
  return isUtm51 ? 'EPSG:32651' : undefined;
}

function parameter(wkt: string, name: string): number | undefined {
  const value = new RegExp(`PARAMETER\\["${name}",\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1];
  return value === undefined ? undefined : Number(value);
}
