import { say } from '../../contract/sentence.ts';
import type { RowChecks } from './row-checks.ts';
import type { RowValues } from './row-values.ts';

/** Marks a row whose times do not follow each other; blanks are passed over. */
export function checkTimeOrder(
  values: RowValues,
  checks: RowChecks,
  fields: readonly string[],
  code: string,
): void {
  let before: string | undefined;
  for (const field of fields) {
    const now = values[field] as string | null;
    if (now === null) continue;
    if (before !== undefined && now < before) {
      return checks.warn({
        code,
        field,
        value: now,
        sentence: say`Earlier than the step before it (${before}).`,
      });
    }
    before = now;
  }
}
