import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableSpec } from '../contract/schema/index.ts';
import { sentenceText } from '../contract/sentence.ts';
import type { DemoAnswers } from '../demo/report.ts';
import { SYSTEM_WRITERS } from '../demo/systems.ts';
import { loadProfile } from '../data/profile.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { beginBuild, type SnapshotBuild } from '../data/snapshot/build.ts';
import { openStore } from '../data/snapshot/store.ts';
import type { ImportReport } from '../importers/import-report.ts';
import { importDatasets } from '../importers/import.ts';
import { recogniseFolder } from '../importers/recognise.ts';
import { ImportReporter } from '../importers/report/reporter.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

/** Every system. */
const WRITTEN = SYSTEM_WRITERS.map(({ system }) => system);
const LISTS = new Set(['STEP_ORDER', 'STEP_TIME_ORDER']);

interface Found {
  readonly place: string;
  readonly code: string;
}

let folder: TestFolder;
let answers: DemoAnswers;
let report: ImportReport;
let left: ImportReport['unrecognised'];
let build: SnapshotBuild;
let rejected: Found[];

beforeAll(async () => {
  folder = await TestFolder.make();
  const profile = await loadProfile('haishu-2016');
  ({ answers } = await writeShippedDemo(folder.at('demo'), 0.01, WRITTEN));
  const recognition = await recogniseFolder([folder.at('demo')], undefined);
  left = recognition.unrecognised;
  const keys = await openKeyring(folder.at('keys'));
  const options = { profile, synthetic: true, keys, preview: true };
  build = await beginBuild(await openStore(folder.at('store')), options);
  const reporter = await ImportReporter.open(folder.at('report'));
  report = await importDatasets({ recognition, build, profile, reporter });
  await reporter.close();
  if (reporter.rejectedRows > reporter.firstRejects.length)
    throw new Error(
      'more rows were refused than the reporter keeps at hand: make the demo smaller',
    );
  rejected = reporter.firstRejects.map(({ file, line, code }) => ({
    place: `${file.replace(/#.*$/, '')}:${line}`,
    code,
  }));
});

afterAll(async () => {
  await build.abort();
  await rm(folder.path, { recursive: true, force: true });
});

const truths = (system: string, kind: string) => {
  const page = (answers.systems as Record<string, { truths: Record<string, unknown[]> }>)[system];
  return page?.truths[kind] ?? [];
};

async function flaggedKeys(table: string, flag: string): Promise<unknown[]> {
  const { file, naturalKey } = tableSpec(table);
  const rows = await build
    .lookup()
    .all<{ key: string }>(
      `SELECT ${naturalKey[0]} AS key FROM ${file}.${table} WHERE ',' || flags || ',' LIKE ? ORDER BY key`,
      [`%,${flag},%`],
    );
  return rows.map(({ key }) => key);
}

const ids = (entries: readonly unknown[], field = 'id') =>
  entries.map((entry) => (entry as Record<string, unknown>)[field]).sort();

const refusedFiles = (why: string) =>
  (truths('statistics', 'refusedFile') as { file: string; why: string }[])
    .filter((entry) => entry.why === why)
    .map(({ file }) => file);

it('reads every file but those of 秘密 and above', () => {
  expect(left.map(({ name }) => name)).toEqual(refusedFiles('secret'));
  for (const { why } of left) expect(sentenceText(why)).toContain('refused');
});

describe('rows planted to be refused', () => {
  it('are all refused', () => {
    const places = new Set(rejected.map(({ place }) => place));
    const missed = answers.planted.filter(
      ({ expect: wanted, file, line }) => wanted === 'rejected' && !places.has(`${file}:${line}`),
    );
    expect(missed).toEqual([]);
  });

  it('are the only ones refused, beside whole lists of steps and what single units reported', () => {
    const planted = new Set(answers.planted.map(({ file, line }) => `${file}:${line}`));
    const single = refusedFiles('single-unit');
    const isSingle = ({ place, code }: Found) =>
      code === 'SINGLE_UNIT_VALUE' && single.some((file) => place.startsWith(file));
    const others = rejected.filter(
      (row) => !planted.has(row.place) && !LISTS.has(row.code) && !isSingle(row),
    );
    expect(others).toEqual([]);
  });
});

it('every planted row to be held is held, and its file says so', () => {
  const held = answers.planted.filter(({ expect: wanted }) => wanted === 'held').length;
  expect(report.files.reduce((sum, file) => sum + file.held, 0)).toBe(held);
});

it('every row read is accepted, held or refused', () => {
  const lost = report.files.filter(
    (file) => file.read !== file.accepted + file.held + file.rejected + file.unchanged,
  );
  expect(lost).toEqual([]);
  const read = new Map<string, number>();
  for (const { file, read: rows, table } of report.files)
    if (table !== 'building_part')
      read.set(file.replace(/#.*$/, ''), (read.get(file.replace(/#.*$/, '')) ?? 0) + rows);
  const other = Object.entries(answers.files).filter(
    ([name, rows]) => !name.endsWith('楼栋.shp') && read.get(name) !== rows,
  );
  expect(other).toEqual([]);
});

it('an ID number under another name is marked at every such row, and at no other', async () => {
  const planted = answers.planted.filter(({ kind }) => kind === 'id-under-another-name');
  expect(planted.length).toBeGreaterThan(1);
  const found = [
    ...(await flaggedKeys('resident', 'ID_NAME_CONFLICT')),
    ...(await flaggedKeys('elder', 'ID_NAME_CONFLICT')),
    ...(await flaggedKeys('care_bed', 'ID_NAME_CONFLICT')),
  ];
  expect(found.sort()).toEqual(planted.map(({ key }) => key).sort());
});

it('beats: an unknown area and two lead officers at once are marked', async () => {
  const planted = (kind: string): unknown =>
    answers.planted.find((row) => row.kind === kind)?.key.split(' ')[0];
  expect(await flaggedKeys('beat_duty', 'BEAT_AREA_UNKNOWN')).toEqual([
    planted('beat-unknown-area'),
  ]);
  expect(await flaggedKeys('beat_duty', 'BEAT_OVERLAP')).toEqual([planted('beat-two-leads')]);
});

it('grid cells that overlap others or cross communities are marked, and no others', async () => {
  const { overlap, crosses } = answers.facts.wrongGridCells as Record<string, string[]>;
  const codes = async (flag: string) => {
    const rows = await build
      .lookup()
      .all<{ code: string }>(
        `SELECT code FROM base.area WHERE ',' || flags || ',' LIKE '%,${flag},%' ORDER BY code`,
      );
    return rows.map(({ code }) => code);
  };
  expect(overlap?.length).toBe(2);
  expect(await codes('GRID_OVERLAP')).toEqual(overlap);
  expect(await codes('GRID_CROSSES')).toEqual(crosses);
});

it('tax numbers that are none are marked where they were planted', async () => {
  const planted = answers.planted.filter(({ kind }) => kind === 'bad-tax-number');
  expect(await flaggedKeys('tax_place', 'TAXNO_CHECKSUM')).toEqual(planted.map(({ key }) => key));
  expect(await flaggedKeys('tax_place', 'TAXNO_FORMAT')).toEqual([]);
  expect(await flaggedKeys('enterprise', 'TAXNO_CHECKSUM')).toEqual([]);
  expect(await flaggedKeys('enterprise', 'TAXNO_FORMAT')).toEqual([]);
});

it('cases planted to be closed unchecked are marked, and no others', async () => {
  const planted = truths('city-management', 'caseIllegalOrder') as {
    caseNo: string;
    spoil: string;
  }[];
  const unchecked = planted.filter(({ spoil }) => spoil === 'closed-without-check');
  expect(unchecked.length).toBeGreaterThan(0);
  expect(await flaggedKeys('city_case', 'CLOSED_WITHOUT_CHECK')).toEqual(ids(unchecked, 'caseNo'));
});

describe('city management', () => {
  const CITY = 'city-management';

  it('finds components whose name is not that of their code', async () => {
    const planted = ids(truths(CITY, 'componentCodeNameMismatch'));
    expect(await flaggedKeys('component', 'COMP_CODE_NAME_MISMATCH')).toEqual(planted);
  });

  it('finds components surveyed twice', async () => {
    const pairs = truths(CITY, 'componentSurveyedTwice') as { ids: string[] }[];
    const twins = await flaggedKeys('component', 'COMP_DUP_NEAR');
    expect(twins).toHaveLength(pairs.length);
    for (const pair of pairs) expect(pair.ids.filter((id) => twins.includes(id))).toHaveLength(1);
  });

  it('finds components whose axes were exchanged', async () => {
    const planted = ids(truths(CITY, 'componentAxesSwapped'));
    expect(await flaggedKeys('component', 'COORD_AXES_SWAPPED')).toEqual(planted);
  });

  it('finds components in web-map coordinates and those in another grid cell', async () => {
    const shifted = ids(truths(CITY, 'componentGcj02'));
    const misplaced = ids(truths(CITY, 'componentOutsideGrid'));
    const mismatched = await flaggedKeys('component', 'GRID_MISMATCH');
    expect(mismatched).toEqual(expect.arrayContaining([...shifted, ...misplaced]));
    expect(await flaggedKeys('component', 'COORD_GCJ02')).toEqual(expect.arrayContaining(shifted));
  });

  it('refuses lists of steps in an illegal order, and only those', async () => {
    const { length } = truths(CITY, 'caseIllegalOrder');
    const row = await build.lookup().get<{ missing: number }>(
      `SELECT count(*) AS missing FROM city.city_case
        WHERE case_no NOT IN (SELECT case_no FROM city.case_event) AND coalesce(flags, '') NOT LIKE '%ORPHAN%'`,
    );
    expect(row?.missing).toBe(length);
  });
});

it('work safety: no hazard is closed without a passed recheck, and major ones have their five guarantees', async () => {
  const unchecked = truths('work-safety', 'hazardClosedUnchecked').length;
  const incomplete = truths('work-safety', 'hazardMajorIncomplete').length;
  expect(await flaggedKeys('hazard', 'CLOSED_WITHOUT_RECHECK')).toHaveLength(unchecked);
  expect(await flaggedKeys('hazard', 'HAZARD_GUARANTEES')).toHaveLength(incomplete);
});

it('work safety: a major hazard nobody listed is marked', async () => {
  const planted = truths('work-safety', 'hazardMajorUnlisted');
  expect(planted.length).toBeGreaterThan(0);
  expect(await flaggedKeys('hazard', 'MAJOR_NOT_LISTED')).toEqual([...planted].sort());
});

it('approvals: a light other than the clock gives is marked, and what the clock gives is stored', async () => {
  const planted = truths('approvals', 'lightDiffers') as { case: string; computed: string }[];
  expect(planted.length).toBeGreaterThan(0);
  const differing = await flaggedKeys('approval_case', 'LIGHT_DIFF');
  expect(differing).toEqual(planted.map((one) => one.case).sort());
  const rows = await build
    .lookup()
    .all<{ light: string; cases: number }>(
      'SELECT light_calc AS light, count(*) AS cases FROM services.approval_case GROUP BY 1',
    );
  const red = rows.find(({ light }) => light === 'red')?.cases;
  expect(red).toBe(truths('approvals', 'overdueCase').length);
});

it('approvals: days taken that the times of the case do not give are marked', async () => {
  const planted = truths('approvals', 'daysTakenWrong');
  expect(planted.length).toBeGreaterThan(0);
  expect(await flaggedKeys('approval_case', 'ACTUAL_DAYS_DIFF')).toEqual([...planted].sort());
});

it('hotline: a call that repeats itself is marked', async () => {
  const planted = answers.planted.filter(({ kind }) => kind === 'call-repeats-itself');
  expect(await flaggedKeys('call', 'REPEATS_ITSELF')).toEqual(planted.map(({ key }) => key));
});

it.each([
  ['CHANGE_DIFF', ['changeWrong', 'previousWrong']],
  ['CUMULATIVE_FALLS', ['cumulativeFalls']],
  ['STREETS_SUM', ['streetsSumWrong']],
])('statistics: %s marks the values planted, and no others', async (code, kinds) => {
  const planted = kinds.flatMap((kind) => truths('statistics', kind));
  expect(planted.length).toBeGreaterThan(kinds.length);
  const rows = await build.lookup().all<{ key: string }>(
    `SELECT indicator_code || ' ' || area_code || ' ' || period || ' ' || version AS key
     FROM services.indicator_value WHERE ',' || flags || ',' LIKE ?`,
    [`%,${code},%`],
  );
  expect(rows.map(({ key }) => key).sort()).toEqual([...planted].sort());
});

it.each([
  ['AREA_CODE_UNKNOWN', 'unknown-area'],
  ['UNIT_DIFF', 'other-unit'],
])('statistics: %s marks the one value planted', async (code, planted) => {
  const keys = answers.planted.filter(({ kind }) => kind === planted).map(({ key }) => key);
  expect(keys).toHaveLength(1);
  expect(await flaggedKeys('indicator_value', code)).toEqual(keys);
});

it('homes for the elderly: whoever has two beds at once is marked', async () => {
  const planted = truths('ageing', 'twoBeds').length;
  expect(planted).toBeGreaterThan(0);
  expect(await flaggedKeys('care_bed', 'BED_TWICE')).toHaveLength(planted);
});

it.each([
  ['resident', ['ID_NAME_CONFLICT']],
  ['monthly_tax', []],
])('rows of %s have no mark that nothing planted', (name, planted) => {
  const delivered = report.files.filter(({ table }) => table === name);
  expect(delivered.length).toBeGreaterThan(0);
  const marks = delivered.flatMap(({ flags }) => Object.keys(flags));
  expect([...new Set(marks)]).toEqual(planted);
});
