import { describe, expect, test } from 'vitest';
import type { Batch, RecognisedFileInfo, TableOutcome } from '../../../contract/imports.ts';
import { fitView } from './crs-view.ts';
import {
  canGoOn,
  fileState,
  mappingOf,
  missingFields,
  offeredFields,
  patternOf,
} from './mapping-model.ts';
import {
  allRefused,
  batchAction,
  blockedTables,
  changesNothing,
  splitSeconds,
  waitsForPerson,
} from './run-model.ts';

const FIELDS = ['unit_id', 'name', 'address'].map((field) => ({
  table: 'unit',
  field,
  title: field,
  titleEn: field,
  unit: null,
  required: field !== 'address',
  sealed: false,
  fill: { codes: [], listed: false },
  canBeMade: false,
}));

function header(name: string, field: string | null, chosen = false) {
  const state = field === null ? ('unknown' as const) : ('mapped' as const);
  return { header: name, state, field, chosen, samples: [] };
}

function fileOf(change: Partial<RecognisedFileInfo> = {}): RecognisedFileInfo {
  return {
    name: 'a/单位202607.csv',
    bytes: 10,
    dataset: {
      id: 'unit',
      title: '单位',
      titleEn: 'Units',
      department: { id: 'community-policing', title: '公安分局' },
    },
    ignored: false,
    expectedRows: 2,
    fromSaved: false,
    headers: [header('单位编号', 'unit_id'), header('牌匾', null)],
    fields: FIELDS,
    filled: [],
    codesMade: false,
    ...change,
  };
}

describe('mapping', () => {
  test('a column may feed its own field and those nobody feeds', () => {
    const file = fileOf();
    const offered = (index: number) =>
      offeredFields(file, file.headers[index] as (typeof file.headers)[number]).map(
        ({ field }) => field,
      );
    expect(offered(0)).toEqual(['unit_id', 'name', 'address']);
    expect(offered(1)).toEqual(['name', 'address']);
  });

  test('required fields no column feeds are missing, unless the importer fills them', () => {
    expect(missingFields(fileOf()).map(({ field }) => field)).toEqual(['name']);
    expect(missingFields(fileOf({ filled: ['name'] }))).toEqual([]);
  });

  test('what a person said is kept for files of the same name at another date', () => {
    const headers = [header('牌匾', 'name', true), header('单位编号', 'unit_id')];
    expect(mappingOf(fileOf({ headers }), undefined)).toEqual({
      department: 'community-policing',
      match: '单位*.csv',
      headers: ['牌匾', '单位编号'],
      table: 'unit',
      columns: { 牌匾: 'name' },
    });
    expect(patternOf('人口_月湖派出所.csv')).toBe('人口_月湖派出所.csv');
    expect(patternOf('房间 2016-07-31 (2).xlsx')).toBe('房间 * *.xlsx');
  });

  test('one file with a problem holds the delivery until it is mended or left out', () => {
    const problem = { kind: 'invalid' as const, sentence: 'x' };
    expect(canGoOn([fileOf(), fileOf({ problem })])).toBe(false);
    expect(canGoOn([fileOf(), fileOf({ problem, ignored: true })])).toBe(true);
    expect(canGoOn([fileOf({ ignored: true })])).toBe(false);
    expect(fileState(fileOf({ dataset: undefined }))).toBe('unknown');
  });
});

describe('results', () => {
  const table = (change: Partial<TableOutcome>): TableOutcome => ({
    table: 'room',
    title: '房间',
    titleEn: 'Rooms',
    added: 0,
    changed: 0,
    unchanged: 5,
    removed: 0,
    held: 0,
    rejected: 0,
    before: 5,
    after: 5,
    blocked: false,
    aged: 0,
    ...change,
  });
  const result = (tables: TableOutcome[]) => ({
    batch: '1',
    outcome: 'preview' as const,
    snapshotId: null,
    files: [],
    tables,
    dropShare: 0.05,
    doubts: [],
    older: [],
    rejectedRows: 0,
    shapes: { total: 0, first: [] },
    hasWorkbook: false,
    seconds: 1,
  });

  test('rejected rows alone change nothing', () => {
    expect(changesNothing(result([table({ rejected: 3 })]))).toBe(true);
    expect(changesNothing(result([table({ changed: 1 })]))).toBe(false);
    expect(changesNothing(result([table({ held: 1 })]))).toBe(false);
    expect(blockedTables(result([table({}), table({ blocked: true })]))).toHaveLength(1);
  });

  test('a delivery that was refused whole is not the same as the data in use', () => {
    const file = {
      file: '站点.csv',
      table: 'component',
      title: '部件',
      encoding: null,
      crs: null,
      unknownColumns: [],
      servingColumns: [],
      droppedColumns: [],
      otherSheets: [],
      hiddenRows: 0,
      skippedLines: 0,
      ...{ read: 3, accepted: 0, held: 0, rejected: 3, unchanged: 0 },
    };
    expect(allRefused({ ...result([]), files: [file] })).toBe(true);
    expect(allRefused({ ...result([]), files: [{ ...file, rejected: 2, unchanged: 1 }] })).toBe(
      false,
    );
    expect(allRefused(result([]))).toBe(false);
  });

  test('leaving rows, a doubtful coordinate system and older files are confirmed each for itself', () => {
    const doubt = {
      file: '部件.csv',
      sentence: { template: 'x', values: [] },
      used: 'EPSG:4326',
      candidates: [],
    };
    const older = {
      title: '房屋',
      titleEn: 'Rooms',
      loaded: '2016-06-30',
      delivered: '2016-05-31',
    };
    const all = { ...result([table({ blocked: true })]), doubts: [doubt], older: [older] };
    const [yes, no] = [true, false];
    const waits = (allowDrop: boolean, acceptCrs: boolean, allowOlder: boolean) =>
      waitsForPerson(all, { allowDrop, acceptCrs, allowOlder });
    expect([waits(no, yes, yes), waits(yes, no, yes), waits(yes, yes, no)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(waits(yes, yes, yes)).toBe(false);
  });

  test('durations are told in minutes and seconds, never as nothing', () => {
    expect(splitSeconds(0.2)).toEqual({ minutes: 0, seconds: 1 });
    expect(splitSeconds(80.4)).toEqual({ minutes: 1, seconds: 20 });
  });

  test('the batch in use can be undone, another kept one used, a cleared one neither', () => {
    const batch = (id: string, change: Partial<Batch>): Batch => ({
      id,
      state: 'published',
      at: '',
      account: null,
      seconds: null,
      asOf: null,
      files: [],
      added: 0,
      changed: 0,
      removed: 0,
      rejected: 0,
      sentence: null,
      said: null,
      stage: null,
      canRetake: false,
      kept: true,
      previousId: null,
      hasWorkbook: false,
      ...change,
    });
    const first = batch('1', {});
    const second = batch('2', { state: 'current', previousId: '1' });
    const gone = batch('0', { kept: false });
    const all = [second, first, gone];
    expect(batchAction(second, all)).toEqual({ kind: 'undo', to: first });
    expect(batchAction(first, all)).toEqual({ kind: 'use', to: first });
    expect(batchAction(gone, all)).toBeUndefined();
    expect(batchAction(batch('5', { state: 'current', previousId: '0' }), all)).toBeUndefined();
  });
});

test('the small map shows everything without distortion, north up', () => {
  const place = fitView(
    [
      [121.5, 29.8],
      [121.6, 29.9],
    ],
    320,
    220,
  );
  const [west, south] = place([121.5, 29.8]);
  const [east, north] = place([121.6, 29.9]);
  expect(north).toBeLessThan(south);
  expect((east - west) / (south - north)).toBeCloseTo(Math.cos((29.85 * Math.PI) / 180), 3);
  for (const value of [west, south, east, north]) expect(value).toBeGreaterThanOrEqual(0);
});
