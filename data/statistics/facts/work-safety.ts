import { HAZARD_OBJECTS } from '../../../contract/schema/work-safety.ts';
import { doubtfulSql, markedSql } from '../doubtful.ts';
import type { FactSpec, SqlColumn } from '../fact.ts';

/** Days within which a reported fix must be looked at (现场验收 within 10 days). */
const RECHECK_DAYS = 10;
const REPEAT_DAYS = 90;

const RISK_TITLES: Readonly<Record<string, string>> = {
  red: '红（重大）',
  orange: '橙（较大）',
  yellow: '黄（一般）',
  blue: '蓝（低）',
};

/** 红橙黄蓝, the gravest first. */
const BY_RISK = { title: (key: string) => RISK_TITLES[key], order: Object.keys(RISK_TITLES) };

/** Times only the steps of a hazard tell. A recheck that passed after closing does not count. */
const STEPS = `LEFT JOIN (
  SELECT hazard_no AS steps_of,
    min(CASE step WHEN 'list' THEN at END) AS listed_at,
    max(CASE step WHEN 'close' THEN at END) AS closed_at,
    min(CASE step WHEN 'apply' THEN at END) AS applied_at,
    min(CASE WHEN step IN ('pass', 'fail') THEN at END) AS recheck_at,
    min(CASE step WHEN 'pass' THEN at END) AS passed_at,
    min(CASE step WHEN 'fail' THEN at END) AS failed_at,
    max(CASE step WHEN 'pass' THEN actor END) AS passed_by
  FROM safety.hazard_event
  WHERE hazard_no IN (SELECT hazard_no FROM safety.hazard WHERE id BETWEEN $from AND $to)
  GROUP BY hazard_no) AS steps ON steps.steps_of = row.hazard_no`;

const PREMISES = `LEFT JOIN safety.premises AS place ON place.premises_no = row.premises_no`;

/** A recheck that passed, not after the hazard was closed; its own row where no step was delivered. */
const REVIEWED = `CASE WHEN steps.steps_of IS NULL THEN coalesce(row.recheck_result, '') = 'pass'
  ELSE steps.passed_at IS NOT NULL AND steps.passed_at <= coalesce(steps.closed_at, steps.passed_at) END`;

const ended = 'coalesce(unixepoch(row.closed_at), unixepoch(steps.closed_at))';
const step = (sql: string): SqlColumn => ({ kind: 'time', sql, join: 'steps' });
const ofPremises = (column: string): SqlColumn => ({
  kind: 'code',
  sql: `place.${column}`,
  join: 'premises',
});

/** Where a hazard lies: its own room, else the room and street of its premises. */
const premisesColumn = (column: string) =>
  `(SELECT ${column} FROM safety.premises AS own WHERE own.premises_no = row.premises_no)`;

const PLACE_OF_PREMISES = {
  street: premisesColumn('street_code'),
  community: premisesColumn('community_code'),
  anchor: 'room',
} as const;

/** 事故隐患 (domain §5.4). Nothing is closed without a recheck that passed: `closed_at` is null for such rows. Those whose days are out of order are set aside. */
const HAZARD: FactSpec = {
  name: 'hazard',
  table: 'hazard',
  time: 'found_at',
  columns: {
    found_at: { kind: 'time' },
    due_at: { kind: 'time' },
    /** First moment it is late. */
    overdue_at: { kind: 'time', sql: 'unixepoch(row.due_at) + 86400' },
    fixed_at: { kind: 'time' },
    fix_days: { kind: 'number', sql: 'julianday(row.fixed_at) - julianday(row.found_at)' },
    ended_at: step(ended),
    closed_at: step(`CASE WHEN ${REVIEWED} THEN ${ended} END`),
    unreviewed_at: step(`CASE WHEN NOT (${REVIEWED}) THEN ${ended} END`),
    listed_at: step('unixepoch(steps.listed_at)'),
    applied_at: step('unixepoch(steps.applied_at)'),
    first_recheck_at: step('unixepoch(steps.recheck_at)'),
    recheck_after_at: step('unixepoch(steps.recheck_at)'),
    recheck_limit_at: step(`unixepoch(steps.applied_at) + ${RECHECK_DAYS * 86_400}`),
    first_recheck: {
      kind: 'code',
      sql: `CASE WHEN steps.recheck_at IS NULL THEN NULL
        WHEN steps.failed_at IS NULL OR steps.passed_at < steps.failed_at THEN 'pass' ELSE 'fail' END`,
      join: 'steps',
    },
    self_verified: {
      kind: 'number',
      sql: `steps.passed_by IS NOT NULL AND steps.passed_by = ${premisesColumn('name')}`,
      join: 'steps',
    },
    repeated: {
      kind: 'number',
      sql: `EXISTS (SELECT 1 FROM safety.hazard AS earlier
        WHERE earlier.premises_no = row.premises_no AND earlier.hazard_no < row.hazard_no
          AND earlier.place_text IS row.place_text AND earlier.description = row.description
          AND julianday(row.found_at) - julianday(earlier.found_at) BETWEEN 0 AND ${REPEAT_DAYS})`,
    },
    incomplete: { kind: 'number', sql: markedSql('row', ['HAZARD_GUARANTEES']) },
    doubtful: { kind: 'number', sql: doubtfulSql('row', 'hazard') },
    return_count: { kind: 'number' },
    level: { kind: 'code' },
    object: { kind: 'code', order: Object.keys(HAZARD_OBJECTS) },
    found_by: { kind: 'code' },
    listed: { kind: 'code' },
    state: { kind: 'code' },
    premises: { kind: 'code', sql: 'row.premises_no' },
    team: ofPremises('team'),
    risk: { ...ofPremises('risk'), ...BY_RISK },
    trade: ofPremises('trade'),
  },
  setAside: { column: 'doubtful', from: 1 },
  place: { room: `coalesce(row.room_slot, ${premisesColumn('room_slot')})`, ...PLACE_OF_PREMISES },
  joins: { steps: { sql: STEPS, rows: 4096 }, premises: { sql: PREMISES, rows: 8192 } },
  list: [
    'hazard_no',
    'premises_no',
    'place_text',
    'description',
    'level',
    'state',
    'found_at',
    'due_at',
    'closed_at',
  ],
};

/** 生产经营单位: what just is; `counted_at` is set for every row. */
const PREMISES_FACT: FactSpec = {
  name: 'premises',
  table: 'premises',
  columns: {
    counted_at: { kind: 'time', sql: '0' },
    team: { kind: 'code' },
    risk: { kind: 'code', ...BY_RISK },
    trade: { kind: 'code' },
    premises: { kind: 'code', sql: 'row.premises_no' },
  },
  place: {
    room: 'row.room_slot',
    street: 'row.street_code',
    community: 'row.community_code',
    linkField: 'address',
    anchor: 'room',
  },
  list: ['premises_no', 'name', 'trade', 'risk', 'fire_key', 'three_in_one', 'team', 'address'],
};

/** 安全检查. */
const INSPECTION: FactSpec = {
  name: 'inspection',
  table: 'inspection',
  time: 'inspected_at',
  columns: {
    planned_at: { kind: 'time' },
    inspected_at: { kind: 'time' },
    kind: { kind: 'code' },
    hazards_found: { kind: 'number' },
    premises: { kind: 'code', sql: 'row.premises_no' },
    team: { kind: 'code' },
    risk: { ...ofPremises('risk'), ...BY_RISK },
    trade: ofPremises('trade'),
  },
  place: { room: premisesColumn('room_slot'), ...PLACE_OF_PREMISES },
  joins: { premises: { sql: PREMISES, rows: 8192 } },
  list: [
    'inspection_no',
    'premises_no',
    'kind',
    'planned_at',
    'inspected_at',
    'team',
    'hazards_found',
  ],
};

/** 安全检查 under the team in charge of the premises, whoever visited: a team's coverage is of its own premises. */
const INSPECTED: FactSpec = {
  ...INSPECTION,
  name: 'inspected',
  columns: { ...INSPECTION.columns, team: ofPremises('team') },
};

/** Facts of 安全生产 by name. */
export const WORK_SAFETY_FACTS = {
  hazard: HAZARD,
  premises: PREMISES_FACT,
  inspection: INSPECTION,
  inspected: INSPECTED,
} as const;
