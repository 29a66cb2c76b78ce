import type { EconomyFigures } from '../../contract/queries/building-economy.ts';
import type { InDistrict } from '../../contract/three-places.ts';
import type { EconomyBook } from './book.ts';
import type { Commercial } from './commercial.ts';
import { type Firm, isActive } from './firm.ts';
import { paidBy, paidByAll, yearOf } from './paid.ts';
import type { EconomyScope } from './scope.ts';
import { type PaidSum, taxSum, tierOf } from './tax-sum.ts';

/** The headline figures of a part of the economy; `exact` for callers who may see a single payer's tax. */
export function figuresOf(scope: EconomyScope, exact: boolean): EconomyFigures {
  const { book, buildings, firms, active } = scope;
  const working = active.filter(({ office }) => office.inDistrict === 'yes');
  const year = yearOf(book);
  const paid = paidByAll(book, firms, year);
  const inBuildings = paidByAll(book, inside(scope), year);
  const tax = taxSum(paid, exact);
  const shown = tax.yuan !== undefined;
  const business = sum(buildings, ({ businessAreaSquareMetres }) => businessAreaSquareMetres);
  const occupied = sum(buildings, ({ occupiedAreaSquareMetres }) => occupiedAreaSquareMetres);
  const rooms = buildings.flatMap((card) => roomsOf(book, card));
  const occupiedRooms = rooms.filter(({ state }) => state !== 'vacant').length;
  const staff = sum(active, (firm) => firm.staff);
  const tiers = tiersOf(scope);
  return {
    buildings: buildings.length,
    sites: new Set(buildings.map(({ id }) => siteOf(id))).size,
    businessAreaSquareMetres: business,
    occupiedAreaSquareMetres: occupied,
    occupancyByArea: ratio(occupied, business),
    businessRooms: rooms.length,
    occupiedRooms,
    occupancyByRooms: ratio(occupiedRooms, rooms.length),
    vacancyByArea: business > 0 ? 1 - occupied / business : null,
    firms: active.length,
    firmsInBuildings: inside(scope).filter(isActive).length,
    staff,
    registeredShare: shareIn(working, ({ registered }) => registered.inDistrict),
    registeredShareByTax: ratio(
      paidByAll(
        book,
        working.filter(({ registered }) => registered.inDistrict === 'yes'),
        year,
      ).yuan,
      paidByAll(
        book,
        working.filter(({ registered }) => registered.inDistrict !== 'unknown'),
        year,
      ).yuan,
    ),
    taxedShare: shareIn(working, ({ tax: place }) => place.inDistrict),
    registeredUnknown: working.filter(({ registered }) => registered.inDistrict === 'unknown')
      .length,
    taxedUnknown: working.filter(({ tax: place }) => place.inDistrict === 'unknown').length,
    tax,
    taxBefore: taxSum(paidByAll(book, firms, yearOf(book, 1)), exact),
    localIncome: taxSum(paidByAll(book, firms, year, true), exact),
    payers: paid.payers,
    hundredMillionBuildings: tiers.hundredMillion,
    nearlyHundredMillionBuildings: tiers.nearlyHundredMillion,
    tenMillionBuildings: tiers.tenMillion,
    taxPerSquareMetre: shown ? ratio(inBuildings.yuan, business) : null,
    taxPerHead: shown ? ratio(paid.yuan, staff) : null,
    topFiveShare: topFiveShare(scope, paid),
  };
}

/** Firms at work in the buildings of a scope. */
function inside({ firms, buildings }: EconomyScope): readonly Firm[] {
  const ids = new Set(buildings.map(({ id }) => id));
  return firms.filter(({ commercialId }) => commercialId !== null && ids.has(commercialId));
}

function tiersOf(scope: EconomyScope) {
  const tiers = { hundredMillion: 0, nearlyHundredMillion: 0, tenMillion: 0, below: 0 };
  for (const paid of paidByBuilding(scope).values()) tiers[tierOf(paid)] += 1;
  return tiers;
}

/** Tax of the last twelve months by commercial building, 元, by the firm's office (data-dictionary §3.8). */
export function paidByBuilding(scope: EconomyScope): Map<string, number> {
  const year = yearOf(scope.book);
  const sums = new Map(scope.buildings.map(({ id }): [string, number] => [id, 0]));
  for (const firm of inside(scope)) {
    const id = firm.commercialId ?? '';
    sums.set(id, (sums.get(id) ?? 0) + paidBy(scope.book, firm, year));
  }
  return sums;
}

/** Rooms for business of a building. */
export function roomsOf({ rooms }: EconomyBook, { buildingSlot }: Commercial) {
  return buildingSlot === null ? [] : (rooms.get(buildingSlot) ?? []);
}

function topFiveShare({ book, firms }: EconomyScope, { yuan }: PaidSum): number | null {
  const year = yearOf(book);
  const paid = firms.map((firm) => paidBy(book, firm, year)).sort((a, b) => b - a);
  return ratio(
    paid.slice(0, 5).reduce((total, each) => total + each, 0),
    yuan,
  );
}

/** Share of firms one of whose places lies in the district; 不可判 counts neither above nor below the line. */
export function shareIn(
  firms: readonly Firm[],
  verdict: (firm: Firm) => InDistrict,
): number | null {
  const verdicts = firms.map(verdict);
  const insiders = verdicts.filter((each) => each === 'yes').length;
  return ratio(insiders, insiders + verdicts.filter((each) => each === 'no').length);
}

/** A site (载体) is a building's number without its last part: LY0001 of LY0001-2. */
function siteOf(commercialId: string): string {
  return commercialId.replace(/-\d+$/, '');
}

export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number | null): number {
  return items.reduce((total, item) => total + (valueOf(item) ?? 0), 0);
}
