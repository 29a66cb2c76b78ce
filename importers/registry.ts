import type { TableSpec } from '../contract/schema/table.ts';
import { area, baseMapFeature } from '../contract/schema/registry.ts';
import { valuesOf } from '../data/snapshot/row-cells.ts';
import type { DeliveredRow, TableDelivery } from '../data/snapshot/delivery.ts';
import type { SqlValue } from '../data/driver/port.ts';
import { readAreaShape, refineArea } from './registry/area-rows.ts';
import { gridProblems } from './registry/grid-checks.ts';
import { refineBaseMapFeature } from './registry/base-map-rows.ts';
import type { ImportContext } from './import-context.ts';
import type { HeaderMatch } from './headers.ts';
import type { RecognisedFile } from './recognise.ts';
import { DeliveryLedger, type DeliveryPart } from './rows/delivery.ts';
import { readPlacedFile, type PlacedFile } from './rows/geometry-rows.ts';
import { RowChecks } from './rows/row-checks.ts';
import { rowView, type RowValues } from './rows/row-values.ts';
import { compileTableReader } from './rows/table-reader.ts';
import type { SourceRow } from './readers/source.ts';

/** Completes a row of a file with shapes. */
export type ShapeRefinement = (
  values: RowValues,
  checks: RowChecks,
  row: SourceRow,
  placed: PlacedFile,
) => void;

/** Districts, streets, communities and grid cells (行政区域与网格). */
export function areaDelivery(
  files: readonly RecognisedFile[],
  context: ImportContext,
): TableDelivery {
  const known = new Set([
    context.profile.adcode,
    ...context.profile.streets.flatMap((street) => [
      street.code,
      ...street.communities.map(({ code }) => code),
    ]),
  ]);
  const refine: ShapeRefinement = (values, checks, row, placed) => {
    refineArea(values, checks, known);
    readAreaShape(values, checks, row, placed, context);
  };
  return shapeDelivery(area, files, context, refine, checkGrid);
}

function checkGrid(rows: readonly ShapeRow[]): void {
  for (const { row, finding } of gridProblems(rows.map(({ cells }) => valuesOf(area, cells))))
    rows[row]?.checks.warn(finding);
}

/** Water, roads and green of the base map (底图要素). */
export function baseMapDelivery(
  files: readonly RecognisedFile[],
  context: ImportContext,
): TableDelivery {
  return shapeDelivery(baseMapFeature, files, context, (values, checks, row, placed) => {
    refineBaseMapFeature(values, checks, row, placed, context);
  });
}

/** A row that was read, and may be judged in view of all others. */
interface ShapeRow {
  readonly part: DeliveryPart;
  readonly line: number;
  readonly cells: SqlValue[];
  readonly checks: RowChecks;
}

/** `judge` looks at all rows of the delivery together before they are passed on. */
function shapeDelivery(
  table: TableSpec,
  files: readonly RecognisedFile[],
  context: ImportContext,
  refine: ShapeRefinement,
  judge?: (rows: readonly ShapeRow[]) => void,
): TableDelivery {
  const ledger = new DeliveryLedger(table, files, context);
  return ledger.delivery(shapeRows(table, ledger, context, refine, judge), null);
}

async function* shapeRows(
  table: TableSpec,
  ledger: DeliveryLedger,
  context: ImportContext,
  refine: ShapeRefinement,
  judge: ((rows: readonly ShapeRow[]) => void) | undefined,
): AsyncGenerator<DeliveredRow[]> {
  const all: ShapeRow[] = [];
  const deliver = (rows: readonly ShapeRow[]) =>
    rows.map(({ part, line, cells, checks }) => ledger.accept(part, line, cells, checks));
  for (const part of ledger.parts) {
    const placed = await readPlacedFile(part.recognised, context);
    const rows = shapeRowsOf(table, ledger, part, placed, refine);
    if (judge) all.push(...rows);
    else yield deliver(rows);
  }
  judge?.(all);
  yield deliver(all);
}

function shapeRowsOf(
  table: TableSpec,
  ledger: DeliveryLedger,
  part: DeliveryPart,
  placed: PlacedFile,
  refine: ShapeRefinement,
): ShapeRow[] {
  const { matches, asOf, rule } = placed.recognised;
  const reader = compileTableReader(
    table,
    matches.get(table.name) as HeaderMatch,
    asOf,
    rule?.defaults,
  );
  const view = rowView(table);
  const rows: ShapeRow[] = [];
  for (const row of placed.rows) {
    const checks = new RowChecks();
    for (const flag of [...(row.flags ?? []), ...placed.crs.flags]) checks.flag(flag);
    if (row.broken) checks.reject(row.broken);
    const cells = reader.read(row, checks);
    if (!checks.problem) refine(view(cells), checks, row, placed);
    if (!checks.problem) reader.require(cells, checks);
    if (checks.problem) ledger.refuse(part, row.line, checks);
    else rows.push({ part, line: row.line, cells, checks });
  }
  return rows;
}
