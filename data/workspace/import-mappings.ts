import { type SavedMapping, savedMappingSchema } from '../../contract/imports.ts';
import type { WriteDb } from '../driver/port.ts';

/** Mappings of all departments, the one changed last first. One a newer program wrote is passed over. */
export async function readMappings(db: WriteDb): Promise<SavedMapping[]> {
  const rows = await db.all<{ mapping: string }>(
    'SELECT mapping FROM import_mapping ORDER BY changed_at DESC, department, match',
  );
  return rows.flatMap(({ mapping }) => {
    const parsed = savedMappingSchema.safeParse(JSON.parse(mapping));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Keeps a mapping; the one for the same department and files is replaced. */
export async function writeMapping(
  db: WriteDb,
  account: string,
  mapping: SavedMapping,
): Promise<void> {
  await db.run(
    `INSERT INTO import_mapping(department, match, mapping, account, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       mapping = excluded.mapping, account = excluded.account, changed_at = excluded.changed_at`,
    [mapping.department, mapping.match, JSON.stringify(mapping), account, new Date().toISOString()],
  );
}
