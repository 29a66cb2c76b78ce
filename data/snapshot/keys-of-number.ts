import type { TableSpec } from '../../contract/schema/table.ts';
import { isRunningNumber, typedNumber } from '../../contract/yearly-numbers.ts';
import type { ReadDb } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';

interface KeyRow {
  readonly text: string;
  readonly key: string;
}

/**
 * Keys of the rows that texts mean in a table with yearly numbers, beside those that are keys themselves: `17` means
 * `17 (2013)` and `17 (2014)`, and a year typed behind a number is that of its key. Texts that mean none are missing.
 */
export async function keysOfNumbers(
  db: ReadDb,
  table: TableSpec,
  texts: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const { yearly } = table;
  if (!yearly) return found;
  for (const text of texts) {
    const key = typedNumber(text);
    if (key !== text) found.set(text, [key]);
  }
  const numbers = texts.filter(isRunningNumber);
  if (numbers.length === 0) return found;
  const key = `t.${quote(yearly.number)}`;
  // 8199 is the figure space before a year, 8200 the character after it.
  const rows = await db.all<KeyRow>(
    `SELECT one.value AS text, ${key} AS key FROM json_each(?) AS one
     CROSS JOIN ${table.file}.${quote(table.name)} AS t
       ON ${key} > one.value || char(8199) AND ${key} < one.value || char(8200)
     ORDER BY ${key}`,
    [JSON.stringify([...new Set(numbers)])],
  );
  for (const row of rows) found.set(row.text, [...(found.get(row.text) ?? []), row.key]);
  return found;
}
