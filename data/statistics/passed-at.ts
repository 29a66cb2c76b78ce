import { setImmediate } from 'node:timers/promises';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type Column, NO_TIME } from './columns.ts';
import type { ComputedColumn } from './fact.ts';
import type { FactTable } from './fact-table.ts';
import { numbers } from './mask.ts';
import { passesOf, SLICE } from './passes.ts';

/** Longest time before a public report that a patrol should have seen the problem (漏报, users §2). */
const MISSED_SECONDS = 86_400;

const HERE = ['longitude_degrees', 'latitude_degrees'] as const;

/** When a patrol last passed within 30 m of a row's place. */
export const LAST_PASSED: ComputedColumn = {
  kind: 'time',
  needs: HERE,
  compute: (table, snapshot) =>
    passedAt(table, snapshot, () => [NO_TIME + 1, Number.MAX_SAFE_INTEGER]),
};

/** When a patrol passed within 30 m of a problem in the 24 hours before it was reported. */
export const PASSED_BEFORE_REPORT: ComputedColumn = {
  kind: 'time',
  needs: [...HERE, 'report_at'],
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
