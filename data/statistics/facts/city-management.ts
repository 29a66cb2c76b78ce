import {
  CITY_CLASS_GROUPS,
  cityClass,
  cityClassGroup,
  cityClassKey,
} from '../../../contract/codes/city-classes.ts';
import { runningDeadlineSql } from '../../city/running-deadline.ts';
import { doubtfulSql } from '../doubtful.ts';
import type { FactSpec } from '../fact.ts';
import { LAST_PASSED, PASSED_AGE, PASSED_BEFORE_REPORT, PASSED_DAYS } from '../passed-at.ts';
import { REGISTER_DUE } from '../register-due.ts';

/** Kind, edition and code of a case, to be counted under one class over all editions. */
const CLASS_SQL = `coalesce(row.object_kind, 'unknown') || ' ' || row.code_system || ' ' || row.type_code`;

function classKey(raw: string): string {
  const [kind, edition, code] = raw.split(' ') as [string, string, string];
  return cityClassKey(kind, edition, code);
}

function groupTitle(key: string): string | undefined {
  return CITY_CLASS_GROUPS.find((group) => group.key === key)?.title;
}

/** Times and counts only the steps of a case tell. */
const STEPS = `LEFT JOIN (
  SELECT case_no AS steps_of,
    min(CASE step WHEN 'accept' THEN at END) AS accept_at,
    max(CASE step WHEN 'rework' THEN at END) AS rework_at,
    max(CASE step WHEN 'extend' THEN at END) AS extend_at,
    max(CASE step WHEN 'suspend' THEN at END) AS suspend_at,
    count(CASE step WHEN 'return' THEN 1 END) AS returns
  FROM city.case_event
  WHERE case_no IN (SELECT case_no FROM city.city_case WHERE id BETWEEN $from AND $to)
  GROUP BY case_no) AS steps ON steps.steps_of = row.case_no`;

/** 案件 (domain §5.1). Cases whose times are out of order are set aside. */
export const CITY_CASE: FactSpec = {
  name: 'city_case',
  table: 'city_case',
  time: 'report_at',
  columns: {
    report_at: { kind: 'time' },
    register_at: { kind: 'time' },
    dispatch_at: { kind: 'time' },
    handled_at: { kind: 'time' },
    closed_at: { kind: 'time' },
    deadline_at: { kind: 'time', sql: `unixepoch(${runningDeadlineSql('row')})` },
    accept_at: { kind: 'time', sql: 'unixepoch(steps.accept_at)', join: 'steps' },
    rework_at: { kind: 'time', sql: 'unixepoch(steps.rework_at)', join: 'steps' },
    extend_at: { kind: 'time', sql: 'unixepoch(steps.extend_at)', join: 'steps' },
    suspend_at: { kind: 'time', sql: 'unixepoch(steps.suspend_at)', join: 'steps' },
    return_count: { kind: 'number', sql: 'coalesce(steps.returns, 0)', join: 'steps' },
    rework_count: { kind: 'number', sql: 'coalesce(row.rework_count, 0)' },
    handling_hours: {
      kind: 'number',
      sql: '(unixepoch(row.handled_at) - unixepoch(row.dispatch_at)) / 3600.0',
    },
    doubtful: { kind: 'number', sql: doubtfulSql('row', 'city_case') },
    passed_before_at: PASSED_BEFORE_REPORT,
    register_due_at: REGISTER_DUE,
    longitude_degrees: { kind: 'number' },
    latitude_degrees: { kind: 'number' },
    source: { kind: 'code' },
    object_kind: { kind: 'code' },
    class: {
      kind: 'code',
      sql: CLASS_SQL,
      map: classKey,
      title: (key) => cityClass(key)?.title,
    },
    group: {
      kind: 'code',
      sql: CLASS_SQL,
      map: (raw) => cityClassGroup(classKey(raw))?.key ?? '',
      title: groupTitle,
    },
    state: { kind: 'code' },
    dept: { kind: 'code' },
    post: { kind: 'code' },
    duty_grid: { kind: 'code', sql: 'row.duty_grid_code' },
  },
  setAside: { column: 'doubtful', from: 1 },
  place: {
    street: 'row.street_code',
    community: 'row.community_code',
    grid: 'row.grid_code',
    linkField: 'address',
    anchor: 'area',
  },
  joins: { steps: { sql: STEPS, rows: 4096 } },
  list: [
    'case_no',
    'object_kind',
    'code_system',
    'type_code',
    'description',
    'dept',
    'state',
    'source',
    'report_at',
    'deadline_at',
    'closed_at',
    'rework_count',
    'address',
  ],
};

const COMPONENT_CLASS_SQL = `'component ' || row.code_system || ' ' || row.type_code`;

/** 部件 with when a patrol last came by (主动查找). */
export const CITY_COMPONENT: FactSpec = {
  name: 'component',
  table: 'component',
  columns: {
    last_passed_at: LAST_PASSED,
    passed_age: PASSED_AGE,
    passed_days: PASSED_DAYS,
    longitude_degrees: { kind: 'number' },
    latitude_degrees: { kind: 'number' },
    class: {
      kind: 'code',
      sql: COMPONENT_CLASS_SQL,
      map: classKey,
      title: (key) => cityClass(key)?.title,
    },
    group: {
      kind: 'code',
      sql: COMPONENT_CLASS_SQL,
      map: (raw) => cityClassGroup(classKey(raw))?.key ?? '',
      title: groupTitle,
    },
    code_system: { kind: 'code' },
    state: { kind: 'code' },
    dept: { kind: 'code', sql: 'row.dept_name' },
    owner: { kind: 'code', sql: 'row.owner_name' },
    keeper: { kind: 'code', sql: 'row.keeper_name' },
  },
  place: {
    street: 'row.street_code',
    community: 'row.community_code',
    grid: 'row.grid_code',
    anchor: 'area',
  },
  list: [
    'comp_id',
    'name',
    'code_system',
    'type_code',
    'state',
    'dept_name',
    'owner_name',
    'keeper_name',
    'change_date',
    'address',
  ],
};
