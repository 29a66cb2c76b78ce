import { expect, it } from 'vitest';
import { openWriter } from '../driver/sqlite.ts';
import { snapshotLayout } from './0001-snapshot-layout.ts';
import { sourceColumns } from './0002-source-columns.ts';

it('0002 adds the columns of source files and keeps the files that are there', async () => {
  const db = await openWriter(':memory:');
  await snapshotLayout.apply(db, 'main', 'people');
  await db.run(
    `INSERT INTO source_file VALUES (1, 'resident', 'a.csv', 'x', '公安分局', '2026-11-01', NULL, NULL, 1, 1, 0, 0, 0)`,
  );
  await sourceColumns.apply(db, 'main', 'people');
  expect(await db.get('SELECT name, columns FROM source_file')).toEqual({
    name: 'a.csv',
    columns: null,
  });
  await db.close();
});
