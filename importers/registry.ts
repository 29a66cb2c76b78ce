import type { TableSpec } from '../contract/schema/table.ts';
import { area, baseMapFeature } from '../contract/schema/registry.ts';
import type { DeliveredRow, TableDelivery } from '../data/snapshot/delivery.ts';
import { readAreaShape, refineArea } from './registry/area-rows.ts';
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
  return shapeDelivery(area, files, context, (values, checks, row, placed) => {
    refineArea(values, checks, known);
    readAreaShape(values, checks, row, placed, context);
  });
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

function shapeDelivery(
  table: TableSpec,
  files: readonly RecognisedFile[],
  context: ImportContext,
  refine: ShapeRefinement,
): TableDelivery {
  const ledger = new DeliveryLedger(table, files, context);
  return ledger.delivery(shapeRows(table, ledger, context, refine), null);
}

async function* shapeRows(
  table: TableSpec,
  ledger: DeliveryLedger,
  context: ImportContext,
  refine: ShapeRefinement,
): AsyncGenerator<DeliveredRow[]> {
  for (const part of ledger.parts) {
    yield shapeRowsOf(table, ledger, part, await readPlacedFile(part.recognised, context), refine);
  }
}

function shapeRowsOf(
  table: TableSpec,
  ledger: DeliveryLedger,
  part: DeliveryPart,
  placed: PlacedFile,
  refine: ShapeRefinement,
): DeliveredRow[] {
  const { matches, asOf, rule } = placed.recognised;
  const reader = compileTableReader(
    table,
    matches.get(table.name) as HeaderMatch,
    asOf,
    rule?.defaults,
  );
  const view = rowView(table);
  const checks = new RowChecks();
  const rows: DeliveredRow[] = [];
  for (const row of placed.rows) {
    checks.reset();
    for (const flag of [...(row.flags ?? []), ...placed.crs.flags]) checks.flag(flag);
    if (row.broken) checks.reject(row.broken);
    const cells = reader.read(row, checks);
    if (!checks.problem) refine(view(cells), checks, row, placed);
    if (!checks.problem) reader.require(cells, checks);
    if (checks.problem) ledger.refuse(part, row.line, checks);
    else rows.push(ledger.accept(part, row.line, cells, checks));
  }
  return rows;
}
