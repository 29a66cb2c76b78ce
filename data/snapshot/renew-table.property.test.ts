import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SqlValue } from '../driver/port.ts';
import { openChunks } from '../sealing/chunks.ts';
import { type Keyring, openKeyring } from '../sealing/keyring.ts';
import {
  buildingRow,
  deliverRows,
  residentRow,
  roomRow,
  TEST_PROFILE,
} from '../testing/deliveries.ts';
import { beginBuild } from './build.ts';
import type { DeliveredRow, DeliveryOutcome } from './delivery.ts';
import { cellsOf } from './row-cells.ts';
import { openStore, type SnapshotStore } from './store.ts';
import { verifySnapshot } from './verify-snapshot.ts';

const RESIDENT = tableSpec('resident');

/** A resident record: room 3 does not exist, so its row is held. */
interface Person {
  readonly key: number;
  readonly phone: number;
  readonly room: number;
  readonly flagged: boolean;
}
/** File name → rows in their order; keys are told apart over all files. */
type Files = readonly (readonly [name: string, rows: readonly Person[]])[];

let folder: string;
let keys: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-renew-'));
  keys = await openKeyring(join(folder, 'keys'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const person = fc.record({
  key: fc.integer({ min: 0, max: 30 }),
  phone: fc.integer({ min: 0, max: 1 }),
  room: fc.constantFrom(1, 1, 1, 2, 3),
  flagged: fc.boolean(),
});
const delivery = fc
  .tuple(
    fc.uniqueArray(person, { selector: ({ key }) => key, minLength: 1, maxLength: 25 }),
    fc.nat({ max: 25 }),
    fc.boolean(),
  )
  .map(([rows, cut, turned]): Files => {
    const files: Files = [
      ['甲.csv', rows.slice(0, cut)],
      ['乙.csv', rows.slice(cut)],
    ];
    return turned ? [...files].reverse() : files;
  });
/** Now and then what comes is nearly what came before. */
const deliveries = fc.array(delivery, { minLength: 2, maxLength: 4 }).chain((list) =>
  fc.constantFrom(
    list,
    list.flatMap((files) => [files, files.map(([name, rows]) => [name, rows.slice(1)] as const)]),
  ),
);

async function publish(store: SnapshotStore, files: Files): Promise<DeliveryOutcome> {
  const options = { profile: TEST_PROFILE, synthetic: true, keys, allowDrop: true };
  const build = await beginBuild(store, options);
  await deliverRows(build, 'building', [buildingRow('B1')]);
  await deliverRows(build, 'room', [roomRow('R1', 'B1'), roomRow('R2', 'B1')]);
  const outcome = await build.deliver({
    table: RESIDENT,
    files: files.map(([name, rows]) => ({ name, sha256: hashOf(rows), asOf: '2026-11-01' })),
    rows: (async function* () {
      for (const [file, [, rows]] of files.entries())
        yield rows.map((row, index) => delivered(row, file, index + 2));
    })(),
    finish: () => ({ read: files.map(([, rows]) => rows.length), rejected: [0, 0] }),
  });
  const manifest = await build.finish();
  if (manifest !== 'unchanged')
    expect(await verifySnapshot(store, manifest.id, keys)).toMatchObject({ ok: true });
  return outcome;
}

function hashOf(rows: readonly Person[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

function delivered({ key, phone, room, flagged }: Person, file: number, line: number) {
  const values = residentRow(String(key), `R${room}`, { phone: `1290000000${phone}` });
  const row: DeliveredRow = {
    file,
    line,
    cells: cellsOf(RESIDENT, values),
    flags: flagged ? ['PHONE'] : [],
  };
  return row;
}

/** All there is of each record but its row number, by record number; and how many sealed phones there are. */
async function recordsOf(store: SnapshotStore) {
  const snapshot = await store.open((await store.currentId()) ?? '');
  try {
    const phones = new Map<number, SqlValue>();
    for await (const { firstId, columns } of openChunks(snapshot.db, keys, RESIDENT, ['phone']))
      for (const [at, phone] of (columns['phone'] ?? []).entries())
        if (phone !== null) phones.set(firstId + at, phone);
    const rows = await snapshot.db.all<Record<string, SqlValue> & { id: number }>(
      `SELECT r.*, hex(row_hash) AS row_hash, s.name AS source_file_id FROM people.resident r
       JOIN people.source_file s ON s.file_id = r.source_file_id AND s.table_name = 'resident'
       ORDER BY record_no`,
    );
    const held = await snapshot.db.all(
      `SELECT h.source_line, h.waits_for, s.name FROM people.held_row h
       JOIN people.source_file s ON s.file_id = h.source_file_id ORDER BY name, source_line`,
    );
    const records = rows.map(({ id, ...row }) => ({ ...row, phone: phones.get(id) ?? null }));
    return { records, held, phones: phones.size };
  } finally {
    await snapshot.close();
  }
}

/** What a delivery changes, told by comparing all rows. */
function changeBetween(before: Files | undefined, after: Files) {
  const kept = (files: Files = []) =>
    new Map(files.flatMap(([, rows]) => rows.filter(({ room }) => room !== 3).map(entryOf)));
  const [old, now] = [kept(before), kept(after)];
  const both = [...now].filter(([key]) => old.has(key));
  return {
    added: now.size - both.length,
    changed: both.filter(([key, text]) => old.get(key) !== text).length,
    removed: old.size - both.length,
  };
}

const entryOf = (row: Person): [number, string] => [row.key, JSON.stringify(row)];

it('a table taken as its difference is the table written anew', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (list) => {
      const store = await openStore(await mkdtemp(join(folder, 'store-')));
      let before: Files | undefined;
      for (const files of list) {
        const { change, reused } = await publish(store, files);
        if (!reused) expect(change).toMatchObject(changeBetween(before, files));
        before = files;
      }
      const anew = await openStore(await mkdtemp(join(folder, 'anew-')));
      await publish(anew, before as Files);
      expect(await recordsOf(store)).toEqual(await recordsOf(anew));
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('rows that stay keep their numbers, and a file keeps its id', async () => {
  const store = await openStore(join(folder, 'store'));
  const rows = Array.from({ length: 20 }, (_, key) => ({ key, phone: 0, room: 1, flagged: false }));
  const numbers = async () => {
    const snapshot = await store.open((await store.currentId()) ?? '');
    const found = await snapshot.db.all<{ id: number; key: string; file: number; line: number }>(
      'SELECT id, record_no AS key, source_file_id AS file, source_line AS line FROM people.resident ORDER BY id',
    );
    await snapshot.close();
    return found;
  };
  await publish(store, [['甲.csv', rows]]);
  const before = await numbers();
  const changed = rows.map((row) => (row.key === 7 ? { ...row, phone: 1 } : row)).slice(1);
  await publish(store, [['甲.csv', changed]]);
  const stay = before.filter(({ key }) => key !== '0' && key !== '7');
  const after = await numbers();
  expect(after.slice(0, -1)).toEqual(stay.map((row) => ({ ...row, line: row.line - 1 })));
  expect(after.at(-1)).toMatchObject({ id: 256, key: '7', file: before[0]?.file });
});
