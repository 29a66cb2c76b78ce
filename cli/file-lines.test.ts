import { expect, it } from 'vitest';
import type { FileReport } from '../importers/import-report.ts';
import { allFileLines, worstFileLines } from './file-lines.ts';

function reportOf(file: string, change: Partial<FileReport> = {}): FileReport {
  const { rejected = 0, held = 0 } = change;
  return {
    ...{ file, table: 'room', title: '房间', asOf: '2016-06-30', encoding: 'GB18030' },
    ...{ read: 10, accepted: 10 - rejected - held, held: 0, rejected: 0, unchanged: 0 },
    ...{ flags: {}, refusals: {}, examples: { refused: [], marked: [] } },
    ...{ unknownColumns: [], servingColumns: [], droppedColumns: [], otherSheets: [] },
    ...{ hiddenRows: 0, skipped: [] },
    ...change,
  };
}

const FILES = [
  ...Array.from({ length: 130 }, (_, at) => reportOf(`好${at}.csv`)),
  ...Array.from({ length: 20 }, (_, at) => reportOf(`存疑${at}.csv`, { flags: { ORPHAN: 1 } })),
  reportOf('拒收一.csv', { rejected: 1, refusals: { REQUIRED: 1 } }),
  reportOf('拒收三.csv', { rejected: 3, refusals: { REQUIRED: 1, NUMBER_INVALID: 2 }, held: 1 }),
  reportOf('怪列.csv', { unknownColumns: ['怪列'] }),
  reportOf('两表.xlsx', { otherSheets: ['二月'], hiddenRows: 2 }),
];

it('many files are told by the worst of them, a line each, and the others in sums that add up', () => {
  const lines = worstFileLines(FILES);
  expect(lines[0]).toBe(
    '拒收三.csv → 房间: read 10; refused 3 (NUMBER_INVALID 2, REQUIRED 1); held 1',
  );
  expect(lines[1]).toMatch(/^拒收一/);
  expect(lines).toContain('… and 9 more files with findings: --all lists them');
  expect(lines).toContain(
    '130 files without findings: read 1300 = accepted 1300 + held 0 + rejected 0 + unchanged 0',
  );
  expect(lines.at(-1)).toBe(
    'All 154 files: read 1540 = accepted 1535 + held 1 + rejected 4 + unchanged 0',
  );
  expect(lines).toHaveLength(18);
});

it('all files are told with each of their checks', () => {
  const lines = allFileLines(FILES);
  expect(lines.filter((line) => /^\S+ → 房间: read 10 = accepted/.test(line))).toHaveLength(154);
  expect(lines.filter((line) => line.startsWith('  marked ORPHAN 1'))).toHaveLength(20);
  expect(
    lines.filter((line) =>
      line.endsWith('; sheets with other columns, not read: 二月; hidden rows, read too: 2'),
    ),
  ).toHaveLength(1);
});
