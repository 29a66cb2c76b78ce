import { withoutConcealed } from '../../contract/concealed-number.ts';
import {
  type CommercialRow,
  type FirmPlaceView,
  type FirmRow,
  type LeaseRow,
  sectionSchema,
} from '../../contract/queries/building-economy.ts';
import type { EconomyBook } from './book.ts';
import type { Commercial } from './commercial.ts';
import { type Firm, isActive } from './firm.ts';
import { ratio, roomsOf, shareIn } from './figures.ts';
import { daysBetween, type Lease, noticeOf } from './leases.ts';
import { paidBy, paidByAll, taxChange, yearOf } from './paid.ts';
import type { FirmPlace } from './place.ts';
import { type BusinessRoom, emptiedArea } from './rooms.ts';
import type { PaidSum } from './tax-sum.ts';
import type { TaxSum } from '../../contract/queries/building-economy.ts';

/** A commercial building, its firms and what they paid, before any of it is withheld. */
export interface BuildingFacts {
  readonly card: Commercial;
  readonly firms: readonly Firm[];
  readonly paid: PaidSum;
  readonly rooms: readonly BusinessRoom[];
}

/** Facts of a building from the firms at work in it. */
export function buildingFacts(
  book: EconomyBook,
  card: Commercial,
  firms: readonly Firm[],
): BuildingFacts {
  return { card, firms, paid: paidByAll(book, firms, yearOf(book)), rooms: roomsOf(book, card) };
}

/** A row of the list of buildings; `tax` as the caller may see it. */
export function commercialRow(
  book: EconomyBook,
  { card, firms, rooms }: BuildingFacts,
  tax: TaxSum,
): CommercialRow {
  const active = firms.filter(isActive);
  const business = card.businessAreaSquareMetres;
  return {
    commercialId: card.id,
    name: card.name,
    buildingId: card.buildingId,
    streetCode: card.streetCode,
    grade: card.grade,
    kind: card.kind,
    longitudeDegrees: card.longitudeDegrees,
    latitudeDegrees: card.latitudeDegrees,
    businessAreaSquareMetres: business,
    occupancyByArea:
      card.occupiedAreaSquareMetres === null
        ? null
        : ratio(card.occupiedAreaSquareMetres, business ?? 0),
    occupancyByRooms: ratio(rooms.filter(({ state }) => state !== 'vacant').length, rooms.length),
    rentYuan: card.rentYuan,
    firms: active.length,
    registeredShare: shareIn(active, ({ registered }) => registered.inDistrict),
    taxedShare: shareIn(active, ({ tax: place }) => place.inDistrict),
    tax,
    taxPerSquareMetre: tax.yuan === undefined ? null : ratio(tax.yuan, business ?? 0),
    emptiedShare: ratio(emptiedArea(rooms, book.today), business ?? 0),
    flags: flagsOf(card.flags),
  };
}

/** A row of a list of firms; `exact` for callers who may see a firm's tax. */
export function firmRow(book: EconomyBook, firm: Firm, exact: boolean): FirmRow {
  const card = firm.commercialId === null ? undefined : book.commercialById.get(firm.commercialId);
  const { id, name, uscc, status, staff, capitalYuan, placeClass, label, branch, consolidated } =
    firm;
  return {
    enterpriseId: id,
    name,
    uscc: withoutConcealed(uscc),
    section: sectionSchema.parse(firm.section),
    status,
    staff,
    capitalYuan,
    placeClass,
    label,
    branch,
    consolidated,
    apart: placeClass === '111' ? (firm.apart ?? null) : null,
    registered: placeView(book, firm.registered),
    office: placeView(book, firm.office),
    tax: placeView(book, firm.tax),
    commercialId: firm.commercialId,
    commercialName: card?.name ?? null,
    taxYuan: exact ? paidBy(book, firm, yearOf(book)) : null,
    taxChange: exact ? taxChange(book, firm) : null,
    greyed: [...(isActive(firm) ? [] : [`status:${status ?? 'unknown'}`]), ...flagsOf(firm.flags)],
  };
}

function placeView({ ground }: EconomyBook, place: FirmPlace): FirmPlaceView {
  const building =
    place.buildingSlot === null ? undefined : ground.buildings.get(place.buildingSlot);
  const { inDistrict, basis, text, evidenceAt, level, stop } = place;
  return {
    inDistrict,
    basis,
    text,
    evidenceAt,
    level,
    stop,
    buildingId: building?.buildingId ?? null,
    buildingName: building?.title ?? null,
    streetCode: ground.streetOf(place) ?? null,
  };
}

/** A row of a list of leases. */
export function leaseRow(book: EconomyBook, lease: Lease): LeaseRow {
  const card = book.commercialById.get(lease.commercialId);
  const room = (card ? roomsOf(book, card) : []).find(({ slot }) => slot === lease.roomSlot);
  const { leaseNo, commercialId, firmId, tenant, areaSquareMetres, rentYuan, from, to } = lease;
  return {
    leaseNo,
    commercialId,
    commercialName: card?.name ?? commercialId,
    buildingId: card?.buildingId ?? null,
    enterpriseId: firmId,
    tenant,
    roomId: room?.roomId ?? null,
    roomNo: room?.roomNo ?? null,
    areaSquareMetres,
    rentYuan,
    from,
    to,
    daysLeft: to === null ? null : daysBetween(book.today, to),
    noticeDays: noticeOf(lease, book.today) ?? null,
  };
}

function flagsOf(flags: string | null): string[] {
  return flags ? flags.split(',').filter((flag) => flag !== '') : [];
}
