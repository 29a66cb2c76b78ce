import type { ThemeId } from '../../../contract/themes/index.ts';
import { communityPolicingThemes } from './community-policing.ts';
import type { ThemeQuery } from './theme-query.ts';

/** The query behind each theme. */
export const THEME_QUERIES: Readonly<Record<ThemeId, ThemeQuery>> = {
  ...communityPolicingThemes,
};
