import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvals } from './approvals.ts';
import type { SpeedResult } from './approvals/speed.ts';
import { chooseCommercialBuildings, type CommercialBuilding } from './building-economy/sites.ts';
import { dayNumber } from './dates.ts';
import { hotline } from './hotline.ts';
import { MATTERS } from './hotline/catalogue.ts';
import { makeFirms } from './hotline/firms.ts';
import { AS_OF, invent, type Invention } from './invention.ts';
import { portal } from './portal.ts';
import { PUBLISHED_OF_HAISHU, type PublishedName } from './published-figures.ts';
import { loadShipped } from './testing.ts';
import type { WorldFacts } from './world.ts';
import { openWorld } from './world.ts';
import { openAnswerBook } from './world/answer-book.ts';
import { isWorkday } from './world/calendar.ts';
import { readExports } from './world/read-exports.ts';
import { prepareFacts, readSheet, writeSystem, type WrittenSystem } from './world/testing.ts';
import { DEFAULT_SEED } from './write-demo.ts';

/** A demo may be off by so much of a published figure. */
const MOST_OFF = 0.03;

function expectNear(name: PublishedName, value: number, mostOff = MOST_OFF): void {
  const published = PUBLISHED_OF_HAISHU[name].value;
  expect(Math.abs(value / published - 1), `${name}: ${value} of ${published}`).toBeLessThanOrEqual(
    mostOff,
  );
}

describe('the district of scale 1', () => {
  let invention: Invention;
  let commercial: readonly CommercialBuilding[];
  const areaOf = (chosen: readonly CommercialBuilding[]): number =>
    chosen.reduce((sum, { businessSquareMetres }) => sum + businessSquareMetres, 0) / 10_000;

  beforeAll(async () => {
    const { profile, plan } = await loadShipped();
    invention = invent(profile, plan, 1, DEFAULT_SEED);
    const facts: WorldFacts = { ...invention, units: [], elders: [], asOf: AS_OF, out: '' };
    const world = openWorld(facts, openAnswerBook()).forSystem('building-economy');
    commercial = chooseCommercialBuildings(world);
  }, 300_000);

  test('has the published buildings and rooms', () => {
    expectNear('虚拟房屋', invention.district.buildings.length, 0);
    expectNear('虚拟房间', invention.rooms.length, 0);
  });

  test('has schools and hospitals that use their rooms themselves', () => {
    const own = invention.rooms.filter(({ use }) => use === '教育' || use === '医疗');
    expect(own.length).toBeGreaterThan(1_000);
    expect(own.filter(({ tenure }) => tenure !== '单位用房')).toEqual([]);
  });

  test('has the commercial buildings of 2013, with their areas', () => {
    const offices = commercial.filter(({ kind }) => kind === '纯写字楼');
    expectNear('商务楼宇', commercial.length, 0);
    expectNear('楼宇载体', new Set(commercial.map(({ id }) => id.slice(0, -2))).size, 0);
    expectNear(
      '九层以上商务楼宇',
      commercial.filter(({ building }) => building.floorsUp > 9).length,
      0,
    );
    expectNear('纯写字楼', offices.length, 0);
    expectNear('商务面积', areaOf(commercial));
    expectNear('纯写字楼面积', areaOf(offices));
    for (const { grossSquareMetres, businessSquareMetres } of commercial)
      expect(grossSquareMetres).toBeGreaterThanOrEqual(businessSquareMetres);
  });
});

describe('services of a small demo', () => {
  const SCALE = 0.01;
  let facts: WorldFacts;
  const written: WrittenSystem[] = [];
  const write = async (
    system: Parameters<typeof writeSystem>[0],
    scale = SCALE,
  ): Promise<WrittenSystem> => {
    const one = await writeSystem(system, { ...facts, scale });
    written.push(one);
    return one;
  };

  beforeAll(async () => {
    facts = await prepareFacts(SCALE);
  }, 120_000);
  afterAll(async () => {
    for (const { out } of [facts, ...written]) await rm(out, { recursive: true });
  });

  test('81890 has the published lines, matters, calls a day and satisfaction', async () => {
    const export81890 = await write(hotline);
    const calls = await readExports(export81890, /来电_/);
    const nature = (named: string): number =>
      calls.filter((row) => row.get('诉求类型', '求助类别') === named).length;
    const lines = new Set(calls.map((row) => row.get('服务热线', '热线号码', '热线')));
    expectNear('服务热线', lines.size, 0);
    expectNear('日求助量', calls.length / SCALE / 366);
    expectNear('求助大类', new Set(MATTERS.map(({ category }) => category)).size, 0);
    expectNear('求助小项', MATTERS.length, 0);
    expectNear('咨询占咨询与服务', (nature('咨询') / (nature('咨询') + nature('服务'))) * 100);
    const results = (await readExports(export81890, /回访_/)).map((row) =>
      row.get('回访结果', '回访情况', '满意度'),
    );
    const unsatisfied = results.filter((result) => result === '不满意').length;
    const satisfied = results.filter((result) => /^(基本)?满意$/.test(result)).length;
    expectNear('满意率', (satisfied / (satisfied + unsatisfied)) * 100, 0.003);
  });

  test('as many firms left or were expelled as published', () => {
    const firms = makeFirms(openWorld(facts, openAnswerBook()).forSystem('hotline'), 600);
    const inState = (named: string): number => firms.filter(({ state }) => state === named).length;
    expectNear('退出加盟企业', inState('退出'), 0.1);
    expectNear('清退加盟企业', inState('清退'), 0);
  });

  test('the site of scale 1 has the published columns and visits', async () => {
    const site = await write(portal, 1);
    const sheet = await readSheet(site, 'portal/网站栏目.xlsx');
    const rows = sheet.filter(([no, , , language]) => /^LM\d+$/.test(no!) && language !== '日语');
    const columns = new Map(rows.map((row) => [row[0]!, row]));
    const distinct = (at: number): number =>
      new Set([...columns.values()].map((row) => row[at]!)).size;
    expectNear('网站栏目', columns.size, 0);
    expectNear('网站语言版本', distinct(3), 0);
    expectNear('网站信息大类', distinct(4), 0);
    const [visits] = site.answers.systems['portal']!.truths['visitsOnWorkingDays'] as number[];
    const lastDay = dayNumber(AS_OF);
    const workingDays = Array.from({ length: 366 }, (_, back) => lastDay - back).filter(isWorkday);
    expectNear('工作日日均浏览量', visits! / workingDays.length);
  });

  test('approvals are as fast as published', async () => {
    const cases = await write(approvals);
    const [told] = cases.answers.systems['approvals']!.truths['speedUp'] as SpeedResult[];
    expectNear('审批提速', told!.speedUp * 100);
  });
});

test('the table of the documentation says these figures, and why a demo differs where it does', async () => {
  for (const file of ['published-figures.md', 'published-figures.zh-CN.md']) {
    const text = await readFile(new URL(`../docs/${file}`, import.meta.url), 'utf8');
    const rows = text
      .split('\n')
      .filter((line) => /^\| \p{Script=Han}|^\| OA/u.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const numberIn = (cell = ''): number => Number(cell.replace(/[^\d.]/g, ''));
    for (const name of Object.keys(PUBLISHED_OF_HAISHU) as PublishedName[]) {
      const row = rows.find(([, first]) => first?.startsWith(name));
      const [, , published, demo, , why] = row ?? [];
      expect(numberIn(published), `${file}: ${name}`).toBe(PUBLISHED_OF_HAISHU[name].value);
      if (!why) expectNear(name, numberIn(demo));
    }
  }
});
