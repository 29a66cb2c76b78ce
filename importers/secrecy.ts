import { TwinError } from '../contract/errors.ts';
import { highestSecrecy, type Secrecy, SECRECY_TITLES } from '../contract/secrecy.ts';
import { type Sentence, say } from '../contract/sentence.ts';
import { cellText } from './normalise/cells.ts';
import type { SourceTable } from './readers/source.ts';

/** 密级 of 秘密 and above; 商业秘密 is none of the state's, and a rule may be about secrets without being one. */
const SECRET = /(?<!商业|工作|技术|个人|保守|不含)(绝密|机密|秘密)/;
/** Columns that state the 密级 of their rows. */
export const SECRECY_HEADER = /^(密级|秘密等级|保密级别)$/;
/** A level stated in a name or title: `密级：内部`, `（工作秘密）`, `单位_内部.csv`. 政府信息公开 states none. */
const STATED =
  /密级[:： ]*(公开|内部|工作秘密)|[（(【[](公开|内部|工作秘密)(?:资料|文件|数据)?[）)】\]]|[_\- ](内部|工作秘密)(?:资料|文件|数据)?(?=\.[^.]*$|$)/;

const LEVELS = new Map(
  Object.entries(SECRECY_TITLES).map(([level, title]) => [title, level as Secrecy]),
);

/** What a file says of its 密级: a level that may come in, or why it must not. */
export type StatedSecrecy =
  | { readonly level: Secrecy | undefined; readonly refused?: undefined }
  | { readonly refused: Sentence };

/**
 * The 密级 that a file's name, titles or 密级 column state, the highest of them; 秘密 and above is refused with where it
 * stands. Only a file with such a column is read for it.
 */
export async function secrecyOf(table: SourceTable, name: string): Promise<StatedSecrecy> {
  if (SECRET.test(name))
    return { refused: refusal(say`its name says ${SECRET.exec(name)?.[1] ?? ''}`) };
  const titles = table.preamble ?? [];
  const secret = titles.find((text) => SECRET.test(text));
  if (secret !== undefined)
    return { refused: refusal(say`its title says ${SECRET.exec(secret)?.[1] ?? ''}`) };
  const level = highestSecrecy([name, ...titles].map(statedIn));
  const column = table.headers.findIndex((header) => SECRECY_HEADER.test(header.trim()));
  return column < 0 ? { level } : secrecyOfRows(table, column, level);
}

function statedIn(text: string): Secrecy | undefined {
  const found = STATED.exec(text.normalize('NFKC'));
  return found ? LEVELS.get(found.slice(1).find(Boolean) ?? '') : undefined;
}

async function secrecyOfRows(
  table: SourceTable,
  column: number,
  stated: Secrecy | undefined,
): Promise<StatedSecrecy> {
  let level = stated;
  for await (const rows of table.rows()) {
    for (const { cells, line } of rows) {
      const text = cellText(cells[column] ?? null) ?? '';
      const secret = SECRET.exec(text)?.[1];
      if (secret) return { refused: refusal(say`line ${line} is marked ${secret}`) };
      level = highestSecrecy([level, LEVELS.get(text.trim())]);
    }
  }
  return { level };
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
