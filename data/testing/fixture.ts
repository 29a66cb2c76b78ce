import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TABLES, tableSpec } from '../../contract/schema/index.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { SqlValue } from '../driver/port.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { beginBuild } from '../snapshot/build.ts';
import type { DeliveredRow, TableDelivery } from '../snapshot/delivery.ts';
import { cellsOf } from '../snapshot/row-cells.ts';
import { openStore } from '../snapshot/store.ts';
import { DISTRICT, type DistrictRows } from './district.ts';
import { TEST_PROFILE } from './profile.ts';

/** Rows of any tables of the contract, delivered in the contract's order. */
export type FixtureRows = Partial<DistrictRows> &
  Readonly<Record<string, readonly Readonly<Record<string, SqlValue>>[]>>;

/** A store, a key folder and a workspace in a temporary folder. */
export interface Fixture {
  readonly storeFolder: string;
  readonly keyFolder: string;
  readonly workspacePath: string;
  /** Builds and publishes a snapshot of these rows, by table, beside or in place of the tiny district's; gives its id. */
  publish(rows?: FixtureRows): Promise<string>;
  remove(): Promise<void>;
}

/** An empty store to publish tiny districts into. */
export async function createFixture(): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'twin-store-'));
  const storeFolder = join(folder, 'store');
  const keyFolder = join(folder, 'keys');
  return {
    storeFolder,
    keyFolder,
    workspacePath: join(folder, 'workspace.sqlite'),
    publish: (rows) => publish(storeFolder, keyFolder, { ...DISTRICT, ...rows }, TEST_PROFILE),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Derived rows name rows of other tables, so they come last. */
const IN_ORDER = [...TABLES].sort(
  (one, other) => Number(one.derived ?? false) - Number(other.derived ?? false),
);

async function publish(
  storeFolder: string,
  keyFolder: string,
  rows: FixtureRows,
  profile: DistrictProfile,
): Promise<string> {
  const [store, keys] = await Promise.all([openStore(storeFolder), openKeyring(keyFolder)]);
  const build = await beginBuild(store, { profile, synthetic: true, keys, allowDrop: true });
  for (const { name } of IN_ORDER) if (rows[name]) await build.deliver(delivery(name, rows[name]));
  const manifest = await build.finish();
  return manifest === 'unchanged' ? ((await store.currentId()) ?? '') : manifest.id;
}

function delivery(
  table: string,
  rows: readonly Readonly<Record<string, SqlValue>>[],
): TableDelivery {
  const sha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return {
    table: tableSpec(table),
    files: [{ name: `${table}.csv`, sha256, asOf: '2016-06-30' }],
    rows: oneBatch(
      rows.map((values, at): DeliveredRow => {
        const flags =
          values.unit_id === 'U0002'
            ? ['PHONE_FORMAT']
            : typeof values.flags === 'string'
              ? [values.flags]
              : [];
        return { file: 0, line: at + 2, cells: cellsOf(tableSpec(table), values), flags };
      }),
    ),
    finish: () => ({ read: [rows.length], rejected: [0] }),
  };
}

async function* oneBatch(rows: readonly DeliveredRow[]): AsyncGenerator<readonly DeliveredRow[]> {
  yield rows;
}
