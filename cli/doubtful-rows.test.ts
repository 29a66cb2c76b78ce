import { readFile, rm } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../contract/host.ts';
import { METRICS } from '../contract/metrics/index.ts';
import { createHost, type Host } from '../data/host/index.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

/** Rows a department may deliver and nobody should count: the district is imported without them and with them. */
const CASES = 'city-management/案件_2016年06月.csv';
const STEPS = 'city-management/案件流程_2016年06月.csv';
const HAZARDS = 'work-safety/隐患台账_2016年第一季度.csv';
const TAX = 'tax/月度税收_2016年第1季度.csv';
/** Whatever the row that is copied is of, by either header. */
const EVENT = { 问题类型: '事件', '部件/事件': '事件' };
const YEAR = { from: '2015-07-01', to: '2016-06-30' };

let folder: TestFolder;
let host: Host;
let client: HostClient;
let without: Figures;
let figures: Figures;

beforeAll(async () => {
  folder = await TestFolder.make();
  await writeShippedDemo(folder.at('exports'), 0.01, [
    'city-management',
    'building-economy',
    'work-safety',
  ]);
  without = await importedFigures();
  await host.close();
  await deliverDoubtful();
  figures = await importedFigures();
});
afterAll(async () => {
  await host.close();
  await rm(folder.path, { recursive: true, force: true });
});

/** A copy of the first row of an export that has every column named, other values in some of them. */
async function rowLike(file: string, needs: readonly string[], values: Record<string, string>) {
  const [header = '', ...rows] = (await exported(file)).trim().split(/\r?\n/);
  const titles = header.replace('\uFEFF', '').split(',');
  const row = rows
    .map((line) => line.split(','))
    .find((cells) => needs.every((title) => cells[titles.indexOf(title)] !== ''))!;
  return {
    header: titles.join(','),
    row: titles.map((title, at) => values[title] ?? row[at]).join(','),
  };
}

async function exported(file: string): Promise<string> {
  const bytes = await readFile(folder.at(`exports/${file}`));
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? iconv.decode(bytes, 'gbk') : text;
}

async function deliver(file: string, rows: readonly { header: string; row: string }[]) {
  const text = [rows[0]!.header, ...rows.map(({ row }) => row)].join('\n');
  await folder.text(`exports/${file.replace('.csv', '_补报.csv')}`, `${text}\n`);
}

async function deliverDoubtful(): Promise<void> {
  const done = ['立案时间', '派遣时间', '处置时间', '结案时间', '处置截止'];
  const likeCase = (values: Record<string, string>) => rowLike(CASES, done, values);
  await deliver(CASES, [
    await likeCase({ 案卷号: 'BAD-ORDER', 立案时间: '20160101000000' }),
    await likeCase({ 案卷号: 'BAD-DEADLINE', 处置截止: '20160101000000' }),
    await likeCase({ ...EVENT, 案卷号: 'BAD-CODE', 小类: '7777', 小类名称: '不明', 编码版本: '' }),
    await likeCase({
      案卷号: 'BAD-PLACE',
      网格号: '330204008021004',
      所在街道: '330204008',
      所在社区: '330204008021',
      X坐标: '',
      Y坐标: '',
      地址: '江东区百丈东路1号',
    }),
  ]);
  const step = (number: string, name: string, at: string) =>
    rowLike(STEPS, [], { 案卷号: 'BAD-ORDER', 步骤序号: number, 步骤: name, 发生时间: at });
  await deliver(STEPS, [
    await step('1', '上报', '20160602080000'),
    await step('2', '受理', '20160601080000'),
  ]);
  await deliver(HAZARDS, [
    await rowLike(HAZARDS, ['登记日期', '整改时限'], {
      隐患编号: 'BAD-DUE',
      整改时限: '2015.01.01',
    }),
  ]);
  const paid = await exported(TAX);
  const [header = '', first = ''] = paid.trim().split(/\r?\n/);
  const cells = first.split(',');
  await deliver(TAX, [
    {
      header: header.replace('\uFEFF', ''),
      row: ['91330299NOBODY0000', ...cells.slice(1)].join(','),
    },
  ]);
}

async function importedFigures() {
  const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
  await refresh({ paths: [folder.at('exports')], ...places });
  host = await createHost({
    ...places,
    workspacePath: folder.at('workspace.sqlite'),
    checkResults: true,
    log: () => undefined,
  });
  client = host.client({ account: 'test', role: 'administrator' });
  return figuresNow();
}

async function figuresNow() {
  const table = (metrics: string[], dimension = 'total') =>
    client.call('statistics.table', { metrics, dimension, period: YEAR });
  return {
    cases: await table(
      ['reported', 'due', 'closedLate', 'onTimeRate', 'overdueRate', 'accepted'].map(
        (name) => `city-management.${name}`,
      ),
    ),
    classes: await table(['city-management.reported'], 'class'),
    streets: await table(['city-management.reported'], 'street'),
    hazards: await table(
      ['found', 'due', 'overdue', 'onTimeRate'].map((name) => `work-safety.${name}`),
    ),
    economy: await client.call('economy.overview', {}),
  };
}
type Figures = Awaited<ReturnType<typeof figuresNow>>;

function valuesOf({ metrics, total }: Figures['cases']): Record<string, number | null> {
  return Object.fromEntries(
    metrics.map(({ id }, at) => {
      const { figure } = total.cells[at]!;
      return [id, 'value' in figure ? figure.value : null];
    }),
  );
}

function partsOf({ rows }: Figures['classes']): Record<string, number> {
  return Object.fromEntries(
    rows.map(({ key, cells: [cell] }) => [
      key,
      cell && 'value' in cell.figure ? (cell.figure.value ?? 0) : 0,
    ]),
  );
}

/** Parts that have more with the doubtful rows than without, and how many more. */
function more(name: 'classes' | 'streets'): Record<string, number> {
  const before = partsOf(without[name]);
  const grown = Object.entries(partsOf(figures[name])).map(([key, value]): [string, number] => [
    key,
    value - (before[key] ?? 0),
  ]);
  return Object.fromEntries(grown.filter(([, by]) => by !== 0));
}

/** Why the quality desk lists the row of a key. */
async function reasons(table: string, key: string, state?: 'rejected'): Promise<string[]> {
  const { rows } = await client.call('quality.rows', {
    table,
    limit: 2000,
    ...(state && { state }),
  });
  return rows.flatMap((row) =>
    row.key === key || (state && row.file.includes('补报')) ? row.codes : [],
  );
}

describe('a step before its predecessor', () => {
  it('is refused with its whole process, and listed', async () => {
    expect(await reasons('case_event', 'BAD-ORDER', 'rejected')).toContain('STEP_TIME_ORDER');
    expect(valuesOf(figures.cases)['city-management.accepted']).toBe(
      valuesOf(without.cases)['city-management.accepted'],
    );
  });

  it('and a case whose own times are out of order is in no figure, and greyed in its list', async () => {
    expect(await reasons('city_case', 'BAD-ORDER')).toEqual(['CASE_TIME_ORDER']);
    expect((await behind('BAD-ORDER'))?.flags).toEqual(['CASE_TIME_ORDER']);
  });
});

describe('a deadline before the beginning', () => {
  it('is listed, and its case and its hazard are in no figure, which is said', async () => {
    expect(await reasons('city_case', 'BAD-DEADLINE')).toEqual(['DEADLINE_ORDER']);
    expect(await reasons('hazard', 'BAD-DUE')).toContain('DUE_BEFORE_FOUND');
    expect(figures.cases.setAside - without.cases.setAside).toBe(2);
    expect(figures.hazards.setAside - without.hazards.setAside).toBe(1);
    expect(valuesOf(figures.hazards)).toEqual(valuesOf(without.hazards));
    expect((await behind('BAD-DEADLINE'))?.flags).toEqual(['DEADLINE_ORDER']);
  });

  it('and is not on the map, where as many cases stand as the panel counts', async () => {
    const { total } = await client.call('layer.points', { id: 'city_case', ...YEAR });
    expect(total).toBe(valuesOf(figures.cases)['city-management.reported']);
  });

  it('and stands greyed in its list', async () => {
    const { rows } = await client.call('safety.hazards', { list: 'all', limit: 5000 });
    expect(rows.find(({ hazardNo }) => hazardNo === 'BAD-DUE')?.greyed).toContain(
      'DUE_BEFORE_FOUND',
    );
  });
});

describe('a code of an unknown edition', () => {
  it('is listed, and a part of its own beside every known class', async () => {
    expect(await reasons('city_case', 'BAD-CODE')).toEqual(['CASE_TYPE_UNKNOWN']);
    const { 'event-7777': unknown, ...known } = more('classes');
    expect(unknown).toBe(1);
    expect(Object.values(known)).toEqual([1]);
  });

  it('stands greyed among the rows behind the figure', async () => {
    expect((await behind('BAD-CODE'))?.flags).toEqual(['CASE_TYPE_UNKNOWN']);
  });
});

it('an address in another district is listed, and in no street’s figure', async () => {
  expect(await reasons('city_case', 'BAD-PLACE')).toContain('AREA_CODE_UNKNOWN');
  const { unknown, ...streets } = more('streets');
  expect(unknown).toBe(1);
  expect(Object.values(streets)).toEqual([1]);
});

it('tax without an enterprise is in no sum: how much of it there is stands apart', () => {
  expect(figures.economy.figures).toEqual(without.economy.figures);
  expect(figures.economy.months).toEqual(without.economy.months);
  expect(figures.economy.loose.payers - without.economy.loose.payers).toBe(1);
  expect(figures.economy.loose.taxYuan).toBeGreaterThan(without.economy.loose.taxYuan ?? 0);
});

describe('a figure is as large as its list less the rows set aside from it', () => {
  const counted = METRICS.filter(
    ({ kind, numerator }) =>
      kind !== 'mean' && numerator.sum === undefined && numerator.distinct === undefined,
  );

  it.each(counted.map(({ id, title }) => [title, id]))('%s', async (_title, metric) => {
    const [{ total }, list] = await Promise.all([
      client.call('statistics.table', { metrics: [metric], period: YEAR }),
      client.call('statistics.rows', { metric, period: YEAR, limit: 1 }),
    ]);
    expect({ value: list.total - list.setAside }).toEqual(total.cells[0]!.numerator);
  });

  it.each(['open', 'overdue'] as const)('work list of hazards, %s', async (list) => {
    const metrics = [`work-safety.${list}`];
    const [{ total }, { total: rows, setAside }] = await Promise.all([
      client.call('statistics.table', { metrics, period: YEAR }),
      client.call('safety.hazards', { list }),
    ]);
    expect({ value: rows - setAside }).toEqual(total.cells[0]!.figure);
  });

  it('firms and commercial buildings', async () => {
    const { firms, buildings } = figures.economy.figures;
    expect((await client.call('economy.firms', {})).total).toBe(firms);
    expect((await client.call('economy.buildings', {})).total).toBe(buildings);
  });

  it('which at least two figures here have', async () => {
    const { setAside } = await client.call('statistics.rows', {
      metric: 'city-management.due',
      period: YEAR,
    });
    const hazards = await client.call('safety.hazards', { list: 'all' });
    expect(setAside).toBeGreaterThan(0);
    expect(hazards.setAside).toBeGreaterThan(0);
  });
});

/** A case in the list behind 上报数. */
async function behind(caseNo: string) {
  const { rows } = await client.call('statistics.rows', {
    metric: 'city-management.reported',
    period: YEAR,
    limit: 5000,
  });
  return rows.find(({ key }) => key === caseNo);
}
