import { doubtfulSql } from '../../statistics/doubtful.ts';
import { CLASS_KEYS_2026 } from '../../../contract/codes/city-classes.ts';
import { COMPONENT_CLASSES } from '../../../contract/component-classes.ts';
import { caseOver } from '../../city/case-over.ts';
import { runningDeadlineSql } from '../../city/running-deadline.ts';
import { codeCaseSql, loopSql, narrowestArea, placementCode, placeOf } from './point-sql.ts';
import type { PointSource } from './point-source.ts';

/** Class of a component by its type, whatever edition the survey used. */
function componentClassSql(): string {
  const other = COMPONENT_CLASSES.findIndex(({ id }) => id === 'other');
  const whens = (codes: (at: (typeof COMPONENT_CLASSES)[number]) => readonly string[]) =>
    COMPONENT_CLASSES.flatMap((each, place) =>
      codes(each).map((code) => `WHEN '${code}' THEN ${place}`),
    ).join(' ');
  const of2026 = whens(({ codes2026 }) => codes2026);
  return `CASE source.code_system
    WHEN 'CJT214-2007' THEN CASE source.type_code ${whens(({ codes2007 }) => codes2007)} ELSE ${other} END
    WHEN 'GBT30428.2-2013' THEN
      CASE substr(source.type_code, 1, 2) || '0' || substr(source.type_code, 3) ${of2026} ELSE ${other} END
    WHEN 'GBT47678.5-2026' THEN CASE source.type_code ${of2026} ELSE ${other} END
    ELSE ${other} END`;
}

/** 大类 of events by the first two digits of their code: the editions count them in another order (data-dictionary §1.6). */
const EVENT_CLASSES = {
  'CJT214-2007': {
    '01': 'appearance',
    '02': 'advert',
    '03': 'works',
    '04': 'emergency',
    '05': 'street',
  },
  'GBT30428.2-2013': {
    '01': 'appearance',
    '02': 'advert',
    '03': 'works',
    '04': 'street',
    '05': 'emergency',
  },
  /** Matters of the first five are those of components. */
  'GBT47678.5-2026': {
    ...Object.fromEntries(['01', '02', '03', '04', '05'].map((code) => [code, 'component'])),
    '06': 'appearance',
    '07': 'advert',
    '08': 'works',
    '09': 'street',
  },
} as const;

const casePlace = (id: string) => placeOf('city_case', 'classes', id);
const whens = (entries: Iterable<readonly [string, string]>): string =>
  [...entries].map(([code, id]) => `WHEN '${code}' THEN ${casePlace(id)}`).join(' ');

function largeClassSql(edition: keyof typeof EVENT_CLASSES, code: string): string {
  const known = whens(Object.entries(EVENT_CLASSES[edition]));
  return `CASE substr(${code}, 1, 2) ${known} ELSE ${casePlace('other')} END`;
}

/** A matter that 2007 had too is of the large class it had then, as the figures count it; `code` is its code of 2026. */
function eventOf2026Sql(code: string, otherwise: string): string {
  const paired = [...CLASS_KEYS_2026].flatMap(([each, key]): [string, string][] => {
    const [kind, code2007 = ''] = key.split('-');
    const large = code2007.slice(0, 2) as keyof (typeof EVENT_CLASSES)['CJT214-2007'];
    return kind === 'event' ? [[each, EVENT_CLASSES['CJT214-2007'][large]]] : [];
  });
  return `CASE ${code} ${whens(paired)} ELSE ${otherwise} END`;
}

/** An event's code of 2013 as that of 2026 (`codeOf2026`). */
const OF_2013 = `printf('%02d0', CAST(substr(source.type_code, 1, 2) AS INTEGER) + 5) || substr(source.type_code, 3)`;

function caseClassSql(): string {
  const code = 'source.type_code';
  const [of2013, of2026] = (['GBT30428.2-2013', 'GBT47678.5-2026'] as const).map((edition) =>
    largeClassSql(edition, code),
  ) as [string, string];
  return `CASE WHEN source.object_kind = 'component' THEN ${casePlace('component')}
    ELSE CASE source.code_system
      WHEN 'CJT214-2007' THEN ${largeClassSql('CJT214-2007', code)}
      WHEN 'GBT30428.2-2013' THEN ${eventOf2026Sql(OF_2013, of2013)}
      WHEN 'GBT47678.5-2026' THEN ${eventOf2026Sql(code, of2026)}
      ELSE ${casePlace('other')} END END`;
}

const OWN_PLACE = `source.longitude_degrees AS longitude, source.latitude_degrees AS latitude, 0 AS height`;
const OWN_AREA = narrowestArea('source', 'source');
const closedCase = caseOver('source');

/** Its deadline passed before the as-of date ended, as 今日 and the figures have it. */
const lateCase = `${runningDeadlineSql('source')} < date($asOf, '+1 day')`;

/** Points of 数字城管: both lie at coordinates of their own. Cases the panel leaves out are left out here. */
export const CITY_POINTS = {
  component: {
    sql: () => `
      SELECT source.id AS row_id, ${OWN_PLACE}, ${componentClassSql()} AS class,
        ${codeCaseSql('component', 'statuses', 'source.state', 0)} AS status, NULL AS at,
        ${placementCode('own')} AS placement, ${OWN_AREA} AS area, NULL AS building_slot, NULL AS room_slot
      FROM city.component AS source`,
    key: 'source.comp_id',
    title: 'source.name',
    detail: 'coalesce(source.keeper_name, source.owner_name, source.dept_name)',
  },
  city_case: {
    sql: () => `
      SELECT source.id AS row_id, ${OWN_PLACE}, ${caseClassSql()} AS class,
        ${loopSql('city_case', closedCase, lateCase)} AS status, source.report_at AS at,
        ${placementCode('own')} AS placement, ${OWN_AREA} AS area, NULL AS building_slot, NULL AS room_slot
      FROM (SELECT * FROM city.city_case AS row WHERE NOT ${doubtfulSql('row', 'city_case')}) AS source`,
    time: 'source.report_at',
    key: 'source.case_no',
    title: `coalesce(source.description, source.case_no)`,
    detail: `source.report_at || coalesce(' · ' || source.dept, '')`,
  },
} as const satisfies Record<string, PointSource>;
