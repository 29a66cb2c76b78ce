import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { verifySnapshot } from '../../data/snapshot/verify-snapshot.ts';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { importDatasets } from '../import.ts';
import { recogniseFolder } from '../recognise.ts';
import { ImportReporter } from '../report/reporter.ts';
import { TestFolder } from '../testing/folder.ts';

/** Hazards of a file, each with the number of its steps; steps of a hazard without a row have no parent. */
interface Quarter {
  readonly hazards: readonly Hazard[];
}
interface Hazard {
  readonly no: number;
  readonly text: number;
  readonly steps: number;
  readonly isListed: boolean;
}

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const hazard = fc.record({
  no: fc.nat({ max: 12 }),
  text: fc.nat({ max: 1 }),
  steps: fc.nat({ max: 4 }),
  isListed: fc.boolean(),
});
const quarter = fc.record({ hazards: fc.array(hazard, { minLength: 1, maxLength: 8 }) });
/** Now and then the first quarter comes again as it was. */
const deliveries = fc
  .array(fc.array(quarter, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 })
  .chain((list) =>
    fc.constantFrom(
      list,
      list.map((quarters, at) => (at === 0 ? quarters : [...(list[0] ?? []), ...quarters])),
    ),
  );

const STEPS = ['登记', '派发', '整改', '申请复查'];

async function write(quarters: readonly Quarter[]): Promise<void> {
  await rm(folder.at('exports'), { recursive: true, force: true });
  for (const [at, { hazards }] of quarters.entries()) {
    const rows = hazards
      .filter(({ isListed }) => isListed)
      .map(({ no, text }) => `YH${no},DW1,内容${text},一般,2016-03-01`);
    const steps = hazards.flatMap((one) =>
      STEPS.slice(0, one.steps).map(
        (step, index) => `YH${one.no},${index + 1},${step},2016-03-0${index + 1} 08:00:00,中队`,
      ),
    );
    const name = (kind: string) => `exports/work-safety/${kind}_${at}.csv`;
    await folder.text(
      name('隐患台账'),
      ['隐患编号,单位编号,隐患内容,隐患级别,发现日期', ...rows, ''].join('\n'),
    );
    await folder.text(
      name('隐患流程'),
      ['隐患编号,序号,环节,时间,经办单位', ...steps, ''].join('\n'),
    );
  }
}

interface Manner {
  readonly store: string;
  readonly splitFromBytes: number;
  readonly threads: number;
}

/** Imports what lies there; gives the report and everything there is of each row but the ids of files. */
async function imported({ store, splitFromBytes, threads }: Manner) {
  const recognition = await recogniseFolder([folder.at('exports')], undefined);
  const opened = await openStore(folder.at(store));
  const keys = await openKeyring(folder.at('keys'));
  const profile = TEST_PROFILE;
  const options = { profile, synthetic: true, keys, allowDrop: true };
  const build = await beginBuild(opened, options);
  const reporter = await ImportReporter.open(folder.at(`${store}-report`));
  const { files, changes } = await importDatasets({
    recognition,
    build,
    profile,
    reporter,
    splitFromBytes,
    threads,
  });
  const published = await build.finish();
  await reporter.close();
  if (published !== 'unchanged')
    expect(await verifySnapshot(opened, published.id, keys)).toMatchObject({ ok: true });
  const snapshot = await opened.open((await opened.currentId()) ?? '');
  const rows = await Promise.all(
    ['hazard', 'hazard_event'].map((table) =>
      snapshot.db.all<{ readonly flags: string | null }>(
        `SELECT t.*, hex(row_hash) AS row_hash, s.name AS source_file_id FROM safety.${table} t
         JOIN safety.source_file s ON s.file_id = t.source_file_id AND s.table_name = '${table}'
         ORDER BY id`,
      ),
    ),
  );
  await snapshot.close();
  const { rejectedRows, firstRejects } = reporter;
  const outcome = published === 'unchanged' ? published : published.changes;
  return { files, changes, outcome, rows, rejectedRows, firstRejects };
}

it('a file whose tables are read apart is the one that would be read in a row', async () => {
  let round = 0;
  const agree = fc.asyncProperty(deliveries, async (list) => {
    round += 1;
    for (const quarters of list) {
      await write(quarters);
      const whole = { store: `whole-${round}`, splitFromBytes: Infinity, threads: 1 };
      const split = { store: `split-${round}`, splitFromBytes: 1, threads: 1 };
      expect(await imported(split)).toEqual(await imported(whole));
    }
  });
  await fc.assert(agree, { numRuns: 10 });
});

it('and on two threads', async () => {
  const some = (text: number): Quarter[] =>
    [0, 1].map((at) => ({
      hazards: Array.from({ length: 1000 }, (_, no) => {
        return { no: at * 1000 + no, text: no === 7 ? text : 0, steps: 4, isListed: no !== 9 };
      }),
    }));
  const whole = { store: 'whole', splitFromBytes: Infinity, threads: 1 };
  const split = { store: 'split', splitFromBytes: 1, threads: 2 };
  for (const quarters of [some(0), some(1), some(1).reverse()]) {
    await write(quarters);
    const found = await imported(split);
    expect(found).toEqual(await imported(whole));
    expect(found.rows[1]).toHaveLength(8000);
    expect(found.rows[1]?.filter(({ flags }) => flags === 'ORPHAN')).toHaveLength(8);
  }
});

it('steps on another thread than their hazards find those of their year, whichever year is read first', async () => {
  const years = [2013, 2014];
  const numbers = Array.from({ length: 800 }, (_, at) => at + 1);
  const hazards = (year: number) =>
    numbers.map((no) => `${no},DW1,内容,一般,${year}-${no % 2 === 0 ? '03-01' : '12-31'}`);
  const steps = (year: number) =>
    numbers.flatMap((no) => {
      const [first, next] = no % 2 === 0 ? [`${year}-03-01`, `${year}-03-02`] : edge(year);
      return [`${no},1,登记,${first} 08:00:00,${year}`, `${no},2,派发,${next} 08:00:00,${year}`];
    });
  const edge = (year: number) => [`${year}-12-31`, `${year + 1}-01-01`];
  for (const order of [years, years.toReversed()]) {
    await folder.text(
      'exports/work-safety/隐患台账.csv',
      ['隐患编号,单位编号,隐患内容,隐患级别,发现日期', ...order.flatMap(hazards), ''].join('\n'),
    );
    await folder.text(
      'exports/work-safety/隐患流程.csv',
      ['隐患编号,序号,环节,时间,经办单位', ...order.flatMap(steps), ''].join('\n'),
    );
    const whole = { store: 'whole', splitFromBytes: Infinity, threads: 1 };
    const { rows } = await imported({ store: 'split', splitFromBytes: 1, threads: 2 });
    expect(rows).toEqual((await imported(whole)).rows);
    const events = (rows[1] ?? []) as readonly Record<string, string | null>[];
    expect(events).toHaveLength(3200);
    const joined = events.filter(
      ({ hazard_no, actor, flags }) => flags === null && hazard_no?.endsWith(`(${actor ?? ''})`),
    );
    expect(joined).toHaveLength(3200);
  }
});
