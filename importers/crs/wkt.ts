/** Geographic systems by the datum a .prj names, and what each is called here. */
const DATUMS: readonly {
  readonly pattern: RegExp;
  readonly geographic: string;
  /** By central meridian in degrees and false easting in metres, which holds the zone's number or not. */
  readonly zones: Readonly<Record<string, string>>;
}[] = [
  {
    pattern: /China_?2000|CGCS_?2000|China Geodetic Coordinate System 2000/i,
    geographic: 'EPSG:4490',
    zones: {
      '120 500000': 'EPSG:4549',
      '120 40500000': 'EPSG:4528',
      '123 500000': 'EPSG:4550',
      '123 41500000': 'EPSG:4529',
      '123 21500000': 'EPSG:4499',
    },
  },
  {
    pattern: /Beijing_?1954/i,
    geographic: 'EPSG:4214',
    zones: { '120 500000': 'EPSG:2437', '120 40500000': 'EPSG:2416' },
  },
  {
    pattern: /Xian_?1980/i,
    geographic: 'EPSG:4610',
    zones: { '120 500000': 'EPSG:2385', '120 40500000': 'EPSG:2364' },
  },
  { pattern: /WGS_?(19)?84/i, geographic: 'EPSG:4326', zones: {} },
];

/**
 * Name of the system a .prj text (WKT, also of 2019) describes, as `EPSG:n`; undefined when this product does not know it.
 * The central meridian and false easting decide, because names are often edited.
 */
export function crsFromWkt(wkt: string): string | undefined {
  const authority = /(?:AUTHORITY|ID)\["EPSG",\s*"?(\d+)"?\]\s*\]\s*$/i.exec(wkt.trim())?.[1];
  if (authority) return `EPSG:${authority}`;
  const datum = DATUMS.find((known) => known.pattern.test(wkt));
  if (/^\s*GEOGC(?:R)?S/i.test(wkt)) return datum?.geographic;
  if (/Mercator_Auxiliary_Sphere|Web_Mercator|Pseudo.Mercator/i.test(wkt)) return 'EPSG:3857';
  if (!datum || !/Gauss_?Kruger|Transverse_?Mercator/i.test(wkt)) return undefined;
  return projected(wkt, datum.zones);
}

/** What a .prj calls its own system, for people: `NAD_1983_StatePlane_Maryland_FIPS_1900`. */
export function nameOfWkt(wkt: string): string {
  return /^\s*\w+\["([^"]+)"/.exec(wkt)?.[1] ?? wkt.slice(0, 60);
}

function projected(wkt: string, zones: Readonly<Record<string, string>>): string | undefined {
  const meridian = parameter(wkt, 'Central_Meridian');
  const falseEasting = parameter(wkt, 'False_Easting');
  const zone = zones[`${meridian} ${falseEasting}`];
  if (zone) return zone;
  const isUtm51 = meridian === 123 && parameter(wkt, 'Scale_Factor') === 0.9996;
  return isUtm51 ? 'EPSG:32651' : undefined;
}

function parameter(wkt: string, name: string): number | undefined {
  const value = new RegExp(`PARAMETER\\["${name}",\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1];
  return value === undefined ? undefined : Number(value);
}
