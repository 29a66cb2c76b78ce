import { cityEvaluationSchema } from '../../contract/evaluation.ts';
import { patrolRulesSchema } from '../../contract/patrol-rules.ts';
import { workingTimeSchema } from '../../contract/working-time.ts';
import { createHash } from 'node:crypto';
import type { DistrictProfile } from '../../contract/profile.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../driver/port.ts';
import type { SnapshotBuild } from '../snapshot/build.ts';
import type { DeliveredRow, DeliveryOutcome } from '../snapshot/delivery.ts';
import { cellsOf } from '../snapshot/row-cells.ts';

/** Values of a row by column. */
export type RowValues = Readonly<Record<string, SqlValue>>;

/** A small valid profile for tests. */
export const TEST_PROFILE: DistrictProfile = {
  id: 'test',
  title: '试验区',
  titleEn: 'Test district',
  adcode: '330203',
  city: { adcode: '330200', name: '宁波市', nameEn: 'Ningbo' },
  streets: [],
  box: { westDegrees: 121, southDegrees: 29, eastDegrees: 122, northDegrees: 30 },
  home: { centre: [121.5, 29.8], rangeMetres: 5000, headingDegrees: 0, pitchDegrees: -45 },
  landmarks: [],
  projectedCrs: [4549],
  storeyMetres: 3,
  synthetic: { idPrefixes: ['330299'], phonePrefixes: ['12'] },
  statistics: { monthStartDay: {} },
  cityEvaluation: cityEvaluationSchema.parse({}),
  workingTime: workingTimeSchema.parse({}),
  patrol: patrolRulesSchema.parse({}),
  pictures: { largestMegabytes: 8 },
  thresholds: {
    ...{ dropShare: 0.2, smallCount: 5, verifiedWithinDays: 90 },
    crowding: { squareMetresPerPerson: 5, persons: 4, personsPerRoom: 10, source: '测试' },
    registration: { workingHours: 1, source: '测试' },
  },
  organisations: [],
  retentionDays: { open: 1825, personal: 365 },
  keepSnapshots: 5,
};

/** A building with everything a test does not care about filled in. */
export function buildingRow(id: string, values: RowValues = {}): RowValues {
  return { building_id: id, floors_up: 6, geometry_kind: 'surveyed', ...values };
}

export function roomRow(id: string, building: string, values: RowValues = {}): RowValues {
  return {
    room_id: id,
    building_slot: building,
    floor_no: 1,
    floor_no_top: 1,
    floor_label: '1',
    room_no: id,
    geometry_kind: 'virtual',
    ...values,
  };
}

export function residentRow(
  record: string,
  room: string | null,
  values: RowValues = {},
): RowValues {
  return {
    record_no: record,
    room_slot: room,
    state: 'current',
    name: `名${record}`,
    id_type: '居民身份证',
    id_no: `330299${record.padStart(12, '0')}`,
    ...values,
  };
}

/** Delivers rows as one file; equal rows make an equal file. */
export function deliverRows(
  build: SnapshotBuild,
  table: string,
  rows: readonly RowValues[],
  file = `${table}.csv`,
): Promise<DeliveryOutcome> {
  const sha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return build.deliver({
    table: tableSpec(table),
    files: [{ name: file, sha256, asOf: '2026-11-01' }],
    rows: inBatches(tableSpec(table), rows),
    finish: () => ({ read: [rows.length], rejected: [0] }),
  });
}

async function* inBatches(
  table: TableSpec,
  rows: readonly RowValues[],
): AsyncGenerator<DeliveredRow[]> {
  const size = 500;
  for (let at = 0; at < rows.length; at += size) {
    yield rows.slice(at, at + size).map((values, index) => ({
      file: 0,
      line: at + index + 2,
      cells: cellsOf(table, values),
      flags: [],
    }));
  }
}
