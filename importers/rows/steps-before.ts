import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import { list } from '../../data/schema/ddl.ts';
import { columnPlaces } from '../../data/snapshot/row-cells.ts';
import type { ImportContext } from '../import-context.ts';
import { hasTable } from './parent-keys.ts';
import type { StepList } from './table-rule.ts';

/** Cells of a step in the order of its table's columns. */
export interface StepCells {
  readonly cells: readonly SqlValue[];
}

/** Where the columns of a step stand in its cells. */
export type StepPlaces = Readonly<Record<'list' | 'sequence' | 'step' | 'at', number>>;

export function placesOf(table: TableSpec, steps: StepList): StepPlaces {
  const columns = columnPlaces(table);
  const placeOf = (column: string) => columns.get(column) ?? -1;
  return {
    list: placeOf(steps.list),
    sequence: placeOf(steps.sequence),
    step: placeOf(steps.step),
    at: placeOf(steps.at),
  };
}

/** A step that may come, or take another away. */
interface IncomingStep extends StepCells {
  readonly checks: { readonly isRemoval: boolean };
}

/** The steps a snapshot has of the lists an incremental delivery goes on with. */
export class StepsBefore {
  private readonly known = new Map<string, StepCells[]>();
  private readonly table: TableSpec;
  private readonly steps: StepList;
  private readonly places: StepPlaces;
  private readonly context: ImportContext;

  constructor(table: TableSpec, steps: StepList, context: ImportContext) {
    this.table = table;
    this.steps = steps;
    this.places = placesOf(table, steps);
    this.context = context;
  }

  /** The steps of a list, those left out that rows so far took away. */
  of(key: string): readonly StepCells[] {
    return this.known.get(key) ?? [];
  }

  /** Reads the steps of the lists of some rows; a list is read once. */
  async look(rows: readonly IncomingStep[]): Promise<void> {
    const keyOf = ({ cells }: StepCells) => String(cells[this.places.list]);
    const keys = new Set(rows.map(keyOf).filter((key) => !this.known.has(key)));
    for (const key of keys) this.known.set(key, []);
    for (const step of await this.read([...keys])) this.known.get(keyOf(step))?.push(step);
    for (const row of rows.filter(({ checks }) => checks.isRemoval)) {
      const { sequence } = this.places;
      const left = this.of(keyOf(row)).filter(
        ({ cells }) => cells[sequence] !== row.cells[sequence],
      );
      this.known.set(keyOf(row), left);
    }
  }

  private async read(keys: readonly string[]): Promise<StepCells[]> {
    const { table, steps, places } = this;
    const db = this.context.lookup();
    if (keys.length === 0 || !(await hasTable(db, table.name))) return [];
    const columns = [steps.list, steps.sequence, steps.step, steps.at];
    const rows = await db.all<Record<string, SqlValue>>(
      `SELECT ${list(columns)} FROM ${table.file}.${list([table.name])}
       WHERE ${list([steps.list])} IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(keys)],
    );
    return rows.map((row) => {
      const cells: SqlValue[] = [];
      cells[places.list] = row[steps.list] ?? null;
      cells[places.sequence] = row[steps.sequence] ?? null;
      cells[places.step] = row[steps.step] ?? null;
      cells[places.at] = row[steps.at] ?? null;
      return { cells };
    });
  }
}
