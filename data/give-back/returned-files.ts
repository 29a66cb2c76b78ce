import { tableSpec } from '../../contract/schema/index.ts';
import type { SourceFileRecord } from '../snapshot/manifest.ts';
import type { ReturnedFile } from './source-file.ts';

/**
 * Files a department gets back, by name and content; the table with the most rows comes first: its rows are the file's
 * lines.
 */
export function returnedFiles(
  sources: readonly SourceFileRecord[],
  department: string,
): ReturnedFile[] {
  const files = new Map<string, SourceFileRecord[]>();
  for (const record of sources) {
    if (record.department.id !== department || tableSpec(record.table).derived) continue;
    const key = `${record.name}|${record.sha256}`;
    files.set(key, [...(files.get(key) ?? []), record]);
  }
  return [...files.values()].map((records) => ({
    name: records[0]?.name ?? '',
    records: records.sort((a, b) => recordRows(b) - recordRows(a)),
  }));
}

/** Rows a file has when it is given back: those in use and those held until what they name arrives. */
export function returnedRows({ records: [main] }: ReturnedFile): number {
  return main ? recordRows(main) : 0;
}

function recordRows({ account }: SourceFileRecord): number {
  return account.accepted + account.unchanged + account.held;
}
