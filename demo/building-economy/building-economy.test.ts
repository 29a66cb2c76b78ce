import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildingEconomy } from '../building-economy.ts';
import { PUBLISHED_OF_HAISHU } from '../published-figures.ts';
import { creditCheck, organisationCheck, registrationCheck } from '../people/check-digits.ts';
import type { WorldFacts } from '../world.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import {
  digestsOf,
  prepareFacts,
  readSheet,
  writeSystem,
  type WrittenSystem,
} from '../world/testing.ts';
import { CLASS_COUNTS } from './classes.ts';

const SCALE = 0.02;
let facts: WorldFacts;
let written: WrittenSystem;

beforeAll(async () => {
  facts = await prepareFacts(SCALE);
  written = await writeSystem(buildingEconomy, facts);
});

afterAll(async () => {
  for (const folder of [facts.out, written.out]) await rm(folder, { recursive: true });
});

const truths = <T>(kind: string): readonly T[] =>
  (written.answers.systems['building-economy']!.truths[kind] ?? []) as readonly T[];

async function rowsOf(name: RegExp): Promise<ExportRow[]> {
  const rows = await readExports(written, name);
  return rows.filter(({ cells }) => cells[0] !== '合计');
}

test('the same world gives the same bytes', async () => {
  const again = await writeSystem(buildingEconomy, facts);
  expect(await digestsOf(again)).toEqual(await digestsOf(written));
  await rm(again.out, { recursive: true });
});

test('every class of the 户/人/税 cube has its firms', () => {
  const expected = new Map<string, number>();
  for (const [{ cube }, count] of CLASS_COUNTS)
    expected.set(cube, (expected.get(cube) ?? 0) + Math.max(1, Math.round(count * SCALE)));
  const found = new Map<string, number>();
  for (const entry of truths<string>('firmPlaces')) {
    const cube = entry.split(' ')[1]!;
    found.set(cube, (found.get(cube) ?? 0) + 1);
  }
  const plain = found.get('111')! - expected.get('111')!;
  expect(plain).toBeGreaterThan(truths('firmPlaces').length * 0.6);
  expect(found.set('111', found.get('111')! - plain)).toEqual(expected);
  expect(truths('apartInDistrict')).toHaveLength(Math.round(1_900 * SCALE));
});

test('the registrar knows every business of the police but a few per cent, each for a reason', () => {
  const { units } = facts;
  const businesses = units.filter(({ registration }) => registration !== 'institutions');
  const unregistered = businesses.filter(({ registration }) => registration !== 'here');
  expect(unregistered.length / businesses.length).toBeLessThan(0.05);
  for (const { registration, uscc } of unregistered)
    expect(uscc === '').toBe(registration === 'nowhere');
  const open = unregistered.filter(
    ({ status, onSite }) => status === '开业' && onSite === '在此处',
  );
  expect(truths('unitUnregistered')).toEqual(open.map(({ unitId }) => unitId));
  const reasons = ['unitWithoutLicence', 'unitRegisteredElsewhere'].map((kind) => truths(kind));
  expect(reasons.flat().sort()).toEqual([...truths<string>('unitUnregistered')].sort());
  for (const reason of reasons) expect(reason.length).toBeGreaterThan(0);
});

test('the commercial buildings hold as many firms as were counted', async () => {
  const sheet = await readSheet(written, 'building-economy/楼宇企业动态采集.xlsx');
  const surveyed = sheet.filter(([no]) => /^CJ\d+$/.test(no ?? ''));
  const published = Math.round(PUBLISHED_OF_HAISHU.入驻企业.value * SCALE);
  expect(surveyed).toHaveLength(published);
});

test('shops are in shops, offices and institutions where one finds them', () => {
  const useOf = new Map(facts.rooms.map((room) => [room.id, room]));
  for (const { scope, category, roomId } of facts.units) {
    const { use, floorNumber } = useOf.get(roomId)!;
    if (/餐饮|服装零售|理发/u.test(scope)) expect(['商业', '其他']).toContain(use);
    if (/制造/u.test(scope)) expect(use).toBe('工业');
    if (/软件|进出口|法律/u.test(scope)) expect(['办公', '商业']).toContain(use);
    if (use === '教育' || use === '医疗') expect(category).toBe('事业');
    if (/水果|五金零售/u.test(scope)) expect(floorNumber).toBeLessThanOrEqual(1);
  }
});

describe('numbers of firms', () => {
  test('have right check characters', async () => {
    for (const row of await rowsOf(/business-registry/)) {
      const uscc = row.get('统一社会信用代码', '信用代码');
      if (uscc.length === 18) expect(creditCheck(uscc.slice(0, 17))).toBe(uscc[17]);
      const regNo = row.get('注册号', '营业执照号');
      if (/^\d/.test(regNo)) expect(registrationCheck(regNo.slice(0, 14))).toBe(regNo[14]);
      const orgCode = row.get('组织机构代码').replace('-', '');
      expect(organisationCheck(orgCode.slice(0, 8))).toBe(orgCode[8]);
    }
  });

  test('are each given once', async () => {
    const rows = await rowsOf(/business-registry/);
    for (const header of ['注册号', '组织机构代码', '纳税人识别号']) {
      const numbers = rows.map((row) => row.get(header)).filter((number) => /^[\dD]/.test(number));
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });
});

test('an office that is in the district is surveyed in the room the answers name', async () => {
  const office = new Map(
    truths<string>('firmPlaces').map((entry) => {
      const [id, , , room] = entry.split(' ') as [string, string, string, string];
      return [id, room] as const;
    }),
  );
  const sheet = await readSheet(written, 'building-economy/楼宇企业动态采集.xlsx');
  const rows = sheet.slice(2).filter(([no]) => /^CJ\d+$/.test(no ?? ''));
  expect(rows.length).toBeGreaterThan(50);
  for (const [, id, , , commercial, room] of rows) {
    expect(room).toBe(office.get(id!));
    expect(commercial).toMatch(/^LY\d{4}-[12]$/);
  }
});

describe('tax', () => {
  test('of buildings adds up from their firms', async () => {
    const commercial = await firmsOfBuildings();
    const sums = new Map<string, number>();
    for (const row of await rowsOf(/月度税收_2015/)) {
      const building = commercial.get(row.cells[0]!);
      const yuan = Number(row.cells[3]) * (row.get('入库税额（万元）') === '' ? 1 : 10_000);
      if (building) sums.set(building, (sums.get(building) ?? 0) + yuan);
    }
    for (const { commercial: id, year2015 } of truths<{ commercial: string; year2015: number }>(
      'buildingTax',
    ))
      expect(sums.get(id) ?? 0).toBeCloseTo(year2015, -1);
  });

  test('of planted firms swings in the month that is told', async () => {
    const rows = await rowsOf(/月度税收_/);
    const swings = truths<{ taxNo: string; from: string; factor: number }>('taxSwing');
    expect(swings).toHaveLength(Math.round(120 * SCALE) + Math.round(40 * SCALE));
    for (const { taxNo, from, factor } of swings) {
      const own = rows.filter(({ cells }) => cells[0] === taxNo);
      const sum = (months: (month: string) => boolean): number =>
        own
          .filter(({ cells }) => months(cells[1]!.replace('-', '')))
          .reduce((total, { cells, get }) => {
            const inTenThousands = get('入库税额（万元）') !== '';
            return total + Number(cells[3]) * (inTenThousands ? 10_000 : 1);
          }, 0);
      const start = from.replace('-', '');
      const earlier = String(Number(start) - 100);
      const after = sum((month) => month >= start);
      const before = sum((month) => month >= earlier && month <= '201506');
      expect(after / before / factor).toBeGreaterThan(0.85);
      expect(after / before / factor).toBeLessThan(1.3);
    }
  });
});

async function firmsOfBuildings(): Promise<Map<string, string>> {
  const sheet = await readSheet(written, 'building-economy/楼宇企业动态采集.xlsx');
  const buildings = new Map(sheet.map(([, id, , , commercial]) => [id!, commercial!]));
  const firms = [
    ...(await rowsOf(/business-registry/)).map(({ cells }) => cells),
    ...(await readSheet(written, 'business-registry/异地企业_市局共享.xlsx')),
  ];
  return new Map(
    firms
      .filter((cells) => buildings.has(cells[0]!))
      .map((cells) => [cells[5]!, buildings.get(cells[0]!)!]),
  );
}

test('leases that end soon are told, each once', async () => {
  const rows = await rowsOf(/租约/);
  const days = (text: string): number => {
    const [, year, month, day] = /^(\d+)年(\d+)月(\d+)日$/.exec(text)!;
    return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
  };
  const today = days('2016年6月30日');
  const soon = rows.filter((row) => {
    const left = days(row.get('止租日期')) - today;
    return left >= 0 && left <= 180;
  });
  const told = [30, 90, 180].flatMap((notice) => truths<string>(`leaseEndsIn${notice}Days`));
  expect([...told].sort()).toEqual(soon.map(({ cells }) => cells[0]!).sort());
  for (const row of rows) expect(days(row.get('起租日期'))).toBeLessThan(today);
});

test('planted rows stand on the lines the answers name', async () => {
  const planted = written.answers.planted.filter(({ file }) => file.endsWith('.csv'));
  const rows = await readExports(written, /./, true);
  for (const { file, line, key } of planted)
    expect(rows.find((row) => row.file === file && row.line === line)?.cells[0]).toBe(key);
});
