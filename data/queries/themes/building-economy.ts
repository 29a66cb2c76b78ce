import type { BUILDING_ECONOMY_THEMES } from '../../../contract/themes/building-economy.ts';
import type { ThemeQuery } from './theme-query.ts';

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
};
