import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { TABLES } from '../../contract/schema/index.ts';
import { openWriter } from '../driver/sqlite.ts';
import { contentName, storePaths } from '../snapshot/layout.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';

/** Makes a published snapshot what a program of layout 3 would have published: without the columns that came later. */
export async function makeOlder(folder: string, id: string): Promise<void> {
  const path = storePaths.manifest(folder, id);
  const manifest = JSON.parse(await readFile(path, 'utf8')) as SnapshotManifest;
  for (const [file, record] of Object.entries(manifest.files)) {
    const old = storePaths.file(folder, record.name);
    const db = await openWriter(old);
    for (const table of TABLES.filter((one) => one.file === file))
      for (const [name, { since, privacy }] of Object.entries(table.columns))
        if (since === 4 && privacy !== 'sealed')
          await db.exec(`ALTER TABLE "${table.name}" DROP COLUMN "${name}"`);
    await db.exec('PRAGMA user_version = 3');
    await db.close();
    const bytes = await readFile(old);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const name = contentName(file as 'services', sha256);
    await rename(old, storePaths.file(folder, name));
    Object.assign(record, { name, sha256, bytes: bytes.length });
  }
  await writeFile(path, JSON.stringify({ ...manifest, schemaVersion: 3 }));
}
