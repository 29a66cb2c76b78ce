import { say } from '../../contract/sentence.ts';
import { createHash } from 'node:crypto';
import { room } from '../../contract/schema/community-policing.ts';
import type { ReadDb, SqlValue } from '../../data/driver/port.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import type { ImportContext } from '../import-context.ts';
import { BATCH_ROWS } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { DeliveryLedger, sourceBatches, type DeliveryPart } from '../rows/delivery.ts';
import { type Finding, RowChecks } from '../rows/row-checks.ts';
import { DWELLING_SQUARE_METRES, seldomOutside } from '../rows/columns/plausible.ts';
import { rowView, type RowValues } from '../rows/row-values.ts';
import { letFlag } from './let-flag.ts';
import { compileTableReader, type TableReader } from '../rows/table-reader.ts';
import {
  compareFloors,
  floorOfRoomNumber,
  parseFloorLabel,
  type FloorSpan,
} from '../../contract/floors/floor-label.ts';
import { planFloors, type FloorPlan } from '../../contract/floors/floor-plan.ts';

const viewOf = rowView(room);

interface PendingRoom {
  readonly part: DeliveryPart;
  readonly line: number;
  readonly cells: SqlValue[];
  readonly flags: readonly string[];
  readonly warnings: readonly Finding[];
  readonly span: FloorSpan;
}

/**
 * Rooms (房间). All rooms of a building are needed before any has a physical floor, so they are gathered first; the
 * buildings' number of floors is looked up.
 */
export async function roomDelivery(
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<TableDelivery> {
  const ledger = new DeliveryLedger(room, files, context);
  const floorsUp = await readFloorsUp(context.lookup());
  const known = createHash('sha256')
    .update(JSON.stringify([...floorsUp].sort()))
    .digest('hex');
  return ledger.delivery(roomRows(ledger, floorsUp), known);
}

async function readFloorsUp(db: ReadDb): Promise<Map<string, number>> {
  const rows = await db.all<{ building_id: string; floors_up: number }>(
    'SELECT building_id, floors_up FROM base.building',
  );
  return new Map(rows.map((row) => [row.building_id, row.floors_up]));
}

async function* roomRows(
  ledger: DeliveryLedger,
  floorsUp: ReadonlyMap<string, number>,
): AsyncGenerator<DeliveredRow[]> {
  const byBuilding = new Map<string, PendingRoom[]>();
  for await (const pending of pendingRooms(ledger)) {
    const building = viewOf(pending.cells).building_slot as string;
    const rooms = byBuilding.get(building);
    if (rooms) rooms.push(pending);
    else byBuilding.set(building, [pending]);
  }
  let batch: DeliveredRow[] = [];
  for (const [building, rooms] of byBuilding) {
    batch.push(...placeOnFloors(ledger, rooms, floorsUp.get(building)));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function* pendingRooms(ledger: DeliveryLedger): AsyncGenerator<PendingRoom> {
  const checks = new RowChecks();
  const readers = new Map<RecognisedFile, RoomReader>();
  for await (const { part, parts, rows } of sourceBatches(ledger)) {
    const { recognised } = part;
    const reader = readers.get(recognised) ?? roomReader(ledger, part);
    readers.set(recognised, reader);
    for (const row of rows) {
      checks.reset();
      const own = parts[row.sheet ?? 0] as DeliveryPart;
      if (row.broken) checks.reject(row.broken);
      const cells = row.broken ? [] : reader.read(row, checks);
      if (!checks.problem) reader.readLetFlag(viewOf(cells), checks, row);
      const span = checks.problem ? undefined : completeRoom(cells, checks, reader);
      const noted = { flags: [...checks.flags], warnings: [...checks.warnings] };
      if (span) yield { part: own, line: row.line, cells: detached(cells), ...noted, span };
      else ledger.refuse(own, row.line, checks);
    }
  }
}

/** A part of a text keeps the whole text alive, here 64 KB of the workbook's XML for an address: 290 MB for 150,000 rooms. */
function detached(cells: readonly SqlValue[]): SqlValue[] {
  return cells.map((value) =>
    typeof value === 'string' && value.length > 12 ? ` ${value}`.slice(1) : value,
  );
}

interface RoomReader extends TableReader {
  readonly readLetFlag: ReturnType<typeof letFlag>;
}

/** 止层 holds a label like 楼层 does, 12A or 6, and not yet a physical floor. */
function roomReader(ledger: DeliveryLedger, part: DeliveryPart): RoomReader {
  const { asOf, rule } = part.recognised;
  const match = ledger.match(part);
  const reader = compileTableReader(room, match, asOf, rule?.defaults, ['floor_no_top']);
  return { ...reader, readLetFlag: letFlag(part.recognised) };
}

/** Fills what the label or number implies; undefined with a problem noted when the room cannot be placed. */
function completeRoom(
  cells: SqlValue[],
  checks: RowChecks,
  reader: TableReader,
): FloorSpan | undefined {
  const values = viewOf(cells);
  const roomNo = values.room_no as string | null;
  if (values.floor_label === null && roomNo !== null) {
    const inferred = floorOfRoomNumber(roomNo);
    if (inferred !== undefined) checks.flag('FLOOR_FROM_ROOM_NO');
    values.floor_label = inferred ?? null;
  }
  values.room_id ??= derivedRoomId(values);
  values.geometry_kind ??= 'virtual';
  const span = readSpan(values, checks);
  values.floor_no = span?.from.number ?? null;
  values.floor_no_top = span?.to.number ?? null;
  checkDwelling(values, checks);
  if (!checks.problem) reader.require(cells, checks);
  return checks.problem ? undefined : span;
}

/** A dwelling of 3 m² or of 8,000 may be real and is worth a look. */
function checkDwelling({ use, area_square_metres: area }: RowValues, checks: RowChecks): void {
  const [least, most] = DWELLING_SQUARE_METRES;
  if (use !== 'residential' || typeof area !== 'number' || (area >= least && area <= most)) return;
  const sentence = seldomOutside(least, most);
  checks.warn({ code: 'RANGE', field: 'area_square_metres', value: area, sentence });
}

const FLOOR_SENTENCE = say`The floor cannot be read; write 5, 3A, B1, 夹层, or 5-6 for a room over two floors.`;

/** Floors a room reaches: by its 楼层, up to its 止层 where it has one. */
function readSpan(values: RowValues, checks: RowChecks): FloorSpan | undefined {
  const own = readLabel(values, 'floor_label', checks);
  const top = readLabel(values, 'floor_no_top', checks);
  if (!own || !top) return own;
  if (compareFloors(own.from, top.to) <= 0) return { from: own.from, to: top.to };
  checks.reject({
    code: 'FLOOR_ORDER',
    field: 'floor_no_top',
    value: values.floor_no_top as string,
    sentence: say`The top floor lies below the floor of the room.`,
  });
  return undefined;
}

function readLabel(values: RowValues, field: string, checks: RowChecks): FloorSpan | undefined {
  const label = values[field] as string | null;
  if (label === null) return undefined;
  const span = parseFloorLabel(label);
  if (!span)
    checks.reject({ code: 'FLOOR_UNKNOWN', field, value: label, sentence: FLOOR_SENTENCE });
  return span;
}

/** Departments without room ids send building, unit, floor and room: a key that stays the same between imports. */
function derivedRoomId(values: RowValues): string | null {
  const { building_slot: building, unit_no: unit, floor_label: floor, room_no: roomNo } = values;
  return building === null || roomNo === null
    ? null
    : [building, unit ?? '', floor ?? '', roomNo].join('-');
}

function placeOnFloors(
  ledger: DeliveryLedger,
  rooms: readonly PendingRoom[],
  floorsUp: number | undefined,
): DeliveredRow[] {
  const plan = planFloors(
    rooms.flatMap(({ span }) => [span.from, span.to]),
    floorsUp,
  );
  const checks = new RowChecks();
  return rooms.map((pending) => {
    checks.reset();
    for (const flag of pending.flags) checks.flag(flag);
    for (const warning of pending.warnings) checks.warn(warning);
    if (plan.conflict) checks.flag(plan.conflict);
    Object.assign(viewOf(pending.cells), physicalFloors(pending.span, plan));
    return ledger.accept(pending.part, pending.line, pending.cells, checks);
  });
}

function physicalFloors(
  span: FloorSpan,
  plan: FloorPlan,
): { floor_no: number; floor_no_top: number } {
  const from = plan.physical(span.from) ?? span.from.number;
  return { floor_no: from, floor_no_top: plan.physical(span.to) ?? from };
}
