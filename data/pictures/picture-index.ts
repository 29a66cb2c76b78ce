import { tableSpec } from '../../contract/schema/index.ts';
import type { ReadDb } from '../driver/port.ts';
import { openHub } from '../driver/sqlite.ts';
import { attachPublished } from '../snapshot/open-snapshot.ts';

/** `department/content` of every photograph the rows of an attached file `pictures` name. */
export async function namedPictures(db: ReadDb): Promise<Set<string>> {
  const rows = await db.all<{ table_name: string; content: string }>(
    `SELECT DISTINCT table_name, content FROM pictures.picture WHERE content IS NOT NULL`,
  );
  return new Set(rows.map(({ table_name: table, content }) => `${departmentOf(table)}/${content}`));
}

/** The department whose key seals the photographs of a table. */
export function departmentOf(table: string): string {
  return tableSpec(table).department.id;
}

/** `namedPictures` of a file of the store. */
export async function namedInFile(path: string): Promise<Set<string>> {
  const db = await openHub(path);
  try {
    await attachPublished(db, 'pictures', path);
    return await namedPictures(db);
  } finally {
    await db.close();
  }
}
