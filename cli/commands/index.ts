import type { Command } from 'commander';

/** The commands of `twin`, each loaded when it is called. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo.ts')).demoCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  tiles: async () => (await import('./tiles.ts')).tilesCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  query: async () => (await import('./query.ts')).queryCommand(),
  snapshots: async () => (await import('./snapshots.ts')).snapshotsCommand(),
  batches: async () => (await import('./batches.ts')).batchesCommand(),
  rollback: async () => (await import('./rollback.ts')).rollbackCommand(),
  history: async () => (await import('./history.ts')).historyCommand(),
  match: async () => (await import('./match.ts')).matchCommand(),
  place: async () => (await import('./place.ts')).placeCommand(),
  crs: async () => (await import('./crs.ts')).crsCommand(),
  lists: async () => (await import('./lists.ts')).listsCommand(),
  drafts: async () => (await import('./drafts.ts')).draftsCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  retention: async () => (await import('./retention.ts')).retentionCommand(),
  keys: async () => (await import('./keys.ts')).keysCommand(),
  map: async () => (await import('./map.ts')).mapCommand(),
  diff: async () => (await import('./diff.ts')).diffCommand(),
};
