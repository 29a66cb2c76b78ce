import { createHash } from 'node:crypto';
import { building, buildingPart } from '../../contract/schema/community-policing.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import { cellsOf } from '../../data/snapshot/row-cells.ts';
import { AreaIndex } from '../geometry/area-index.ts';
import type { ImportContext } from '../import-context.ts';
import type { RecognisedFile } from '../recognise.ts';
import { DeliveryLedger, type DeliveryPart } from '../rows/delivery.ts';
import { readPlacedFile } from '../rows/geometry-rows.ts';
import { RowChecks, type Finding } from '../rows/row-checks.ts';
import { assembleBuilding, type AssembledBuilding } from './assemble-building.ts';
import { groupByBuilding, readBuildingRecords, type BuildingRecord } from './building-groups.ts';

interface Group {
  readonly records: readonly BuildingRecord[];
  readonly assembled: AssembledBuilding;
}

/** Buildings and their parts (楼栋, 楼栋形体): one reading feeds two tables, each with its own accounting. */
export async function buildingDeliveries(
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<TableDelivery[]> {
  const recipe = [await areaDigest(context.lookup()), context.profile.storeyMetres];
  const buildings = new DeliveryLedger(building, files, context);
  const parts = new DeliveryLedger(buildingPart, files, context);
  let groups: Promise<Group[]> | undefined;
  const read = () => (groups ??= readGroups(files, context));
  return [
    buildings.delivery(buildingRows(buildings, read), recipe),
    parts.delivery(partRows(parts, read), recipe),
  ];
}

/** Codes come from the imported areas, so other areas make other rows. */
async function areaDigest(db: ReadDb): Promise<string> {
  const rows = await db.all<{ row_hash: string }>(
    'SELECT hex(row_hash) AS row_hash FROM base.area ORDER BY level, code',
  );
  return createHash('sha256')
    .update(rows.map((row) => row.row_hash).join())
    .digest('hex');
}

async function readGroups(
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<Group[]> {
  const areas = await AreaIndex.load(context.lookup());
  const records: BuildingRecord[] = [];
  for (const [index, file] of files.entries()) {
    records.push(...readBuildingRecords(await readPlacedFile(file, context), index, context));
  }
  return groupByBuilding(records).map((group) => ({
    records: group,
    assembled: assembleBuilding(group, areas, context.profile),
  }));
}

async function* buildingRows(
  ledger: DeliveryLedger,
  read: () => Promise<Group[]>,
): AsyncGenerator<DeliveredRow[]> {
  const checks = new RowChecks();
  const rows: DeliveredRow[] = [];
  for (const { records, assembled } of await read()) {
    const [first] = records as [BuildingRecord];
    const part = ledger.parts[first.file] as DeliveryPart;
    fill(checks, assembled.flags, assembled.problem);
    if (assembled.problem) ledger.refuse(part, first.line, checks);
    else {
      rows.push(ledger.accept(part, first.line, cellsOf(building, assembled.values), checks));
      for (const { file, line, warnings } of records)
        ledger.warn(ledger.parts[file] as DeliveryPart, line, warnings);
    }
  }
  yield rows;
}

async function* partRows(
  ledger: DeliveryLedger,
  read: () => Promise<Group[]>,
): AsyncGenerator<DeliveredRow[]> {
  const checks = new RowChecks();
  const rows: DeliveredRow[] = [];
  for (const { records, assembled } of await read()) {
    for (const record of records) {
      const part = ledger.parts[record.file] as DeliveryPart;
      const own = assembled.parts.filter((one) => one.record === record);
      fill(checks, [], own.length === 0 ? (record.problem ?? assembled.problem) : undefined);
      if (own.length === 0) ledger.refuse(part, record.line, checks);
      for (const { values, flags } of own) {
        fill(checks, flags, undefined);
        rows.push(ledger.accept(part, record.line, cellsOf(buildingPart, values), checks));
      }
    }
  }
  yield rows;
}

function fill(checks: RowChecks, flags: readonly string[], problem: Finding | undefined): void {
  checks.reset();
  for (const flag of flags) checks.flag(flag);
  if (problem) checks.reject(problem);
}
