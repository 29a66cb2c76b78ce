import { beatColumn } from '../beat-column.ts';
import type { FactSpec } from '../fact.ts';

/** Current records (现行) of each room of a page of rooms. */
const HELD = `LEFT JOIN (
  SELECT room_slot AS held_in, count(*) AS people, sum(residence_relation = 'both') AS together,
    sum(category IN ('floating', 'overseas')) AS tenants,
    sum(coalesce(residence_relation, '') <> 'household_only') AS living
  FROM people.resident
  WHERE state = 'current' AND room_slot IN (SELECT slot FROM base.room WHERE slot BETWEEN $from AND $to)
  GROUP BY room_slot) AS held ON held.held_in = row.slot`;

/** 人户情况 of a room: the classes of the theme `room.household`. */
const HOUSE = `CASE
  WHEN row.tenure = 'vacant' THEN 'vacant'
  WHEN held.people IS NULL AND NOT EXISTS (SELECT 1 FROM economy.unit WHERE unit.room_slot = row.slot)
    THEN 'uncollected'
  WHEN row.tenure = 'rented' THEN 'rented' WHEN row.tenure = 'unit' OR held.people IS NULL THEN 'unit'
  WHEN held.together = held.people THEN 'together' ELSE 'apart' END`;

const HOUSE_TITLES: Readonly<Record<string, string>> = {
  uncollected: '未采地址',
  together: '人户一致',
  apart: '人户分离',
  rented: '出租',
  vacant: '空置',
  unit: '单位用房',
};

/** 实有房屋 (domain §5.2). */
const POLICE_ROOM: FactSpec = {
  name: 'police_room',
  table: 'room',
  columns: {
    verified_at: { kind: 'time' },
    tenure: { kind: 'code' },
    use: { kind: 'code' },
    house: { kind: 'code', sql: HOUSE, join: 'held', title: (key) => HOUSE_TITLES[key] },
    people: { kind: 'number', sql: 'coalesce(held.people, 0)', join: 'held' },
    tenants: { kind: 'number', sql: 'coalesce(held.tenants, 0)', join: 'held' },
    /** Current records whose person lives here: 户在人不在 left out. */
    living: { kind: 'number', sql: 'coalesce(held.living, 0)', join: 'held' },
    /** Floor area per person living here, m²; none without persons or area. */
    area_per_person: {
      kind: 'number',
      sql: 'CASE WHEN held.living > 0 THEN row.area_square_metres / held.living END',
      join: 'held',
    },
    beat: beatColumn(),
  },
  place: { room: 'row.slot', anchor: 'room' },
  joins: { held: { sql: HELD, rows: 8192 } },
  list: ['room_id', 'address', 'room_no', 'tenure', 'use', 'area_square_metres', 'verified_at'],
};

/** 实有人口: current records; historical ones are never among them. */
const CURRENT_RESIDENT: FactSpec = {
  name: 'current_resident',
  table: 'resident',
  only: `row.state = 'current'`,
  columns: {
    category: { kind: 'code' },
    sex: { kind: 'code' },
    residence_relation: { kind: 'code' },
    /** 五岁组 in the year of the newest delivery, `00`, `05` … `100`. */
    age_band: {
      kind: 'code',
      sql: `printf('%03d', min(100, max(0, (
        (SELECT CAST(substr(max(as_of), 1, 4) AS INTEGER) FROM people.source_file) - row.birth_year) / 5 * 5)))`,
      title: (key) => (key === '100' ? '100 岁以上' : `${Number(key)}–${Number(key) + 4} 岁`),
    },
    beat: beatColumn(),
  },
  place: { room: 'row.room_slot', anchor: 'room' },
  list: ['record_no', 'category', 'sex', 'residence_relation', 'registered_at', 'verified_at'],
  persons: true,
};

/** Largest household told apart; larger ones are one class. */
const MOST_TOLD = 6;

/** Records of the household a record belongs to that live with it: same household, same room, current. */
const MEMBERS = `FROM people.resident AS other WHERE other.room_slot = row.room_slot AND other.state = 'current'
  AND other.household_key = row.household_key AND coalesce(other.residence_relation, '') <> 'household_only'`;

/** 户规模: one row a household that lives here, the first of its records; those who live elsewhere are in none. */
const HOUSEHOLD: FactSpec = {
  name: 'household',
  table: 'resident',
  only: `row.state = 'current' AND row.household_key IS NOT NULL AND row.room_slot IS NOT NULL
    AND coalesce(row.residence_relation, '') <> 'household_only'
    AND NOT EXISTS (SELECT 1 ${MEMBERS} AND other.id < row.id)`,
  columns: {
    household_size: {
      kind: 'code',
      sql: `min(${MOST_TOLD}, (SELECT count(*) ${MEMBERS}))`,
      title: (key) => (Number(key) === MOST_TOLD ? `${MOST_TOLD} 人以上户` : `${key} 人户`),
    },
    members: { kind: 'number', sql: `(SELECT count(*) ${MEMBERS})` },
    category: { kind: 'code' },
    beat: beatColumn(),
  },
  place: { room: 'row.room_slot', anchor: 'room' },
  list: ['record_no', 'category', 'residence_relation', 'registered_at', 'verified_at'],
  persons: true,
};

/** 实有单位. */
const POLICE_UNIT: FactSpec = {
  name: 'police_unit',
  table: 'unit',
  columns: {
    verified_at: { kind: 'time' },
    status: { kind: 'code' },
    on_site: { kind: 'code' },
    category: { kind: 'code' },
    beat: beatColumn(),
  },
  place: { room: 'row.room_slot', linkField: 'actual_address', anchor: 'room' },
  list: [
    'unit_id',
    'name',
    'uscc',
    'category',
    'status',
    'on_site',
    'actual_address',
    'verified_at',
  ],
};

export const COMMUNITY_POLICING_FACTS: Readonly<Record<string, FactSpec>> = {
  police_room: POLICE_ROOM,
  current_resident: CURRENT_RESIDENT,
  household: HOUSEHOLD,
  police_unit: POLICE_UNIT,
};
