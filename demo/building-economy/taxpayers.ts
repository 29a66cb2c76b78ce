import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import type { Firm } from './firms.ts';
import type { CommercialBuilding } from './sites.ts';

/** 24 months up to the day the exports were cut, `YYYY-MM`. */
export const TAX_MONTHS: readonly string[] = Array.from({ length: 24 }, (_, index) => {
  const month = 6 + index;
  return `${2014 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});

/** A firm that pays tax in the district and how much it pays in a usual year. */
export interface Taxpayer {
  readonly firm: Firm;
  readonly annualYuan: number;
  /** Index of the first month it pays in. */
  readonly since: number;
  /** A planted change of its tax from one month on: a fall before moving out, or a jump. */
  readonly swing?: { readonly from: number; readonly factor: number };
}

/** Of 186 buildings: 17 with over 1亿 a year, some just short of it, 70 over 1,000万. */
const TIERS = [
  { buildings: 17, low: 112_000_000, high: 420_000_000 },
  { buildings: 6, low: 82_000_000, high: 90_000_000 },
  { buildings: 70, low: 11_500_000, high: 52_000_000 },
  { buildings: 93, low: 400_000, high: 8_800_000 },
] as const;

const SWINGS = { fall: 120, jump: 40 } as const;

/** The payers with their yearly tax: firms in commercial buildings share what their building yields. */
export function assessTaxpayers(
  world: DemoWorld,
  firms: readonly Firm[],
  commercial: readonly CommercialBuilding[],
): Taxpayer[] {
  const payers = firms.filter(pays);
  const yields = buildingYields(world, commercial);
  const shares = new Map(payers.map((firm) => [firm, drawShare(world.random)]));
  const sums = new Map<CommercialBuilding, number>();
  for (const firm of payers)
    if (firm.commercial)
      sums.set(
        firm.commercial,
        (sums.get(firm.commercial) ?? 0) + shares.get(firm)! * shareOfLastYear(firm),
      );
  const assessed = payers.map((firm): Taxpayer => {
    const share = shares.get(firm)!;
    const annualYuan = firm.commercial
      ? (yields.get(firm.commercial)! * share) / sums.get(firm.commercial)!
      : ownYield(firm, share);
    return { firm, annualYuan, since: firstMonth(firm) };
  });
  return plantSwings(assessed, world);
}

/** Shops below the threshold of 增值税 pay nothing: seven in ten. */
const SHOPS_PAYING_OF_TEN = 3;
/** Of so many companies outside commercial buildings one returns nothing (零申报). */
const ZERO_RETURNS_ONE_OF = 7;

/** Cancelled firms have stopped paying, all but one in five. */
function pays({ tax, status, id, company, commercial }: Firm): boolean {
  if (tax.inDistrict !== '1') return false;
  const number = Number(id.slice(2));
  if (!company && number % 10 >= SHOPS_PAYING_OF_TEN) return false;
  if (company && !commercial && number % ZERO_RETURNS_ONE_OF === 0) return false;
  return status === '注销' || status.startsWith('吊销') ? number % 5 === 0 : true;
}

function firstMonth({ establishedAt }: Firm): number {
  const month = establishedAt.slice(0, 7);
  return Math.max(
    0,
    TAX_MONTHS.findIndex((candidate) => candidate > month),
  );
}

/** How much of the last twelve months a firm has paid in, for a building to yield in them what it is to. */
function shareOfLastYear(firm: Firm): number {
  return Math.min(1, (TAX_MONTHS.length - firstMonth(firm)) / 12);
}

/** Few pay most: a heavy tail. */
function drawShare(random: Random): number {
  return Math.min(220, 1 / (1 - random.next()) ** 0.95);
}

function ownYield({ company }: Firm, share: number): number {
  return (company ? 26_000 : 2_600) * Math.min(60, share);
}

function buildingYields(
  { random }: DemoWorld,
  commercial: readonly CommercialBuilding[],
): Map<CommercialBuilding, number> {
  const order = commercial
    .map((building) => ({
      building,
      weight: building.businessSquareMetres * random.between(0.6, 1.6),
    }))
    .sort((a, b) => b.weight - a.weight);
  const share = commercial.length / 186;
  const yields: number[] = [];
  for (const { buildings, low, high } of TIERS) {
    const count = Math.max(1, Math.round(buildings * share));
    for (let rank = 0; rank < count; rank++)
      yields.push(high * (low / high) ** (count === 1 ? 0 : rank / (count - 1)));
  }
  return new Map(
    order.map(({ building }, index) => [building, yields[Math.min(index, yields.length - 1)]!]),
  );
}

/** Falls to a quarter or less and jumps to threefold, among payers that do not carry their building. */
function plantSwings(payers: readonly Taxpayer[], { scaled, random }: DemoWorld): Taxpayer[] {
  const fit = payers
    .filter(({ annualYuan, since, firm }) => since === 0 && within(annualYuan) && firm.company)
    .map((payer) => ({ payer, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ payer }) => payer);
  const falls = new Set(fit.slice(0, scaled(SWINGS.fall)));
  const jumps = new Set(fit.slice(falls.size, falls.size + scaled(SWINGS.jump)));
  return payers.map((payer) => {
    if (falls.has(payer)) return { ...payer, swing: swing(random, 0.08, 0.25) };
    return jumps.has(payer) ? { ...payer, swing: swing(random, 3, 5) } : payer;
  });
}

function within(annualYuan: number): boolean {
  return annualYuan > 120_000 && annualYuan < 900_000;
}

function swing(random: Random, low: number, high: number): { from: number; factor: number } {
  return {
    from: random.integer(17, 20),
    factor: Math.round(random.between(low, high) * 100) / 100,
  };
}
