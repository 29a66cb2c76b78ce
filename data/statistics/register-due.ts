import { setImmediate } from 'node:timers/promises';
import { deadlineOf, workingClock } from '../../contract/working-time.ts';
import { type Column, NO_TIME } from './columns.ts';
import type { ComputedColumn } from './fact.ts';
import type { FactTable } from './fact-table.ts';

/** Rows handled before other calls get a turn. */
const SLICE = 8192;

/**
 * 应立案时间: when a case has to be registered by the profile's limit, counted in working hours from 受理, or from 上报
 * where the export has no such step.
 */
export const REGISTER_DUE: ComputedColumn = {
  kind: 'time',
  needs: ['accept_at', 'report_at'],
  compute: async (table, { manifest: { profile } }): Promise<Column> => {
    const clock = workingClock(profile.workingTime, 'city-management');
    const limit = {
      value: profile.thresholds.registration.workingHours,
      unit: 'work_hour',
    } as const;
    const [accepted, reported] = [timesOf(table, 'accept_at'), timesOf(table, 'report_at')];
    const seconds = new Int32Array(table.length).fill(NO_TIME);
    for (let at = 0; at < seconds.length; at++) {
      if (at % SLICE === 0) await setImmediate();
      const begun = accepted[at] === NO_TIME ? reported[at]! : accepted[at]!;
      if (begun !== NO_TIME) seconds[at] = deadlineOf(clock, limit, begun) ?? NO_TIME;
    }
    return { kind: 'time', seconds };
  },
};

function timesOf(table: FactTable, name: string): Int32Array {
  const column = table.column(name);
  return column.kind === 'time' ? column.seconds : new Int32Array();
}
