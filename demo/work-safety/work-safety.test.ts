import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoReport } from '../report.ts';
import { loadShipped } from '../testing.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import { writeDemo } from '../write-demo.ts';

const SCALE = 0.02;
let folder: string;
let report: DemoReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-safety-'));
  report = await write('first');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string): Promise<DemoReport> {
  const systems = ['work-safety'] as const;
  return writeDemo({ ...(await loadShipped()), out: join(folder, name), scale: SCALE, systems });
}

const truths = (kind: string): readonly unknown[] =>
  report.answers.systems!['work-safety']!.truths[kind] ?? [];

/** What may follow each step (domain §5.4); 督办 and 约谈处罚 run beside the loop. */
const NEXT: Readonly<Record<string, string>> = {
  登记: '派发',
  派发: '整改 挂牌督办',
  挂牌督办: '整改',
  整改: '申请复查',
  申请复查: '复查合格 复查不合格',
  复查不合格: '整改',
  复查合格: '销号',
  销号: '摘牌',
  摘牌: '',
};

function isLegal(events: readonly ExportRow[]): boolean {
  const loop = events.map((row) => row.get('环节')).filter((step) => step in NEXT);
  return (
    loop[0] === '登记' &&
    loop.slice(1).every((step, index) => NEXT[loop[index]!]!.split(' ').includes(step))
  );
}

async function eventsByHazard(): Promise<Map<string, ExportRow[]>> {
  const byHazard = new Map<string, ExportRow[]>();
  for (const event of await readExports(report, /隐患流程/)) {
    const hazardNo = event.get('隐患编号');
    byHazard.set(hazardNo, [...(byHazard.get(hazardNo) ?? []), event]);
  }
  return byHazard;
}

describe('the work safety export', () => {
  test('is the same to the byte when written again', async () => {
    const again = await write('again');
    const files = Object.keys(report.answers.files).filter((file) => file.startsWith('work-'));
    expect(files.length).toBeGreaterThan(15);
    for (const file of files)
      expect(
        (await readFile(join(again.out, file))).equals(await readFile(join(report.out, file))),
      ).toBe(true);
  });

  test('has the numbers of its scale', () => {
    const { counts } = report.answers.systems!['work-safety']!;
    expect(counts).toMatchObject({ premises: 240, hazard: 1200, inspection: 800 });
    expect(counts['hazard_event']!).toBeGreaterThanOrEqual(4 * counts['hazard']!);
  });

  test('closes nothing without a recheck that passed, but for the planted ones', async () => {
    const byHazard = await eventsByHazard();
    const illegal = [...byHazard].filter(([, events]) => !isLegal(events)).map(([id]) => id);
    expect(byHazard.size).toBe(1200);
    expect(illegal.sort()).toEqual([...truths('hazardClosedUnchecked')].sort());
  });

  test('has open hazards past their date exactly where the answers say', async () => {
    const hazards = await readExports(report, /隐患台账/);
    const open = hazards.filter((row) => !/\d/.test(row.get('销号日期')));
    const overdue = open.filter(
      (row) => isoOf(row.get('整改期限', '限期', '整改时限')) < '2016-06-30',
    );
    const written = new Set(hazards.map((row) => row.get('隐患编号')));
    expect(overdue.map((row) => row.get('隐患编号')).sort()).toEqual(
      truths('hazardOverdueOpen')
        .filter((id) => written.has(id as string))
        .sort(),
    );
  });

  test('gives major hazards their five, but for the planted ones', async () => {
    const major = (await readExports(report, /隐患台账/)).filter(
      (row) => row.get('隐患级别', '隐患等级', '级别') === '重大',
    );
    const lacking = major.filter((row) => row.get('应急预案') !== '已制定');
    const planted = new Set(truths('hazardMajorIncomplete'));
    expect(lacking.filter((row) => !planted.has(row.get('隐患编号')))).toEqual([]);
  });

  test('places hazards in rooms of the police list', async () => {
    const units = await readExports(report, /单位\.csv/);
    const rooms = new Set(units.map((row) => row.get('房屋编码')));
    const hazards = await readExports(report, /隐患台账/);
    const unknown = hazards
      .map((row) => row.get('房屋编码', '户室编码'))
      .filter((id) => /\d/.test(id) && !rooms.has(id));
    expect(unknown).toEqual([]);
  });
});

/** ISO date of a date in any of the shapes the files use. */
function isoOf(text: string): string {
  const parts = text.match(/\d+/g)!;
  return parts.map((part) => part.padStart(2, '0')).join('-');
}
