import type { ThemeId } from '../../../contract/themes/index.ts';
import { ageingThemes } from './ageing.ts';
import { buildingEconomyThemes } from './building-economy.ts';
import { cityManagementThemes } from './city-management.ts';
import { communityPolicingThemes } from './community-policing.ts';
import { housingThemes } from './housing.ts';
import type { ThemeQuery } from './theme-query.ts';
import { workSafetyThemes } from './work-safety.ts';

/** The query behind each theme. */
export const THEME_QUERIES: Readonly<Record<ThemeId, ThemeQuery>> = {
  ...communityPolicingThemes,
  ...housingThemes,
  ...cityManagementThemes,
  ...buildingEconomyThemes,
  ...workSafetyThemes,
  ...ageingThemes,
};
