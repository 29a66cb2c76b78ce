import { join } from 'node:path';
import type { ImportAnswer, ParsedImportParams } from '../../contract/imports.ts';
import {
  FINDING_COLUMNS,
  findingLine,
  FINDINGS_FILE,
  openFindings,
  type StoredFinding,
} from '../../data/quality/findings-file.ts';
import { storePaths } from '../../data/snapshot/layout.ts';

/** `import.rejects`: refused rows of a batch; none where its report is gone. */
export async function readRejects(
  storeFolder: string,
  { batch, offset, limit }: ParsedImportParams<'import.rejects'>,
): Promise<ImportAnswer<'import.rejects'>> {
  const findings = await openFindings(join(storePaths.report(storeFolder, batch), FINDINGS_FILE));
  if (!findings) return { total: 0, rows: [] };
  try {
    const count = await findings.get<{ total: number }>(
      "SELECT count(*) AS total FROM finding WHERE state = 'rejected'",
    );
    const rows = await findings.all<StoredFinding>(
      `SELECT ${FINDING_COLUMNS} FROM finding WHERE state = 'rejected' ORDER BY id LIMIT ? OFFSET ?`,
      [limit, offset],
    );
    return { total: count?.total ?? 0, rows: rows.map(findingLine) };
  } finally {
    await findings.close();
  }
}
