import { createHash } from 'node:crypto';
import type { DistrictProfile } from '../../contract/profile.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { profileOf } from '../../contract/testing/profile.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../driver/port.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { BuildOptions } from '../snapshot/build-options.ts';
import { beginBuild, type SnapshotBuild } from '../snapshot/build.ts';
import type { DeliveredRow, DeliveryOutcome } from '../snapshot/delivery.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import { cellsOf } from '../snapshot/row-cells.ts';
import type { SnapshotStore } from '../snapshot/store.ts';

/** Values of a row by column. */
export type RowValues = Readonly<Record<string, SqlValue>>;

/** A small valid profile for tests. */
export const TEST_PROFILE: DistrictProfile = profileOf({
  box: { westDegrees: 121, southDegrees: 29, eastDegrees: 122, northDegrees: 30 },
});

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

/** Rows by table. */
export type TableRows = Readonly<Record<string, readonly RowValues[]>>;

/** Publishes a snapshot of these tables' rows, each a full delivery. */
export async function publishTables(
  store: SnapshotStore,
  keys: Keyring,
  tables: TableRows,
  options: Partial<BuildOptions> = {},
): Promise<SnapshotManifest> {
  const settings = { profile: TEST_PROFILE, synthetic: true, keys, ...options };
  const build = await beginBuild(store, settings);
  for (const [table, rows] of Object.entries(tables)) await deliverRows(build, table, rows);
  return (await build.finish()) as SnapshotManifest;
}
