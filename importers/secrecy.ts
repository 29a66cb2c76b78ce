import { TwinError } from '../contract/errors.ts';
import { type Sentence, say } from '../contract/sentence.ts';
import { cellText } from './normalise/cells.ts';
import type { SourceTable } from './readers/source.ts';

/** 密级 of 秘密 and above; 商业秘密 is none of the state's, and a rule may be about secrets without being one. */
const SECRET = /(?<!商业|工作|技术|个人|保守|不含)(绝密|机密|秘密)/;
const SECRECY_HEADER = /^(密级|秘密等级|保密级别)$/;

/**
 * Why a file must not be imported: its name, a title, a note or its 密级 column says 秘密, 机密 or 绝密. Undefined for
 * others. Only a file with such a column is read for it.
 */
export async function secrecyOf(table: SourceTable, name: string): Promise<Sentence | undefined> {
  if (SECRET.test(name)) return refusal(say`its name says ${SECRET.exec(name)?.[1] ?? ''}`);
  const title = table.preamble?.find((text) => SECRET.test(text));
  if (title !== undefined) return refusal(say`its title says ${SECRET.exec(title)?.[1] ?? ''}`);
  const column = table.headers.findIndex((header) => SECRECY_HEADER.test(header.trim()));
  return column < 0 ? undefined : secretRow(table, column);
}

async function secretRow(table: SourceTable, column: number): Promise<Sentence | undefined> {
  for await (const rows of table.rows()) {
    for (const { cells, line } of rows) {
      const level = SECRET.exec(cellText(cells[column] ?? null) ?? '')?.[1];
      if (level) return refusal(say`line ${line} is marked ${level}`);
    }
  }
  return undefined;
}

/** Notes below the rows are known when the file was read: one that says 秘密 stops the import. */
export function refuseSecretNotes(table: SourceTable, path: string): void {
  const note = table.skipped.find(({ text }) => SECRET.test(text));
  if (!note) return;
  const why = refusal(say`line ${note.line} says ${SECRET.exec(note.text)?.[1] ?? ''}`);
  throw new TwinError('invalid', say`${path} is ${why}.`, { file: path, line: note.line });
}

function refusal(where: Sentence): Sentence {
  return say`refused: ${where}, and the twin takes nothing of 秘密 or above. Remove it from this folder and tell the department's 保密员`;
}
