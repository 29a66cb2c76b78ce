import type { ReadDb } from '../driver/port.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { AddressLink } from './place.ts';
import { readPacked, textOf, numberOf } from './read-rows.ts';

/** 工商登记. */
export const ENTERPRISE_COLUMNS = [
  'id',
  'enterprise_id',
  'name',
  'uscc',
  'reg_no',
  'org_code',
  'tax_no',
  'type_code',
  'industry',
  'industry_edition',
  'capital_yuan',
  'staff',
  'established_at',
  'status',
  'registrar',
  'registered_address',
  'registered_evidence_at',
  'flags',
] as const;

const SURVEY_COLUMNS = [
  'survey_no',
  'enterprise_id',
  'uscc',
  'enterprise_name',
  'commercial_id',
  'room_slot',
  'office_address',
  'staff',
  'surveyed_at',
] as const;

const TAX_COLUMNS = [
  'tax_no',
  'enterprise_id',
  'enterprise_name',
  'tax_address',
  'tax_office',
  'tax_status',
  'consolidated',
  'evidence_at',
] as const;

const LINK_COLUMNS = [
  'row_key',
  'level',
  'stop',
  'building_slot',
  'room_slot',
  'community_code',
  'conflict',
] as const;

/** Rows of 工商登记, 动态采集 (oldest first) and 税源登记, and where each one's address was placed. */
export async function readReports(snapshot: OpenSnapshot) {
  const { db } = snapshot;
  const links = (table: string) =>
    snapshot.has('links') ? linksOf(db, table) : Promise.resolve(new Map<string, AddressLink>());
  const [enterprises, surveys, taxPlaces, atRegistrar, atSurvey, atTax] = await Promise.all([
    readPacked(db, ENTERPRISE_COLUMNS, 'economy.enterprise'),
    readPacked(
      db,
      SURVEY_COLUMNS,
      '(SELECT * FROM economy.office_survey ORDER BY surveyed_at, id)',
    ),
    readPacked(db, TAX_COLUMNS, 'economy.tax_place'),
    links('enterprise'),
    links('office_survey'),
    links('tax_place'),
  ]);
  return { enterprises, surveys, taxPlaces, atRegistrar, atSurvey, atTax };
}

export type Reports = Awaited<ReturnType<typeof readReports>>;

async function linksOf(db: ReadDb, table: string): Promise<Map<string, AddressLink>> {
  const rows = await readPacked(db, LINK_COLUMNS, linksFrom(table));
  return new Map(
    rows.map((row): [string, AddressLink] => [
      String(row.row_key),
      {
        level: String(row.level),
        stop: String(row.stop),
        buildingSlot: numberOf(row.building_slot),
        roomSlot: numberOf(row.room_slot),
        communityCode: textOf(row.community_code),
        conflict: row.conflict === 1,
      },
    ]),
  );
}

/** Links of one table, by the unique key of `address_link`. */
export function linksFrom(table: string): string {
  return `links.address_link WHERE table_name = '${table}'`;
}
