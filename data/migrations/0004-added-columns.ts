import type { SnapshotMigration } from './index.ts';

/**
 * Layout 4: columns with `since: 4`. A new file has every column as it is declared; files of layout 3 lack these and are read
 * as they are, see `added-columns.ts`.
 */
export const addedColumns: SnapshotMigration = {
  version: 4,
  apply: () => Promise.resolve(),
};
