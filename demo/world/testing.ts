import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { writeFirstDelivery } from '../first-delivery.ts';
import { AS_OF, invent } from '../invention.ts';
import type { SystemWriter } from '../systems.ts';
import { loadShipped } from '../testing.ts';
import type { WorldFacts } from '../world.ts';
import { openWorld } from '../world.ts';
import { openAnswerBook, type BookResult } from './answer-book.ts';

/** What one system wrote for a test. */
export interface WrittenSystem {
  readonly out: string;
  readonly answers: BookResult;
  readonly facts: WorldFacts;
}

/** Settles a small world in a new folder below the system's temporary one. */
export async function prepareFacts(scale = 0.01, seed = 1): Promise<WorldFacts> {
  const { profile, plan } = await loadShipped();
  const out = await mkdtemp(join(tmpdir(), 'demo-system-'));
  await mkdir(join(out, 'registry'));
  await mkdir(join(out, 'community-policing'));
  const invention = invent(profile, plan, scale, seed);
  const { units, elders } = await writeFirstDelivery(out, invention, () => {});
  return { ...invention, units, elders, asOf: AS_OF, out };
}

/** Lets one writer write into a folder of its own beside the given facts. */
export async function writeSystem(
  { system, folders, write }: SystemWriter,
  facts: WorldFacts,
): Promise<WrittenSystem> {
  const out = await mkdtemp(join(tmpdir(), `demo-${system}-`));
  for (const folder of Object.keys(folders)) await mkdir(join(out, folder), { recursive: true });
  const answers = openAnswerBook();
  await write(openWorld({ ...facts, out }, answers).forSystem(system));
  return { out, facts, answers: answers.result() };
}

/** SHA-256 of every file written, by its name. */
export async function digestsOf({ out, answers }: WrittenSystem): Promise<Record<string, string>> {
  const pairs = Object.keys(answers.files).map(async (name) => {
    const bytes = await readFile(join(out, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** Rows of a workbook's only sheet as text, empty cells as ''. */
export async function readSheet({ out }: WrittenSystem, name: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(out, name));
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow({ includeEmpty: true }, (row) => {
    const values = (row.values as unknown[]).slice(1);
    rows.push(Array.from(values, (cell) => String(cell ?? '')));
  });
  return rows;
}
