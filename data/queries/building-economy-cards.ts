import { withoutConcealed } from '../../contract/concealed-number.ts';
import type {
  CommercialCard,
  FirmCard,
  StackRoom,
} from '../../contract/queries/building-economy.ts';
import { sectionSchema } from '../../contract/queries/building-economy.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { EconomyBook } from '../economy/book.ts';
import { figuresOf } from '../economy/figures.ts';
import type { Firm } from '../economy/firm.ts';
import { classMonths } from '../economy/class-months.ts';
import { lifeOf } from '../economy/firm-life.ts';
import { groupBy } from '../economy/group-by.ts';
import { classesOf, monthsOf, sectionsOf } from '../economy/overview.ts';
import type { BusinessRoom } from '../economy/rooms.ts';
import { buildingFacts, commercialRow, firmRow, leaseRow } from '../economy/rows.ts';
import { scopeOf } from '../economy/scope.ts';
import { taxSum } from '../economy/tax-sum.ts';
import { notFound } from './building-row.ts';
import { economyScope } from './building-economy.ts';
import type { QueryContext } from './context.ts';
import { type LineageRow, lineageColumns, lineageJoin, lineageOf } from './lineage.ts';

const MOST_LEASES = 1000;

/** 楼宇卡: one commercial building, its figures, floors and leases. */
export async function economyBuilding(
  context: QueryContext,
  { commercialId }: ParsedParams<'economy.building'>,
): Promise<CommercialCard> {
  const scope = await economyScope(context, { commercialId });
  const { book } = scope;
  const card = scope.buildings[0];
  if (!card)
    throw notFound('commercial building', { id: commercialId }, context.snapshot.manifest.id);
  const exact = context.seesFirmTax;
  const facts = buildingFacts(book, card, scope.firms);
  return {
    row: commercialRow(book, facts, taxSum(facts.paid, exact)),
    yearBuilt: card.yearBuilt,
    totalAreaSquareMetres: card.totalAreaSquareMetres,
    occupiedAreaSquareMetres: card.occupiedAreaSquareMetres,
    ownership: card.ownership,
    owner: card.owner,
    manager: card.manager,
    feeYuan: card.feeYuan,
    parkingSpaces: card.parkingSpaces,
    address: card.address,
    figures: figuresOf(scope, exact),
    months: monthsOf(scope, exact).map(({ month, tax }) => ({ month, tax })),
    classes: classesOf(scope.active),
    sections: sectionsOf(scope, exact),
    floors: floorsOf(book, facts.rooms),
    leases: book.leases
      .filter((lease) => lease.commercialId === commercialId)
      .slice(-MOST_LEASES)
      .map((lease) => leaseRow(book, lease)),
    lineage: await lineageOfRow(context, 'commercial_building', card.row),
  };
}

/** 楼层栈: top floor first, rooms by unit and number. */
function floorsOf(book: EconomyBook, rooms: readonly BusinessRoom[]): CommercialCard['floors'] {
  return [...groupBy(rooms, ({ floorNo }) => floorNo)]
    .sort(([a], [b]) => b - a)
    .map(([floorNo, onFloor]) => ({
      floorNo,
      floorLabel: onFloor[0]?.floorLabel ?? String(floorNo),
      rooms: onFloor.map((room) => stackRoom(book, room)),
    }));
}

/** A room of the stack, of the largest firm at work in it, else of the firm that leases it. */
function stackRoom(book: EconomyBook, room: BusinessRoom): StackRoom {
  const { slot, roomId, roomNo, unitNo, areaSquareMetres, state, firms, lease } = room;
  const tenantId = state === 'vacant' ? null : (lease?.firmId ?? null);
  const firm = firms[0] ?? book.firms[book.firmById.get(tenantId ?? '') ?? -1];
  return {
    roomId,
    slot,
    roomNo,
    unitNo,
    areaSquareMetres,
    state,
    enterpriseId: firm?.id ?? null,
    firm: firm?.name ?? (state === 'vacant' ? null : (lease?.tenant ?? null)),
    firms: firms.length,
    section: firm ? sectionSchema.parse(firm.section) : null,
    placeClass: firm?.placeClass ?? null,
    leaseTo: state === 'vacant' ? null : (lease?.to ?? null),
  };
}

/** A firm the caller may see; `not-found` for any other. */
export async function firmSeen(
  context: QueryContext,
  enterpriseId: string,
): Promise<{ readonly book: EconomyBook; readonly firm: Firm }> {
  const { book } = await economyScope(context, {});
  const firm = book.firms[book.firmById.get(enterpriseId) ?? -1];
  const seen =
    firm && scopeOf({ ...book, firms: [firm] }, {}, context.principal.areaCode).firms.length > 0;
  if (!firm || !seen)
    throw notFound('enterprise', { id: enterpriseId }, context.snapshot.manifest.id);
  return { book, firm };
}

/** 企业卡: one firm, its three places with their evidence, its life line. */
export async function economyFirm(
  context: QueryContext,
  { enterpriseId }: ParsedParams<'economy.firm'>,
): Promise<FirmCard> {
  const { book, firm } = await firmSeen(context, enterpriseId);
  const exact = context.seesFirmTax;
  const leases = book.leases.filter(({ firmId }) => firmId === enterpriseId);
  const { months, amounts } = book.tax;
  return {
    row: firmRow(book, firm, exact),
    registrationNo: withoutConcealed(firm.registrationNo),
    taxNo: exact ? openTaxNo(firm.taxNo) : null,
    typeCode: firm.typeCode,
    industry: firm.industry,
    industryEdition: firm.industryEdition,
    establishedAt: firm.establishedAt,
    taxStatus: firm.taxStatus,
    ...(await roomOf(context, firm.office.roomSlot)),
    months: exact
      ? months.map((month, at) => ({ month, yuan: amounts[firm.index * months.length + at] ?? 0 }))
      : [],
    taxHidden: !exact,
    leases: leases.map((lease) => leaseRow(book, lease)),
    life: lifeOf(book, firm, leases, exact),
    classes: classMonths(book, firm, leases, exact),
    elsewhere: await elsewhere(context, firm.uscc),
    lineage: await lineageOfRow(context, 'enterprise', firm.row),
  };
}

/** Sole traders pay under their citizen number, which is nobody's to see here (data-dictionary §3.4). */
function openTaxNo(taxNo: string | null): string | null {
  return taxNo !== null && /^\d{17}[\dX]/u.test(taxNo) ? null : withoutConcealed(taxNo);
}

/** Room and building by natural key, of a room's slot. */
export const ROOM_KEYS_SQL = `
  SELECT room.room_id AS roomId, building.building_id AS buildingId
  FROM base.room CROSS JOIN base.building ON building.slot = room.building_slot WHERE room.slot = ?`;

async function roomOf({ snapshot }: QueryContext, slot: number | null) {
  const found =
    slot === null
      ? undefined
      : await snapshot.db.get<{ roomId: string; buildingId: string }>(ROOM_KEYS_SQL, [slot]);
  return { roomId: found?.roomId ?? null, buildingId: found?.buildingId ?? null };
}

async function elsewhere(
  { snapshot }: QueryContext,
  uscc: string | null,
): Promise<FirmCard['elsewhere']> {
  if (uscc === null) return { premisesNo: null, unitId: null };
  const [premises, unit] = await Promise.all([
    snapshot.has('safety')
      ? snapshot.db.get<{ key: string }>(
          'SELECT premises_no AS key FROM safety.premises WHERE uscc = ?',
          [uscc],
        )
      : undefined,
    snapshot.db.get<{ key: string }>('SELECT unit_id AS key FROM economy.unit WHERE uscc = ?', [
      uscc,
    ]),
  ]);
  return { premisesNo: premises?.key ?? null, unitId: unit?.key ?? null };
}

async function lineageOfRow(
  { snapshot }: QueryContext,
  table: 'commercial_building' | 'enterprise',
  row: number,
) {
  const found = await snapshot.db.get<LineageRow>(
    `SELECT ${lineageColumns('record')} FROM economy.${table} AS record
     ${lineageJoin('economy', table, 'record')} WHERE record.id = ?`,
    [row],
  );
  if (found) return lineageOf(found, snapshot.manifest);
  return { file: '', line: 0, department: '', asOf: '', secrecy: null, flags: [] };
}
