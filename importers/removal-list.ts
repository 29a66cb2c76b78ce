import { readFile } from 'node:fs/promises';
import { TwinError } from '../contract/errors.ts';
import { TABLES } from '../contract/schema/index.ts';
import { withoutMark } from './byte-order-mark.ts';
import { translateStorageError } from '../data/driver/errors.ts';

/** A list of rows that go, as drafts are exported with: `待核实-撤去房间.txt`. */
const NAME = /撤去[^/]*\.txt$/;

/** Whether a file of a delivery is a list of rows that an incremental import takes away. */
export function isRemovalList(name: string): boolean {
  return NAME.test(name);
}

/**
 * Reads a list of rows to remove: one `table,key` a line, the values of a key of several columns separated by commas too.
 * Gives natural keys by table. Errors: `invalid` with the line.
 */
export async function readRemovedRows(path: string): Promise<Record<string, string[]>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw translateStorageError(error, path);
  });
  const removed: Record<string, string[]> = {};
  for (const [index, line] of withoutMark(text).split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [name = '', ...values] = line.split(',').map((part) => part.trim());
    const table = TABLES.find((one) => one.name === name);
    if (!table || values.length !== table.naturalKey.length)
      throw unreadable(path, index + 1, name);
    removed[name] = [...(removed[name] ?? []), values.join('\u001f')];
  }
  return removed;
}

function unreadable(path: string, line: number, name: string): TwinError {
  return new TwinError(
    'invalid',
    `${path}, line ${line}: ${JSON.stringify(name)} with this many values is no row. Write the table's name and its key, for example: unit,DW0001`,
    { file: path, line },
  );
}
