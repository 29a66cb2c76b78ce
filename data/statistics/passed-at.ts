import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../../contract/periods.ts';
import type { Basis } from '../kept/kept-value.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type Column, NO_TIME } from './columns.ts';
import type { ComputedColumn } from './fact.ts';
import type { FactTable } from './fact-table.ts';
import { numbers } from './column-masks.ts';
import { passesOf } from './passes.ts';

/** Rows handled before other calls get a turn. */
const SLICE = 8192;

/** What a pass depends on. */
const keep = ({ manifest }: OpenSnapshot): Basis => ({
  files: ['city'],
  rules: manifest.profile.box,
  slow: true,
});

/** Longest time before a public report that a patrol should have seen the problem (漏报, users §2). */
export const MISSED_SECONDS = 86_400;

const DAY_SECONDS = 86_400;

/** Last moment a time column holds. */
const MOST_SECONDS = 2_147_483_646;

const HERE = ['longitude_degrees', 'latitude_degrees'] as const;

/** When a patrol last passed within 30 m of a row's place. */
export const LAST_PASSED: ComputedColumn = {
  kind: 'time',
  needs: HERE,
  keep,
  compute: (table, snapshot) => passedAt(table, snapshot, () => [NO_TIME + 1, MOST_SECONDS]),
};

/** On which days a patrol passed within 30 m of a row's place: what was patrolled in a time past, whoever came by since. */
export const PASSED_DAYS: ComputedColumn = {
  kind: 'days',
  needs: HERE,
  keep,
  compute: async (table, snapshot) => {
    const passes = await passesOf(snapshot);
    const [longitudes, latitudes] = HERE.map((name) => numbers(table, name));
    const words = Math.ceil(passes.days.length / 32);
    const bits = new Uint32Array(table.length * words);
    for (let at = 0; at < table.length; at++) {
      if (at % SLICE === 0) await setImmediate();
      if (!Number.isNaN(longitudes![at]!))
        passes.markDays(longitudes![at]!, latitudes![at]!, bits, at * words);
    }
    return { kind: 'days', days: passes.days, words, bits };
  },
};

/** Upper bounds of the days since a patrol passed, and the key of each span; the last has none. */
const AGES = [
  ['d1', 1],
  ['d3', 3],
  ['d7', 7],
  ['d14', 14],
  ['later', Infinity],
] as const;

/** How long ago a patrol last passed (距上次巡查), in spans up to the as-of date; `never` where none is in the data. */
export const PASSED_AGE: ComputedColumn = {
  kind: 'code',
  needs: ['last_passed_at'],
  compute: async (table, snapshot) => {
    const passed = table.column('last_passed_at');
    const seconds = passed.kind === 'time' ? passed.seconds : new Int32Array(table.length);
    const end = (dayOf(snapshot.manifest.asOf) + 1) * DAY_SECONDS;
    const keys = ['', ...AGES.map(([key]) => key), 'never'];
    const codes = Uint16Array.from(seconds, (second) => {
      if (second === NO_TIME) return keys.length - 1;
      const days = Math.floor((end - second) / DAY_SECONDS);
      return 1 + AGES.findIndex(([, most]) => days < most);
    });
    return Promise.resolve({ kind: 'code', codes, keys, size: keys.length });
  },
};

/** When a patrol passed within 30 m of a problem in the 24 hours before it was reported. */
export const PASSED_BEFORE_REPORT: ComputedColumn = {
  kind: 'time',
  needs: [...HERE, 'report_at'],
  keep,
  compute: (table, snapshot) => {
    const reports = table.column('report_at');
    const seconds = reports.kind === 'time' ? reports.seconds : new Int32Array();
    return passedAt(table, snapshot, (at) => [seconds[at]! - MISSED_SECONDS, seconds[at]!]);
  },
};

async function passedAt(
  table: FactTable,
  snapshot: OpenSnapshot,
  window: (at: number) => readonly [number, number],
): Promise<Column> {
  const passes = await passesOf(snapshot);
  const [longitudes, latitudes] = HERE.map((name) => numbers(table, name));
  const seconds = new Int32Array(table.length).fill(NO_TIME);
  for (let at = 0; at < seconds.length; at++) {
    if (at % SLICE === 0) await setImmediate();
    const [from, to] = window(at);
    const [longitude, latitude] = [longitudes![at]!, latitudes![at]!];
    if (!Number.isNaN(longitude)) seconds[at] = passes.latest(longitude, latitude, from, to);
  }
  return { kind: 'time', seconds };
}
