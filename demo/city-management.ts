import { makeComponents } from './city-management/components.ts';
import { plantInSurvey } from './city-management/plant-components.ts';
import { NEW_EDITION_STREET, writeComponents } from './city-management/write-components.ts';
import type { SystemWriter } from './systems.ts';

const FULL = { components: 200_000, cases: 100_000, fixes: 1_000_000 } as const;

/** 数字城管: components, patrol tracks, cases and their steps. */
export const cityManagement: SystemWriter = {
  system: 'city-management',
  folders: { 'city-management': '城管局' },
  write: async (world) => {
    const components = makeComponents(
      world,
      world.scaled(FULL.components),
      (street) => street === NEW_EDITION_STREET,
    );
    await writeComponents(world, plantInSurvey(world, components));
  },
};
