/** Levels a map of areas is divided by: 街道, 社区, 单元网格. */
export const MAP_LEVELS = ['street', 'community', 'grid'] as const;
export type MapLevel = (typeof MAP_LEVELS)[number];
