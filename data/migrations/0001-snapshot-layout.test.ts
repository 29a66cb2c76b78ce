import { expect, it } from 'vitest';
import { openWriter } from '../driver/sqlite.ts';
import { migrateSnapshotFile, SCHEMA_VERSION } from './index.ts';

async function tablesOf(file: 'base' | 'people') {
  const db = await openWriter(':memory:');
  await db.exec(`ATTACH ':memory:' AS ${file}`);
  await migrateSnapshotFile(db, file, file);
  const rows = await db.all<{ name: string }>(
    `SELECT name FROM ${file}.sqlite_schema WHERE type = 'table' ORDER BY name`,
  );
  const version = await db.get(`PRAGMA ${file}.user_version`);
  await db.close();
  return { names: rows.map(({ name }) => name), version };
}

it('lays out an empty file and numbers it', async () => {
  expect(await tablesOf('people')).toEqual({
    names: ['held_row', 'held_row_sealed', 'source_file'],
    version: { user_version: SCHEMA_VERSION },
  });
});

it('keeps the ledger of permanent slots in base alone', async () => {
  expect((await tablesOf('base')).names).toContain('slot_ledger');
});
