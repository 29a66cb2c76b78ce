import { dayNumber } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import type { FirmPlace } from './firm-places.ts';
import type { Firm } from './firms.ts';
import type { Lease, OccupancyFall } from './leases.ts';
import type { CommercialBuilding } from './sites.ts';
import { TAX_MONTHS, type Taxpayer } from './taxpayers.ts';
import type { BuildingTax } from './write-tax.ts';

const SYSTEM = 'building-economy';

/** Puts down every firm's class in the 户/人/税 cube with where its places truly are. */
export function answerFirms(world: DemoWorld, firms: readonly Firm[]): void {
  const truth = (kind: string, entry: unknown): void => world.answers.truth(SYSTEM, kind, entry);
  for (const firm of firms) {
    const { id, kind, registered, office, tax, branch, consolidated } = firm;
    const places = [registered, office, tax].map(placeName);
    truth('firmPlaces', [id, kind.cube, ...places].join(' '));
    if (kind.cube === '111' && buildings(firm) > 1) truth('apartInDistrict', id);
    if (kind.compliant) truth('compliantElsewhere', { enterprise: id, branch, consolidated });
  }
  answerSharedAddresses(world, firms);
}

/**
 * Puts down where police and business registry say different things of one unit, which they both know by its code, or by
 * the organisation code in it where an old licence has no other; and the units that are in no registry, with the reason.
 */
export function answerShared({ answers, units }: DemoWorld, firms: readonly Firm[]): void {
  const byCode = new Map(firms.map((firm) => [firm.numbers.orgCode, firm]));
  for (const { unitId, uscc, name, status, onSite, registration } of units) {
    if (registration === 'institutions') continue;
    const firm = uscc === '' ? undefined : byCode.get(uscc.slice(8, 17));
    const open = status === '开业' && onSite === '在此处';
    const truth = (kind: string): void => answers.truth(SYSTEM, kind, unitId);
    if (!firm && open) {
      truth('unitUnregistered');
      truth(registration === 'nowhere' ? 'unitWithoutLicence' : 'unitRegisteredElsewhere');
    }
    if (!firm) continue;
    const active = ACTIVE.has(firm.status);
    if (open && !active) truth('unitStatusDiffers');
    if (onSite === '不在此处' && active) truth('unitGoneRegistered');
    if (firm.name !== name) truth('unitNameDiffers');
  }
}

const ACTIVE: ReadonlySet<string> = new Set(['存续', '开业']);

function placeName({ inDistrict, room }: FirmPlace): string {
  return inDistrict === '1' ? room!.id : inDistrict === '0' ? '区外' : '不明';
}

function buildings({ registered, office, tax }: Firm): number {
  return new Set([registered, office, tax].map(({ room }) => room?.building)).size;
}

const SHARED_FROM = 3;
const VIRTUAL = /集中办公区|商务秘书/u;

/** 一址多照: rooms with three or more firms in business registered in them. */
function answerSharedAddresses({ answers }: DemoWorld, firms: readonly Firm[]): void {
  const byRoom = new Map<string, Firm[]>();
  for (const firm of firms) {
    const { room } = firm.registered;
    if (room && ACTIVE.has(firm.status))
      byRoom.set(room.id, [...(byRoom.get(room.id) ?? []), firm]);
  }
  for (const [room, sharing] of byRoom) {
    if (sharing.length < SHARED_FROM) continue;
    const virtual = sharing.some(({ registered }) => VIRTUAL.test(registered.text));
    answers.truth(SYSTEM, virtual ? 'virtualAddress' : 'sharedAddress', {
      room,
      enterprises: sharing.map(({ id }) => id).join(' '),
    });
  }
}

/** Puts down swings of tax and cancelled firms that still pay. */
export function answerTaxpayers({ answers }: DemoWorld, payers: readonly Taxpayer[]): void {
  for (const { firm, swing } of payers) {
    if (swing)
      answers.truth(SYSTEM, 'taxSwing', {
        enterprise: firm.id,
        taxNo: firm.numbers.taxNo,
        from: TAX_MONTHS[swing.from],
        factor: swing.factor,
      });
    if (firm.status === '注销' || firm.status.startsWith('吊销'))
      answers.truth(SYSTEM, 'taxedThoughCancelled', firm.id);
  }
}

/** Puts down what buildings yielded, those with over 1亿 (亿元楼) apart. */
export function answerBuildings(
  { answers }: DemoWorld,
  commercial: readonly CommercialBuilding[],
  tax: BuildingTax,
): void {
  const sums = commercial.map((entry) => ({
    commercial: entry.id,
    ...(tax.get(entry) ?? { year2015: 0, lastTwelve: 0 }),
  }));
  for (const sum of sums) {
    answers.truth(SYSTEM, 'buildingTax', sum);
    if (sum.lastTwelve >= 1e8) answers.truth(SYSTEM, 'buildingOver100Million', sum.commercial);
  }
  const area = commercial.reduce((sum, { businessSquareMetres }) => sum + businessSquareMetres, 0);
  const sites = new Set(commercial.map(({ id }) => id.slice(0, -2))).size;
  answers.truth(SYSTEM, 'buildings', {
    sites,
    buildings: commercial.length,
    businessSquareMetres: Math.round(area),
  });
}

/** Days before a lease ends at which people are told. */
const NOTICES = [30, 90, 180] as const;

/** Puts down leases that end soon, each under the shortest notice, and buildings that emptied. */
export function answerLeases(
  { answers, asOf }: DemoWorld,
  leases: readonly Lease[],
  falls: readonly OccupancyFall[],
): void {
  const today = dayNumber(asOf);
  for (const { no, to } of leases) {
    const left = dayNumber(to) - today;
    const notice = left >= 0 ? NOTICES.find((days) => left <= days) : undefined;
    if (notice) answers.truth(SYSTEM, `leaseEndsIn${notice}Days`, no);
  }
  for (const { building, leases: ended, squareMetres } of falls)
    answers.truth(SYSTEM, 'occupancyFall', {
      commercial: building.id,
      leases: ended.map(({ no }) => no).join(' '),
      squareMetres,
    });
}
