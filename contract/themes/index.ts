import { AGEING_THEMES } from './ageing.ts';
import { BUILDING_ECONOMY_THEMES } from './building-economy.ts';
import { CITY_MANAGEMENT_THEMES } from './city-management.ts';
import { COMMUNITY_POLICING_THEMES } from './community-policing.ts';
import { HOUSING_THEMES } from './housing.ts';
import type { ThemeSpec } from './theme.ts';
import { WORK_SAFETY_THEMES } from './work-safety.ts';

const ALL = [
  ...COMMUNITY_POLICING_THEMES,
  ...HOUSING_THEMES,
  ...CITY_MANAGEMENT_THEMES,
  ...BUILDING_ECONOMY_THEMES,
  ...WORK_SAFETY_THEMES,
  ...AGEING_THEMES,
] as const;

/** Every theme buildings and rooms can be coloured by, in the order they are offered. */
export const THEMES: readonly ThemeSpec[] = ALL;

export type ThemeId = (typeof ALL)[number]['id'];

export const THEME_IDS = ALL.map(({ id }) => id);

/** The declaration of a theme; undefined for an id nobody declared, as a view of a later version may name. */
export function themeSpec(id: string): ThemeSpec | undefined {
  return THEMES.find((theme) => theme.id === id);
}
