import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoReport } from '../report.ts';
import { loadShipped } from '../testing.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import { writeDemo } from '../write-demo.ts';

const SCALE = 0.005;
let folder: string;
let report: DemoReport;
let calls: ExportRow[];
let orders: ExportRow[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-hotline-'));
  report = await write('first');
  calls = await readExports(report, /来电_/);
  orders = await readExports(report, /工单_/);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string): Promise<DemoReport> {
  const systems = ['hotline'] as const;
  return writeDemo({ ...(await loadShipped()), out: join(folder, name), scale: SCALE, systems });
}

const truths = (kind: string): readonly unknown[] =>
  report.answers.systems!['hotline']!.truths[kind] ?? [];

const callNo = (row: ExportRow): string => row.get('流水号', '受理编号', '来电编号');
const orderNo = (row: ExportRow): string => row.get('工单编号', '工单号');

/** YYYYMMDDhhmmss as a number, NaN for a blank. */
function stampOf(text: string): number {
  const digits = text.match(/\d+/g) ?? [];
  return digits.length === 0 ? NaN : Number(digits.map((part) => part.padStart(2, '0')).join(''));
}

describe('the hotline export', () => {
  test('is the same to the byte when written again', async () => {
    const again = await write('again');
    const files = Object.keys(report.answers.files).filter((file) => file.startsWith('hotline/'));
    expect(files.length).toBe(38);
    for (const file of files)
      expect(
        (await readFile(join(again.out, file))).equals(await readFile(join(report.out, file))),
      ).toBe(true);
  });

  test('has the numbers of its scale and seventy enquiries to thirty services', () => {
    const { counts } = report.answers.systems!['hotline']!;
    expect(counts).toMatchObject({ call: 5490, knowledge: 3000, work_order: orders.length });
    expect(calls.length).toBe(5490);
    const count = (nature: string): number =>
      calls.filter((row) => row.get('诉求类型', '求助类别') === nature).length;
    expect(count('咨询') / (count('咨询') + count('服务'))).toBeCloseTo(0.7, 1);
  });

  test('has an order for every service and a call for every order', () => {
    const services = calls.filter((row) => row.get('诉求类型', '求助类别') === '服务').map(callNo);
    expect(new Set(services).size).toBe(services.length);
    expect(orders.map(callNo).sort()).toEqual(services.sort());
  });

  test('runs through every order in time', () => {
    for (const row of orders) {
      const stamps = [['派单时间'], ['接单时间'], ['上门时间'], ['办结时间', '完成时间']]
        .map((headers) => stampOf(row.get(...headers)))
        .filter((stamp) => !Number.isNaN(stamp));
      expect([...stamps].sort((a, b) => a - b)).toEqual(stamps);
    }
  });

  test('has late orders exactly where the answers say', () => {
    const late = orders.filter(
      (row) =>
        stampOf(row.get('办结时间', '完成时间')) > stampOf(row.get('应办结时间', '办结时限')),
    );
    expect(late.map(orderNo).sort()).toEqual([...truths('orderDoneLate')].sort());
  });

  test('asks after orders there are, and is followed up only when done', async () => {
    const numbers = new Map(orders.map((row) => [orderNo(row), row]));
    const asked = calls
      .map((row) => row.get('关联工单', '重复来电'))
      .filter((no) => /^FW/.test(no));
    expect(asked.every((no) => numbers.has(no))).toBe(true);
    for (const row of await readExports(report, /回访_/)) {
      const done = stampOf(numbers.get(orderNo(row))!.get('办结时间', '完成时间'));
      expect(stampOf(row.get('回访时间'))).toBeGreaterThan(done);
    }
  });

  test('names nobody with a phone that could ring', () => {
    for (const row of calls)
      expect(row.get('联系电话', '来电号码', '主叫号码')).toMatch(/^12\d{9}$/);
  });
});
