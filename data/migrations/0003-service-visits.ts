import type { SnapshotMigration } from './index.ts';

/** Layout 3: 走访服务. A new file has every table as it is declared; files of layout 2 lack this one. */
export const serviceVisits: SnapshotMigration = {
  version: 3,
  apply: () => Promise.resolve(),
};
