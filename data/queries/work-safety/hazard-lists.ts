import type { Condition } from '../../../contract/metrics/metric.ts';
import type { HazardList, SafetyFilter } from '../../../contract/queries/work-safety.ts';
import { filterColumns, type RowFilter, rowsInside } from '../../statistics/filter.ts';
import type { FactTable } from '../../statistics/fact-table.ts';
import { factsOf } from '../../statistics/facts-of.ts';
import { numbers } from '../../statistics/column-masks.ts';
import { columnsOf, masksOf, rowsWhere } from '../../statistics/mask.ts';
import { NO_TIME } from '../../statistics/columns.ts';
import { positionsIn, sortPositions } from '../../statistics/positions.ts';
import { boundsOf } from '../../statistics/question.ts';
import { asideOf } from '../../statistics/set-aside.ts';
import { ROW_COLUMN } from '../../statistics/read-columns.ts';
import type { QueryContext } from '../context.ts';

const OPEN: Condition = { not: { present: 'ended_at' } };
const MAJOR: Condition = { column: 'level', in: ['major'] };

/** Hazards of each list, by the columns the figures of 安全生产 are counted by. */
const LISTS: Readonly<Record<HazardList, Condition>> = {
  open: OPEN,
  overdue: { all: [OPEN, { until: 'overdue_at' }] },
  recheck: { all: [OPEN, { column: 'state', in: ['apply'] }] },
  major: { all: [OPEN, MAJOR] },
  returned: { all: [OPEN, { column: 'return_count', from: 1 }] },
  unreviewed: { present: 'unreviewed_at' },
  incomplete: { all: [MAJOR, { column: 'incomplete', from: 1 }] },
  all: { all: [] },
};

/** Open ones are read by their deadline, the others newest first. */
const BY_DEADLINE: readonly HazardList[] = ['open', 'overdue', 'recheck', 'major', 'returned'];

/** A list's hazards within a filter and the caller's area. */
export interface ListedHazards {
  /** Row numbers in the list's order. */
  readonly rows: readonly number[];
  /** How many of them contradict themselves and are in no figure. */
  readonly setAside: number;
}

/** The hazards of a list. */
export async function listedHazards(
  context: QueryContext,
  list: HazardList,
  asked: SafetyFilter,
): Promise<ListedHazards> {
  const { snapshot } = context;
  const table = await factsOf(snapshot, 'hazard');
  const filter = rowFilterOf(context, asked);
  const condition = LISTS[list];
  await table.load([
    ...columnsOf(condition),
    ...filterColumns(filter, table),
    'found_at',
    'due_at',
    ...columnsOf(table.spec.setAside!),
    ROW_COLUMN,
  ]);
  const { asOf, profile } = snapshot.manifest;
  const bounds = boundsOf({ from: asOf, to: asOf }, profile);
  const mask = rowsWhere(condition, table, bounds, masksOf(table, bounds));
  const inside = await rowsInside(filter, table, snapshot);
  const positions = inside?.filter((at) => mask[at] === 1) ?? positionsIn(mask);
  if (BY_DEADLINE.includes(list)) sortPositions(positions, deadlineAt(table));
  else sortPositions(positions, timeAt(table, 'found_at'), true);
  const numberOf = numbers(table, ROW_COLUMN);
  return {
    rows: Array.from(positions, (at) => numberOf[at]!),
    setAside: asideOf(positions, table, bounds),
  };
}

/** The filter of 安全生产 in the words of the statistics, so that a list holds what its figure counts. */
function rowFilterOf(
  { principal }: QueryContext,
  { streetCode, areaCode, ...keys }: SafetyFilter,
): RowFilter {
  const areas = [principal.areaCode, streetCode, areaCode];
  return {
    areas: areas.flatMap((code) => (code === undefined ? [] : [[code]])),
    keys: Object.fromEntries(
      Object.entries(keys).flatMap(([name, key]) => (key === undefined ? [] : [[name, [key]]])),
    ),
  };
}

function timeAt(table: FactTable, name: string): (at: number) => number {
  const column = table.column(name);
  const seconds = column.kind === 'time' ? column.seconds : [];
  return (at) => seconds[at] ?? NO_TIME;
}

/** Its deadline, else the day it was found. */
function deadlineAt(table: FactTable): (at: number) => number {
  const [due, found] = [timeAt(table, 'due_at'), timeAt(table, 'found_at')];
  return (at) => (due(at) === NO_TIME ? found(at) : due(at));
}
