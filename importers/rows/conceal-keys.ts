import type { TableSpec } from '../../contract/schema/table.ts';
import type { Keyring } from '../../data/sealing/keyring.ts';
import { personalNumber } from '../validate/personal-number.ts';
import { roleOf } from './conceal-numbers.ts';

const BETWEEN = '\u001f';

/** Natural keys as rows have them: ID numbers in them concealed (封存号码). `asOf` as in `personalNumber`. */
export async function concealKeys(
  table: TableSpec,
  naturalKeys: readonly string[],
  keyring: Keyring,
  asOf: string,
): Promise<string[]> {
  const roles = table.naturalKey.map((field) => roleOf(table, field));
  const concealed: string[] = [];
  for (const key of naturalKeys) {
    const parts = key.split(BETWEEN);
    for (const [at, part] of parts.entries()) {
      const number = personalNumber(part, roles[at] ?? 'text', asOf);
      if (number === undefined) continue;
      parts[at] = (await keyring.forSealing(table.department.id)).conceal(number);
    }
    concealed.push(parts.join(BETWEEN));
  }
  return concealed;
}
