import { BUILDING_ECONOMY_THEMES } from '../../../contract/themes/building-economy.ts';
import type { ThemeSpec } from '../../../contract/themes/theme.ts';
import { type EconomyBook, economyBook } from '../../economy/book.ts';
import { isActive } from '../../economy/firm.ts';
import { groupBy } from '../../economy/group-by.ts';
import { paidByAll, yearOf } from '../../economy/paid.ts';
import { taxSums } from '../../economy/tax-sum.ts';
import type { ThemeQuery, ThemeTold } from './theme-query.ts';

type Id = (typeof BUILDING_ECONOMY_THEMES)[number]['id'];

/** Bounds of the tax classes, 元; a class begins with its bound. */
const TAX_BOUNDS_YUAN = [100_000, 1_000_000, 10_000_000, 100_000_000];

const TAX_CLASS_SQL = TAX_BOUNDS_YUAN.map((bound) => `(sum(firm.tax) >= ${bound})`).join(' + ');

export const buildingEconomyThemes: Readonly<Record<Id, ThemeQuery>> = {
  'building.taxClass': () => ({
    sql: `
      WITH latest AS (SELECT max(month) AS month FROM economy.monthly_tax),
      firm AS (
        SELECT tax_no, sum(amount_yuan) AS tax FROM economy.monthly_tax
        WHERE month > (SELECT strftime('%Y-%m', month || '-01', '-12 months') FROM latest)
        GROUP BY tax_no)
      SELECT link.building_slot AS slot, ${TAX_CLASS_SQL} AS value
      FROM firm JOIN links.address_link AS link
        ON link.table_name = 'tax_place' AND link.row_key = firm.tax_no AND link.field = 'tax_address'
      WHERE link.building_slot IS NOT NULL GROUP BY link.building_slot`,
  }),
  'building.vacancy': () => ({
    sql: `SELECT building_slot AS slot,
        100.0 * (1 - sum(occupied_area_square_metres) / sum(business_area_square_metres)) AS value
      FROM economy.commercial_building
      WHERE building_slot IS NOT NULL AND occupied_area_square_metres IS NOT NULL AND business_area_square_metres > 0
      GROUP BY building_slot`,
  }),
  'building.leaseEnds': ({ snapshot }) => ({
    sql: `SELECT card.building_slot AS slot, count(DISTINCT lease.room_slot) AS value
      FROM economy.commercial_building AS card LEFT JOIN economy.lease ON lease.commercial_id = card.commercial_id
        AND lease.from_at <= $asOf AND lease.to_at BETWEEN $asOf AND date($asOf, '+12 months')
      WHERE card.building_slot IS NOT NULL GROUP BY card.building_slot`,
    params: { $asOf: snapshot.manifest.asOf },
  }),
  'building.industry': async (context) => told(industries(await economyBook(context))),
  'building.taxPerSquareMetre': async (context) =>
    told(taxPerSquareMetre(await economyBook(context), context.seesFirmTax)),
  'room.placeClass': async (context) => told(roomClasses(await economyBook(context))),
  'room.vacancy': async (context) => told(roomUses(await economyBook(context))),
};

/** Slot and value of what the book tells and no SQL does. */
type SlotValue = readonly [slot: number, value: number];

const told = (values: readonly SlotValue[]): ThemeTold => ({ values: new Map(values) });

const SECTIONS = themePlaces('building.industry');
const OTHER = SECTIONS.get('other') ?? 0;

/** Place in the theme's list of the industry most firms of each commercial building belong to. */
function industries(book: EconomyBook): SlotValue[] {
  const ofBuilding = groupBy(book.firms.filter(isActive), ({ commercialId }) => commercialId);
  return book.commercial.flatMap(({ id, buildingSlot }): SlotValue[] => {
    const bySection = groupBy(
      (ofBuilding.get(id) ?? []).filter(({ section }) => /^[A-T]$/u.test(section)),
      ({ section }) => section,
    );
    const [leading] = [...bySection].sort(
      ([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1),
    );
    return leading && buildingSlot !== null
      ? [[buildingSlot, SECTIONS.get(leading[0]) ?? OTHER]]
      : [];
  });
}

/** 元/㎡·年 of each commercial building; Infinity where the sum would give a payer away. */
function taxPerSquareMetre(book: EconomyBook, exact: boolean): SlotValue[] {
  const ofBuilding = groupBy(book.firms, ({ commercialId }) => commercialId);
  const cards = book.commercial.filter(
    ({ buildingSlot, businessAreaSquareMetres }) =>
      buildingSlot !== null && (businessAreaSquareMetres ?? 0) > 0,
  );
  const sums = taxSums(
    cards.map(({ id }) => paidByAll(book, ofBuilding.get(id) ?? [], yearOf(book))),
    exact,
  );
  return cards.map(({ buildingSlot, businessAreaSquareMetres }, at) => {
    const yuan = sums[at]?.yuan;
    return [
      buildingSlot as number,
      yuan === undefined ? Infinity : yuan / (businessAreaSquareMetres as number),
    ];
  });
}

const CLASSES = themePlaces('room.placeClass');

function roomClasses(book: EconomyBook): SlotValue[] {
  return [...book.rooms.values()].flat().flatMap(({ slot, firms: [firm] }): SlotValue[] => {
    const place = firm && CLASSES.get(firm.placeClass);
    return place === undefined ? [] : [[slot, place]];
  });
}

const USES = themePlaces('room.vacancy');

function roomUses(book: EconomyBook): SlotValue[] {
  return [...book.rooms.values()]
    .flat()
    .map(({ slot, state }): SlotValue => [slot, USES.get(state) ?? 0]);
}

/** Category id → place of a theme of categories. */
function themePlaces(id: Id): ReadonlyMap<string, number> {
  const spec: ThemeSpec | undefined = BUILDING_ECONOMY_THEMES.find((theme) => theme.id === id);
  const categories = spec?.kind === 'categories' ? spec.categories : [];
  return new Map(categories.map((category, place) => [category.id, place]));
}
