import { SCHEMA_VERSION } from '../migrations/index.ts';
import { SNAPSHOT_FILES, type SnapshotFileName } from '../../contract/schema/table.ts';
import type { BuildState } from './build-state.ts';
import type { SnapshotManifest } from './manifest.ts';
import { stampedSources } from './source-rows.ts';

/** What a manifest says beside what the build knows. */
export interface Publication {
  readonly synthetic: boolean;
  /** ISO time. */
  readonly publishedAt: string;
}

/** The latest as-of date of some sources. */
export function latestDate(sources: readonly { readonly asOf: string }[]): string {
  return sources.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
}

/** The manifest of the snapshot a build becomes. */
export function composeManifest(
  state: BuildState,
  files: SnapshotManifest['files'],
  { synthetic, publishedAt }: Publication,
): SnapshotManifest {
  const { previous, profile } = state;
  const sources = stampedSources(state);
  return {
    id: state.id,
    publishedAt,
    asOf: latestDate(sources),
    schemaVersion: SCHEMA_VERSION,
    synthetic: isSynthetic(state, synthetic),
    profile,
    ...(previous ? { previousId: previous.id } : {}),
    files,
    changes: previous ? [...state.changes.values()] : [],
    sources,
  };
}

/** Records of the files of the new snapshot, in one order whichever was built first. */
export function filesOf(
  { finished, previous }: BuildState,
  paths: ReadonlyMap<SnapshotFileName, string>,
): SnapshotManifest['files'] {
  const records = SNAPSHOT_FILES.filter((file) => paths.has(file)).map((file) => [
    file,
    finished.get(file)?.record ?? previous?.files[file],
  ]);
  return Object.fromEntries(records) as SnapshotManifest['files'];
}

/** Rows of a synthetic delivery stay synthetic until the files of every table of it have been replaced. */
export function isSynthetic(state: BuildState, synthetic: boolean): boolean {
  if (synthetic || !state.previous?.synthetic) return synthetic;
  return [...state.sources.values()].flat().some(({ batch }) => batch !== undefined);
}
