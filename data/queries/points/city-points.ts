import { doubtfulSql } from '../../statistics/doubtful.ts';
import { COMPONENT_CLASSES } from '../../../contract/component-classes.ts';
import { CASE_MACHINE } from '../../../contract/state-machines.ts';
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

/** 大类 of events in CJ/T 214-2007, by their first two digits. */
const EVENT_CLASSES = {
  '01': 'appearance',
  '02': 'advert',
  '03': 'works',
  '04': 'emergency',
  '05': 'street',
};

function caseClassSql(): string {
  const place = (id: string) => placeOf('city_case', 'classes', id);
  const whens = Object.entries(EVENT_CLASSES).map(
    ([code, id]) => `WHEN '${code}' THEN ${place(id)}`,
  );
  return `CASE WHEN source.object_kind = 'component' THEN ${place('component')}
    ELSE CASE substr(source.type_code, 1, 2) ${whens.join(' ')} ELSE ${place('other')} END END`;
}

const OWN_PLACE = `source.longitude_degrees AS longitude, source.latitude_degrees AS latitude, 0 AS height`;
const OWN_AREA = narrowestArea('source', 'source');
const closedCase = `(source.closed_at IS NOT NULL OR source.state IN (${CASE_MACHINE.last.map((step) => `'${step}'`).join(', ')}))`;

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
        ${loopSql('city_case', closedCase, 'source.deadline_at')} AS status, source.report_at AS at,
        ${placementCode('own')} AS placement, ${OWN_AREA} AS area, NULL AS building_slot, NULL AS room_slot
      FROM (SELECT * FROM city.city_case AS row WHERE NOT ${doubtfulSql('row', 'city_case')}) AS source`,
    time: 'source.report_at',
    key: 'source.case_no',
    title: `coalesce(source.description, source.case_no)`,
    detail: `source.report_at || coalesce(' · ' || source.dept, '')`,
  },
} as const satisfies Record<string, PointSource>;
