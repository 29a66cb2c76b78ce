import type { PointLayerSpec } from '../../../contract/point-layers.ts';
import { type LayerPoints, NO_MINUTE } from '../../../contract/queries/points.ts';
import { dayOf } from '../../../contract/periods.ts';
import type { LayerState, TimeState } from '../../../contract/scene.ts';
import type { Days } from '../../time/time-window.ts';

const DAY_MINUTES = 1440;

/** Minutes since 1970 rows are drawn of, both included; rows without a time always are. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** The minutes of a window up to the clock. */
export function minutesOf({ from, to }: Days, at: TimeState['at']): MinuteSpan {
  const clock =
    at === undefined ? Infinity : Math.floor(Date.parse(`${at.slice(0, 16)}Z`) / 60_000);
  const end = to === undefined ? Infinity : (dayOf(to) + 1) * DAY_MINUTES - 1;
  return {
    from: from === undefined ? -Infinity : dayOf(from) * DAY_MINUTES,
    to: Math.min(end, clock),
  };
}

/** One byte a point: 1 where the layer's own switches and the cross-filter let it through, whatever its time. */
export function passing(
  spec: PointLayerSpec,
  { rows, classes, statuses }: LayerPoints,
  own: Pick<LayerState, 'hiddenClasses' | 'hiddenStatuses'> | undefined,
  matches: Uint32Array | null,
): Uint8Array {
  const classOn = switches(spec.classes, own?.hiddenClasses);
  const statusOn = switches(spec.statuses, own?.hiddenStatuses);
  const matched = matches && rowSet(matches);
  return Uint8Array.from(
    rows,
    (row, at) =>
      (classOn[classes[at] as number] ?? 0) &
      (statusOn[statuses[at] as number] ?? 0) &
      (matched ? (matched[row] ?? 0) : 1),
  );
}

function switches(
  codes: readonly { readonly id: string }[],
  hidden: readonly string[] = [],
): Uint8Array {
  return Uint8Array.from(codes, ({ id }) => (hidden.includes(id) ? 0 : 1));
}

function rowSet(rows: Uint32Array): Uint8Array {
  const set = new Uint8Array((rows.at(-1) ?? 0) + 1);
  for (const row of rows) set[row] = 1;
  return set;
}

/** Whether a minute lies in a span; a row without one does. */
export function isWithin({ from, to }: MinuteSpan, minute: number): boolean {
  return minute === NO_MINUTE || (minute >= from && minute <= to);
}

/** Points that pass, by day since 1970; those without a time on none. */
export function countByDay(
  { minutes }: LayerPoints,
  pass: Uint8Array,
): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (let at = 0; at < minutes.length; at++) {
    const minute = minutes[at] as number;
    if (pass[at] === 0 || minute === NO_MINUTE) continue;
    const day = Math.floor(minute / DAY_MINUTES);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
