import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invent } from '../invention.ts';
import type { DemoReport } from '../report.ts';
import { loadShipped } from '../testing.ts';
import type { Road } from '../city/streets.ts';
import type { Point } from '../geometry/plane.ts';
import { COMPONENT_TYPES } from './component-types.ts';
import { createPlaces, type Places } from '../world/places.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import { writeDemo } from '../write-demo.ts';

const SCALE = 0.01;
let folder: string;
let report: DemoReport;
let places: Places;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-city-'));
  report = await write('first');
  const { profile, plan } = await loadShipped();
  places = createPlaces(invent(profile, plan, SCALE, report.answers.seed).district);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string): Promise<DemoReport> {
  const systems = ['city-management'] as const;
  return writeDemo({ ...(await loadShipped()), out: join(folder, name), scale: SCALE, systems });
}

const truths = (kind: string): readonly unknown[] =>
  report.answers.systems!['city-management']!.truths[kind] ?? [];

/** Files of photographs the answers name: `city_case HS2016… 照片/HS2016…_处置前.jpg`. */
const photographs = (kind: string): string[] =>
  truths(kind).map((line) => `city-management/${String(line).split(' ')[2] ?? ''}`);

describe('the city management export', () => {
  test('is the same to the byte when written again', async () => {
    const again = await write('again');
    const files = Object.keys(report.answers.files).filter((file) => file.startsWith('city-'));
    expect(files.length).toBeGreaterThan(30);
    for (const file of [...files, ...photographs('picture')])
      expect(
        (await readFile(join(again.out, file))).equals(await readFile(join(report.out, file))),
      ).toBe(true);
  });

  test('has the photographs its answers name, small and whole but for those planted', async () => {
    expect(photographs('picture').length).toBeGreaterThan(10);
    for (const file of photographs('picture')) {
      const bytes = await readFile(join(report.out, file));
      expect(bytes.length).toBeLessThan(40_000);
      expect([bytes.readUInt16BE(0), bytes.readUInt16BE(bytes.length - 2)]).toEqual([
        0xffd8, 0xffd9,
      ]);
    }
    const [missing = ''] = photographs('pictureMissing');
    await expect(readFile(join(report.out, missing))).rejects.toThrow('ENOENT');
    const [damaged = ''] = photographs('pictureDamaged');
    const cut = await readFile(join(report.out, damaged));
    expect(cut.readUInt16BE(cut.length - 2)).not.toBe(0xffd9);
  });

  test('has the numbers of its scale', () => {
    const { counts } = report.answers.systems!['city-management']!;
    const twins = truths('componentSurveyedTwice').length;
    expect(counts).toMatchObject({ component: 2000 + twins, city_case: 1000, patrol_fix: 10_000 });
    expect(counts['case_event']!).toBeGreaterThanOrEqual(7 * counts['city_case']!);
  });
});

interface GeoComponent {
  properties: Record<string, string>;
  geometry: { coordinates: [number, number] };
}

async function geoComponents(name: string): Promise<GeoComponent[]> {
  const text = await readFile(join(report.out, 'city-management', name), 'utf8');
  return (JSON.parse(text) as { features: GeoComponent[] }).features;
}

describe('components', () => {
  test('have numbers that say their type', async () => {
    for (const row of await readExports(report, /部件_.*街道\.csv/)) {
      const id = row.get('部件标识码', '标识码', '部件编码');
      expect(id).toMatch(/^330203(0[1-6])\d{8}$/);
      expect(id.slice(6, 10)).toBe(row.get('小类代码', '小类', '部件类型').normalize('NFKC'));
    }
    for (const { properties } of await geoComponents('部件_望春街道_新国标.geojson'))
      expect(properties['GLBJBSM']!.slice(6, 11)).toBe(properties['小类代码']);
  });

  test('lie in the grid cell they name, but for those the answers list', async () => {
    const { profile, plan } = await loadShipped();
    const { plane } = invent(profile, plan, SCALE, report.answers.seed).district;
    const wrong = new Set([
      ...truths('componentOutsideGrid').map((truth) => (truth as { id: string }).id),
      ...truths('componentGcj02').map((truth) => (truth as { id: string }).id),
    ]);
    const found = new Set<string>();
    const features = await geoComponents('bujian_duantang.geojson');
    for (const { properties, geometry } of features) {
      const [east, north] = plane.toPlane(geometry.coordinates);
      const cells = [-0.05, 0, 0.05].flatMap((dx) =>
        [-0.05, 0, 0.05].map((dy) => places.cellAt([east + dx, north + dy])?.code),
      );
      if (!cells.includes(properties['BGID'])) found.add(properties['ObjID']!);
    }
    const here = features.map(({ properties }) => properties['ObjID']!);
    expect([...found].sort()).toEqual(here.filter((id) => wrong.has(id)).sort());
  });
});

test('components stand where they do in a street: manholes of the road in it, hydrants, boxes and hoardings beside it', async () => {
  const { profile, plan } = await loadShipped();
  const { district } = invent(profile, plan, SCALE, report.answers.seed);
  const spoilt = new Set(
    ['componentGcj02', 'componentSurveyedTwice'].flatMap((kind) =>
      truths(kind).map((truth) => (truth as { id: string }).id),
    ),
  );
  const seen = new Set<string>();
  for (const { properties, geometry } of await geoComponents('bujian_duantang.geojson')) {
    if (spoilt.has(properties['ObjID']!)) continue;
    const at = district.plane.toPlane(geometry.coordinates);
    const type = COMPONENT_TYPES.find(({ code }) => code === properties['ObjID']!.slice(6, 10))!;
    const inMetres = Math.max(...district.streets.roads.map((road) => metresInside(road, at)));
    seen.add(type.standing);
    if (type.standing === 'carriageway') expect(inMetres, type.name).toBeGreaterThan(-TOLERANCE);
    else if (type.standing === 'kerb') expect(inMetres, type.name).toBeLessThan(0.6 + TOLERANCE);
    else expect(inMetres, type.name).toBeLessThan(TOLERANCE);
  }
  expect([...seen]).toEqual(expect.arrayContaining(['carriageway', 'kerb', 'footway', 'corner']));
});

/** Coordinates are given out to the decimetre. */
const TOLERANCE = 0.1;

/** How far inside the kerb of a street a point lies, metres; negative beside it. */
function metresInside({ tag, line }: Road, [x, y]: Point): number {
  const distances = line.slice(1).map(([toX, toY], at) => {
    const [fromX, fromY] = line[at]!;
    const length = Math.hypot(toX - fromX, toY - fromY);
    const [east, north] = [(toX - fromX) / length, (toY - fromY) / length];
    const along = (x - fromX) * east + (y - fromY) * north;
    const beyond = Math.max(-along, along - length, 0);
    return Math.hypot((x - fromX) * north - (y - fromY) * east, beyond);
  });
  return tag.widthMetres / 2 - Math.min(...distances);
}

/** What may follow each step (domain §5.1). */
const NEXT: Readonly<Record<string, string>> = {
  上报: '受理',
  受理: '核实 立案 作废',
  核实: '立案 不予立案',
  立案: '派遣',
  派遣: '处置 退回',
  退回: '派遣',
  处置: '反馈 延期 挂账',
  延期: '反馈 挂账',
  挂账: '恢复',
  恢复: '反馈',
  反馈: '核查',
  核查: '结案 返工',
  返工: '处置',
  结案: '',
  作废: '',
  不予立案: '',
};

function isLegal(events: readonly ExportRow[]): boolean {
  return events.every((event, index) => {
    const before = events[index - 1];
    const step = stepOf(event);
    if (!before) return step === '上报';
    return (
      NEXT[stepOf(before)]!.split(' ').includes(step) &&
      stampOf(timeOf(before)) <= stampOf(timeOf(event))
    );
  });
}

const stepOf = (row: ExportRow): string => row.get('环节', '流程环节', '步骤');
const timeOf = (row: ExportRow): string => row.get('办理时间', '时间', '发生时间');

describe('cases', () => {
  test('go through legal steps in order of time, but for the planted ones', async () => {
    const byCase = new Map<string, ExportRow[]>();
    for (const event of await readExports(report, /案件流程/)) {
      const caseNo = event.get('案件编号', '任务号', '案卷号');
      byCase.set(caseNo, [...(byCase.get(caseNo) ?? []), event]);
    }
    const illegal = [...byCase].filter(([, events]) => !isLegal(events)).map(([caseNo]) => caseNo);
    const planted = truths('caseIllegalOrder').map((truth) => (truth as { caseNo: string }).caseNo);
    expect(byCase.size).toBe(1000);
    expect(illegal.sort()).toEqual([...planted].sort());
  });

  test('are about components that were surveyed', async () => {
    const surveyed = new Set<string>();
    for (const row of await readExports(report, /部件_|邮政/))
      surveyed.add(row.get('部件标识码', '标识码', '部件编码'));
    for (const { properties } of await geoComponents('bujian_duantang.geojson'))
      surveyed.add(properties['ObjID']!);
    for (const { properties } of await geoComponents('部件_望春街道_新国标.geojson'))
      surveyed.add(properties['GLBJBSM']!);
    const dbf = await readFile(join(report.out, 'city-management', '部件普查_一期.dbf'), 'latin1');
    const cases = await readExports(report, /案件_/);
    const about = cases
      .map((row) => row.get('部件标识码', '部件编码'))
      .filter((id) => /^\d/.test(id));
    expect(about.length).toBeGreaterThan(60);
    expect(about.filter((id) => !surveyed.has(id) && !dbf.includes(id))).toEqual([]);
  });

  test('have overdue ones exactly where the answers say', async () => {
    const overdue = (await readExports(report, /案件_/)).filter((row) => {
      const [closed, due] = [row.get('结案时间'), row.get('截止时间', '应结案时间', '处置截止')];
      return /\d/.test(closed) && /\d/.test(due) && stampOf(closed) > stampOf(due);
    });
    const numbers = overdue.map((row) => row.get('案件编号', '任务号', '案卷号'));
    const late = new Set(truths('caseClosedLate'));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter((caseNo) => !late.has(caseNo))).toEqual([]);
  });
});

/** YYYYMMDDhhmmss as a number, of a moment in any of the shapes the files use. */
function stampOf(text: string): number {
  const digits = text.match(/\d+/g)!;
  const padded =
    digits.length === 1 ? digits[0]! : digits.map((part) => part.padStart(2, '0')).join('');
  return Number(padded.slice(0, 14));
}
