import type { SystemId } from '../../contract/systems.ts';
import type { PlantedRow } from '../report.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import { writeSheet, type ExportFile, type SheetExport } from './export-file.ts';

/** A wrong row made of a good one: what an importer should do with it, and how it is spoilt. */
export interface Mistake<T = string> {
  readonly kind: string;
  readonly expect: PlantedRow['expect'];
  /** Gets a copy of a good row's cells. */
  spoil(cells: T[]): T[];
}

/** The table a file's rows belong to. */
export interface RowsOf {
  readonly system: SystemId;
  readonly table: string;
}

/** A CSV export that slips its mistakes in among the good rows and counts both into the answers. */
export interface PlantedExport {
  /** Writes a good row and returns its line. */
  row(cells: readonly string[]): number;
  drain(): Promise<void>;
  /** Plants what mistakes are left, then the asides, and closes the file. */
  close(asides?: readonly (readonly string[])[]): Promise<void>;
}

/** Wraps an open export; `expected` good rows are to come, over which the mistakes are spread. */
export function plantInto(
  { answers }: Pick<DemoWorld, 'answers'>,
  file: ExportFile,
  { system, table }: RowsOf,
  expected: number,
  mistakes: readonly Mistake[],
): PlantedExport {
  const left = [...mistakes];
  const every = spacing(expected, mistakes.length);
  let good = 0;
  let last: readonly string[] | undefined;
  const plant = (cells: readonly string[]): void => {
    const { kind, expect, spoil } = left.shift()!;
    const spoilt = spoil([...cells]);
    answers.plant({ file: file.name, line: file.row(spoilt), kind, expect, key: spoilt[0]! });
  };
  return {
    row: (cells) => {
      const line = file.row(cells);
      last = cells;
      if (++good % every === 0 && left.length > 0) plant(cells);
      return line;
    },
    drain: () => file.drain(),
    close: async (asides = []) => {
      while (last && left.length > 0) plant(last);
      for (const aside of asides) file.aside(aside);
      answers.count(system, table, good);
      await file.close();
    },
  };
}

/** Writes a workbook's good rows with the mistakes among them and counts both into the answers. */
export async function writePlantedSheet(
  world: Pick<DemoWorld, 'out' | 'answers'>,
  sheet: SheetExport,
  { system, table }: RowsOf,
  rows: readonly (readonly Cell[])[],
  mistakes: readonly Mistake<Cell>[] = [],
): Promise<void> {
  const every = spacing(rows.length, mistakes.length);
  const left = rows.length === 0 ? [] : [...mistakes];
  const all: (readonly Cell[])[] = [];
  const headerLine = (sheet.above?.length ?? 0) + 1;
  const plant = (cells: readonly Cell[]): void => {
    const { kind, expect, spoil } = left.shift()!;
    const spoilt = spoil([...cells]);
    const line = headerLine + all.push(spoilt);
    world.answers.plant({ file: sheet.name, line, kind, expect, key: String(spoilt[0]) });
  };
  for (const [index, cells] of rows.entries()) {
    all.push(cells);
    if ((index + 1) % every === 0 && left.length > 0) plant(cells);
  }
  while (left.length > 0) plant(rows[rows.length - 1]!);
  world.answers.count(system, table, rows.length);
  await writeSheet(world, sheet, all);
}

/** A copy of a row with some cells replaced. */
export function replaced<T>(cells: readonly T[], change: Readonly<Record<number, T>>): T[] {
  return cells.map((cell, index) => (index in change ? change[index]! : cell));
}

/** A row under a key of its own (the good one's with `suffix`) whose cells are `change` where that has them. */
export function wrongRow<T = string>(
  kind: string,
  expect: PlantedRow['expect'],
  change: Readonly<Record<number, T | string>>,
  suffix = 'X',
): Mistake<T | string> {
  return {
    kind,
    expect,
    spoil: (cells) => replaced(cells, { 0: `${String(cells[0])}${suffix}`, ...change }),
  };
}

function spacing(expected: number, mistakes: number): number {
  return Math.max(1, Math.floor(expected / (mistakes + 1)));
}
