import { join } from 'node:path';
import { checkCode } from '../../contract/check-codes.ts';
import { remedyOf } from '../../contract/check-remedies.ts';
import type { QualityFilter, QualityRow, QualityState } from '../../contract/queries/quality.ts';
import { secrecyLine } from '../../contract/secrecy.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SentenceLanguage } from '../../contract/words.ts';
import { tell } from '../../contract/words.ts';
import { beijingTime } from '../beijing-time.ts';
import { writeSheet } from '../give-back/sheet-writer.ts';
import { statedSecrecies } from '../snapshot/manifest.ts';
import { qualityRows } from './rows.ts';
import type { QualityPlaces } from './sources.ts';

const STEP_ROWS = 2000;

interface Words {
  readonly header: readonly string[];
  readonly states: Readonly<Record<QualityState, string>>;
  readonly between: string;
  readonly waits: string;
}

const WORDS: Readonly<Record<SentenceLanguage, Words>> = {
  zh: {
    header: [
      '部门',
      '数据表',
      '文件',
      '行号',
      '状态',
      '代码',
      '检查',
      '列',
      '值（已遮蔽）',
      '说明',
      '处理办法',
      '记录编号',
    ],
    states: { rejected: '拒收', held: '暂存', flagged: '存疑' },
    between: '；',
    waits: '等待',
  },
  en: {
    header: [
      'Department',
      'Table',
      'File',
      'Line',
      'State',
      'Code',
      'Check',
      'Column',
      'Value (masked)',
      'Reason',
      'Remedy',
      'Record',
    ],
    states: { rejected: 'Rejected', held: 'Held', flagged: 'Flagged' },
    between: '; ',
    waits: 'waits for',
  },
};

export interface QualityExport {
  readonly filters: readonly QualityFilter[];
  readonly language: SentenceLanguage;
  /** Name of the workbook, and what its notes call it. */
  readonly title: string;
  readonly account: string;
}

/** Writes doubtful rows into a workbook, page by page; gives its name and how many there are. */
export async function exportQuality(
  places: QualityPlaces,
  outFolder: string,
  { filters, language, title, account }: QualityExport,
): Promise<{ name: string; rows: number }> {
  const { manifest } = places.snapshot;
  const name = `${title.replaceAll(/[\\/:*?"<>|]/g, '_')}.xlsx`;
  const lines = [
    ...(manifest.synthetic ? ['演示数据·虚构'] : []),
    title,
    secrecyLine(
      statedSecrecies(
        manifest,
        filters.map(({ table }) => table),
      ),
    ),
    `${manifest.id} · ${manifest.asOf} · ${account} · ${beijingTime()}`,
  ];
  const { header } = WORDS[language];
  const notes = { watermark: `${title} ${account}`, lines };
  let rows = 0;
  await writeSheet(join(outFolder, name), 'xlsx', header, notes, async (write) => {
    for (const filter of filters) {
      for (let offset = 0, total = 1; offset < total; offset += STEP_ROWS) {
        const page = await qualityRows(places, filter, offset, STEP_ROWS);
        total = page.total;
        rows += page.rows.length;
        await write(page.rows.map((row) => cellsOf(row, language)));
      }
    }
  });
  return { name, rows };
}

function cellsOf(row: QualityRow, language: SentenceLanguage): string[] {
  const { between, states, waits } = WORDS[language];
  const { department, title, titleEn } = tableSpec(row.table);
  const each = (of: (finding: QualityRow['findings'][number]) => string) =>
    [...new Set(row.findings.map(of).filter(Boolean))].join(between);
  const reason =
    row.waitsFor === null
      ? each(({ sentence }) => (sentence ? tell(sentence, language) : ''))
      : `${waits} ${row.waitsFor.slice(row.waitsFor.indexOf(':') + 1)}`;
  return [
    department.title,
    language === 'en' ? titleEn : title,
    row.file,
    String(row.line),
    states[row.state],
    row.codes.join(', '),
    row.codes.map((code) => checkCode(code)?.[language] ?? code).join(between),
    each(({ column }) => column),
    each(({ value }) => value),
    reason,
    [...new Set(row.codes.map((code) => remedyOf(code)[language]))].join(between),
    row.key ?? '',
  ];
}
