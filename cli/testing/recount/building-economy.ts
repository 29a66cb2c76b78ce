import type { EconomyFigures } from '../../../contract/queries/building-economy.ts';
import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';
import { type RecountedFirm, recountFirms, type Verdict } from './economy-firms.ts';
import { rowsOf } from './period.ts';

interface Card {
  readonly commercial_id: string;
  readonly building_slot: number | null;
  readonly business_area_square_metres: number | null;
  readonly occupied_area_square_metres: number | null;
}

interface RecountedLease {
  readonly commercial_id: string;
  readonly room_slot: number | null;
  readonly from_at: string;
  readonly to_at: string | null;
}

/** A room meant for business, of a building with a card. */
interface RecountedRoom {
  readonly slot: number;
  readonly building_slot: number;
  readonly use: string | null;
  readonly area_square_metres: number | null;
}

/** What the tables of 楼宇经济 say. */
export interface RecountedEconomy {
  readonly figures: EconomyFigures;
  readonly classes: Readonly<Record<string, number>>;
  readonly months: Readonly<Record<string, readonly [tax: number, local: number]>>;
  readonly loose: { readonly payers: number; readonly surveys: number };
  readonly firms: readonly RecountedFirm[];
  readonly leases: readonly RecountedLease[];
  readonly cards: readonly Card[];
  readonly rooms: readonly RecountedRoom[];
}

/** All of 楼宇经济 for a caller who may see every payer, row by row from the tables as they were published. */
export async function recountEconomy(snapshot: OpenSnapshot): Promise<RecountedEconomy> {
  const today = snapshot.manifest.asOf;
  const [cards, rooms, leases, told] = await Promise.all([
    rowsOf<Card>(snapshot, 'SELECT * FROM economy.commercial_building'),
    rowsOf<RecountedRoom>(snapshot, 'SELECT * FROM base.room'),
    rowsOf<RecountedLease>(snapshot, 'SELECT * FROM economy.lease'),
    recountFirms(snapshot),
  ]);
  const { firms } = told;
  const slots = new Set(cards.map(({ building_slot }) => building_slot));
  const business = rooms.filter(
    ({ building_slot, use }) =>
      slots.has(building_slot) && (use === 'office' || use === 'commercial'),
  );
  const active = firms.filter(({ status }) => status === 'active');
  const worked = new Set(active.map(({ office }) => office.room));
  const leased = new Set(
    leases
      .filter(({ from_at, to_at }) => from_at <= today && (to_at === null || to_at >= today))
      .map(({ room_slot }) => room_slot),
  );
  const occupiedRooms = business.filter(({ slot }) => worked.has(slot) || leased.has(slot)).length;
  const known = [...new Set(firms.flatMap(({ paid }) => [...paid.keys()]))].sort();
  return {
    figures: figuresOf({
      cards,
      firms,
      months: known,
      businessRooms: business.length,
      occupiedRooms,
    }),
    classes: classesOf(active),
    months: Object.fromEntries(
      known.map((month) => [month, [paidIn(firms, [month]), paidIn(firms, [month], 'local')]]),
    ),
    loose: { payers: told.loosePayers, surveys: told.looseSurveys },
    firms,
    leases,
    cards,
    rooms: business,
  };
}

interface Counted {
  readonly cards: readonly Card[];
  readonly firms: readonly RecountedFirm[];
  readonly months: readonly string[];
  readonly businessRooms: number;
  readonly occupiedRooms: number;
}

function figuresOf({
  cards,
  firms,
  months,
  businessRooms,
  occupiedRooms,
}: Counted): EconomyFigures {
  const [year, before] = [months.slice(-12), months.slice(-24, -12)];
  const active = firms.filter(({ status }) => status === 'active');
  const working = active.filter(({ office }) => office.verdict === 'yes');
  const business = total(cards.map((card) => card.business_area_square_metres ?? 0));
  const occupied = total(cards.map((card) => card.occupied_area_square_metres ?? 0));
  const inside = (each: readonly RecountedFirm[]) =>
    each.filter((firm) => cards.some(({ commercial_id }) => commercial_id === firm.commercialId));
  const staff = total(active.map((firm) => firm.staff));
  const tax = paidIn(firms, year);
  const perBuilding = cards.map(({ commercial_id }) =>
    paidIn(
      firms.filter(({ commercialId }) => commercialId === commercial_id),
      year,
    ),
  );
  const between = (least: number, below: number) =>
    perBuilding.filter((paid) => paid >= least && paid < below).length;
  const perFirm = firms.map((firm) => paidIn([firm], year)).sort((a, b) => b - a);
  return {
    buildings: cards.length,
    sites: new Set(cards.map(({ commercial_id }) => commercial_id.split('-')[0])).size,
    businessAreaSquareMetres: business,
    occupiedAreaSquareMetres: occupied,
    occupancyByArea: occupied / business,
    vacancyByArea: 1 - occupied / business,
    businessRooms,
    occupiedRooms,
    occupancyByRooms: occupiedRooms / businessRooms,
    firms: active.length,
    firmsInBuildings: inside(active).length,
    staff,
    registeredShare: shareOf(
      working,
      ({ registered }) => registered.verdict,
      () => 1,
    ),
    registeredShareByTax: shareOf(
      working,
      ({ registered }) => registered.verdict,
      (firm) => paidIn([firm], year),
    ),
    taxedShare: shareOf(
      working,
      (firm) => firm.tax.verdict,
      () => 1,
    ),
    registeredUnknown: working.filter(({ registered }) => registered.verdict === 'unknown').length,
    taxedUnknown: working.filter((firm) => firm.tax.verdict === 'unknown').length,
    tax: sumOf(tax),
    taxBefore: sumOf(paidIn(firms, before)),
    localIncome: sumOf(paidIn(firms, year, 'local')),
    payers: perFirm.filter((paid) => paid !== 0).length,
    hundredMillionBuildings: between(1e8, Infinity),
    nearlyHundredMillionBuildings: between(8e7, 1e8),
    tenMillionBuildings: between(1e7, 8e7),
    taxPerSquareMetre: paidIn(inside(firms), year) / business,
    taxPerHead: tax / staff,
    topFiveShare: total(perFirm.slice(0, 5)) / tax,
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What firms paid in some months, 元. */
export function paidIn(
  firms: readonly RecountedFirm[],
  months: readonly string[],
  what: 'amount' | 'local' = 'amount',
): number {
  let sum = 0;
  for (const { paid } of firms) for (const month of months) sum += paid.get(month)?.[what] ?? 0;
  return sum;
}

function sumOf(yuan: number): EconomyFigures['tax'] {
  const tier = yuan >= 1e8 ? 'hundredMillion' : yuan >= 8e7 ? 'nearlyHundredMillion' : undefined;
  return { yuan, tier: tier ?? (yuan >= 1e7 ? 'tenMillion' : 'below') };
}

function shareOf(
  firms: readonly RecountedFirm[],
  verdictOf: (firm: RecountedFirm) => Verdict,
  weightOf: (firm: RecountedFirm) => number,
): number {
  let [yes, no] = [0, 0];
  for (const firm of firms) {
    if (verdictOf(firm) === 'yes') yes += weightOf(firm);
    if (verdictOf(firm) === 'no') no += weightOf(firm);
  }
  return yes / (yes + no);
}

/** Active firms by class of the 户/人/税 cube. */
function classesOf(active: readonly RecountedFirm[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { registered, office, tax } of active) {
    const verdicts = [registered.verdict, office.verdict, tax.verdict];
    const name = verdicts.includes('unknown')
      ? 'unknown'
      : verdicts.map((verdict) => (verdict === 'yes' ? '1' : '0')).join('');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
