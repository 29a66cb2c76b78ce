import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findRecords } from '../data/queries/place-list/find-records.ts';
import { openStore, requireCurrent } from '../data/snapshot/store.ts';
import { commandLine } from './testing/command-line.ts';

const { at, place, run, twin } = commandLine();

/** A street's paper ledger, numbered 1…n each year. */
const HEADER = '隐患编号,单位编号,隐患内容,隐患级别,发现日期,整改期限';
const DAYS = ['01-08', '02-20', '05-06', '09-17', '12-30'];
const ledger = (year: number, what = '通道堵塞') =>
  DAYS.map(
    (day, index) => `${index + 1},AQ00000${index + 1},${what},一般,${year}-${day},${year}-12-31`,
  );
const steps = (year: number) =>
  DAYS.flatMap((day, index) => [
    `${index + 1},1,登记,${year}-${day} 09:00:00`,
    `${index + 1},2,派发,${year}-${day} 10:00:00`,
    `${index + 1},3,整改,${nextDay(year, day)} 09:00:00`,
  ]);

function nextDay(year: number, day: string): string {
  const next = new Date(Date.parse(`${year}-${day}`) + 3 * 86_400_000);
  return next.toISOString().slice(0, 10);
}

async function deliver(name: string, ...years: readonly string[][]): Promise<string> {
  const folder = at(name, 'work-safety');
  await mkdir(folder, { recursive: true });
  const [hazards = [], events = []] = years;
  await writeFile(`${folder}/隐患台账.csv`, [HEADER, ...hazards].join('\n'));
  if (events.length > 0)
    await writeFile(`${folder}/隐患流程.csv`, ['隐患编号,序号,环节,时间', ...events].join('\n'));
  return at(name);
}

const ask = async (name: string, params: unknown) =>
  JSON.parse(await twin('query', name, JSON.stringify(params), ...place())) as unknown;

interface Imported {
  readonly changes: readonly { readonly table: string }[];
  readonly files: readonly { readonly rejected: number; readonly flags: object }[];
}

async function imported(folder: string, ...more: string[]): Promise<Imported> {
  const output = await twin('import', folder, ...place(), '--json', ...more);
  return JSON.parse(output.slice(output.indexOf('{'))) as Imported;
}

describe('a ledger numbered 1…n in two years', () => {
  beforeAll(async () => {
    await twin('import', await deliver('first', ledger(2013), steps(2013)), ...place());
  });

  it('keeps the first year when the second arrives a year later', async () => {
    const folder = await deliver('second', ledger(2014), steps(2014));
    const { changes, files } = await imported(folder, '--incremental');
    expect(changes).toMatchObject([
      { table: 'hazard', added: 5, changed: 0, removed: 0 },
      { table: 'hazard_event', added: 15, changed: 0, removed: 0 },
    ]);
    expect(files.map(({ rejected, flags }) => [rejected, flags])).toEqual([
      [0, {}],
      [0, {}],
    ]);
    await twin('verify', ...place());
  });

  it('is the same when both years come in one file, in any order', async () => {
    const rows = [...ledger(2014), ...ledger(2013)];
    const folder = await deliver('both', rows, [...steps(2014), ...steps(2013)]);
    const { changes } = await imported(folder);
    for (const change of changes)
      expect(change).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('has each step with the hazard of its year, found by number and year or by a number alone that is clear', async () => {
    const card = (key: string) => ask('record.card', { table: 'hazard', key });
    expect(await card('5 (2013)')).toMatchObject({
      key: '5\u2007(2013)',
      fields: { found_at: '2013-12-30' },
      events: [{ at: /^2013-12-30/ }, { at: /^2013-12-30/ }, { at: /^2014-01-02/ }].map(
        ({ at }) => ({
          at: expect.stringMatching(at) as unknown,
        }),
      ),
    });
    expect(
      (await run('query', 'record.card', '{"table":"hazard","key":"5"}', ...place())).code,
    ).toBe(1);
  });

  it('is found in a list by a number as it is written, in every year that has it', async () => {
    const store = await openStore(at('store'));
    const snapshot = await store.open(await requireCurrent(store));
    const found = await findRecords(
      snapshot,
      ['5', '4 (2014)', '77'],
      new AbortController().signal,
    );
    await snapshot.close();
    const keys = [...found].map(([text, records]) => [text, records.map(({ key }) => key)]);
    expect(Object.fromEntries(keys)).toEqual({
      '5': ['5\u2007(2013)', '5\u2007(2014)'],
      '4 (2014)': ['4\u2007(2014)'],
    });
  });

  it('is told row by row what changed, and can be rolled back', async () => {
    const rows = [...ledger(2013), ...ledger(2014, '电线裸露')];
    const folder = await deliver('changed', rows, [...steps(2013), ...steps(2014)]);
    const { changes } = await imported(folder);
    expect(changes).toContainEqual(
      expect.objectContaining({ table: 'hazard', added: 0, changed: 5, removed: 0 }),
    );
    expect(await twin('history', 'hazard', '5 (2014)', ...place())).toContain('电线裸露');
    expect(await twin('history', 'hazard', '5 (2013)', ...place())).not.toContain('电线裸露');
    await twin('rollback', '--snapshot', at('store'));
    expect(await ask('record.card', { table: 'hazard', key: '5 (2014)' })).toMatchObject({
      fields: { description: '通道堵塞' },
    });
  });

  it('is given back with the numbers as they were written, and comes in again as it is', async () => {
    await twin('export', '--for', '安监局', '--out', at('back', 'work-safety'), ...place());
    const folder = at('back', 'work-safety');
    const names = (await readdir(folder)).filter((one) => /台账.*csv$/.test(one));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const lines = texts.flatMap((text) => text.trimEnd().split('\r\n').slice(1));
    const numbers = lines.map((line) => line.split(',')[0]);
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '1', '2', '3', '4', '5']);
    const { changes } = await imported(at('back'));
    for (const change of changes)
      expect(change).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('loses the row that a list of removals names with its year, and none where the year is missing', async () => {
    const nothing = await deliver('nothing', ledger(2014).slice(0, 1));
    const remove = async (line: string, ...more: string[]) => {
      await writeFile(at('gone.txt'), `hazard,${line}\n`);
      const how = ['--incremental', '--removed', at('gone.txt'), '--allow-drop', ...more];
      return run('import', nothing, ...how, ...place());
    };
    const unclear = await remove('5');
    expect(unclear.code).toBe(1);
    expect(unclear.output).toContain('5 (2013)');
    expect((await remove('5 (2013)')).code).toBe(0);
    const left = { table: 'hazard', key: '5' };
    expect(await ask('record.card', left)).toMatchObject({ key: '5\u2007(2014)' });
  });
});
