import { toErrorShape } from '../../contract/errors.ts';
import type {
  FilePreviewInfo,
  RecognisedFileInfo,
  RecognitionInfo,
} from '../../contract/imports.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import type { LocalGrids } from '../../importers/crs/systems.ts';
import { DATASETS } from '../../importers/datasets.ts';
import { inspectFile, type InspectedFile } from '../../importers/recognise.ts';
import { isRemovalList, readRemovedRows } from '../../importers/removal-list.ts';
import type { ImportMap } from '../../importers/mapping.ts';
import { ScansAhead } from '../../importers/readers/scans-ahead.ts';
import { TABLE_WORDS } from '../../importers/table-words.ts';
import { listCandidates, type CandidateFile } from '../../importers/source-files.ts';
import { type DescribedFile, describeFile } from './describe-file.ts';
import { importMap, savedFor, type Choices } from './import-map.ts';
import { districtOutline } from './outline.ts';
import { openLookup } from './preview-lookup.ts';

export interface RecogniseOptions extends Choices {
  readonly paths: readonly string[];
  readonly store: SnapshotStore;
  /** Profile that a name stands for; without a name the one in use, or the default. */
  readonly profile: (named: string | undefined) => Promise<DistrictProfile>;
  readonly localGrids: LocalGrids;
  readonly signal: AbortSignal;
}

export interface GrantLookedAt {
  readonly recognition: RecognitionInfo;
  /** First rows of the files that have any, by name. */
  readonly previews: ReadonlyMap<string, FilePreviewInfo>;
}

type Looked = { readonly file: CandidateFile; readonly inspected: InspectedFile | Error };

/** What each file of a grant is. A file that cannot be read, or contradicts itself, stands with its problem. */
export async function recogniseGrant(options: RecogniseOptions): Promise<GrantLookedAt> {
  const candidates = await listCandidates(options.paths);
  const map = importMap(candidates, options);
  const looked = await lookAt(candidates, map, options.signal);
  const note = candidates.find((candidate) => candidate.note)?.note;
  const profile = await options.profile(note?.profile);
  const synthetic = note?.synthetic ?? false;
  const { files, previews } = await describeAll(looked, options, profile, synthetic);
  const recognition = {
    files,
    synthetic,
    profile: { id: profile.id, title: profile.title, titleEn: profile.titleEn },
    outline: await districtOutline(options.store, profile),
    tables: DATASETS.flatMap(({ tables: [table] }) => (table ? [toldTable(table)] : [])),
  };
  return { recognition, previews };
}

/** Looks at each file; large deliveries of text on two threads. */
async function lookAt(
  files: readonly CandidateFile[],
  map: ImportMap | undefined,
  signal: AbortSignal,
): Promise<Looked[]> {
  const scans = ScansAhead.begin(files);
  const looked: Looked[] = [];
  try {
    for (const file of files) {
      signal.throwIfAborted();
      const scan = await scans?.of(file.path);
      looked.push({ file, inspected: await inspectFile(file, map, scan).catch(asError) });
    }
  } finally {
    await scans?.stop();
  }
  return looked;
}

function toldTable({ name, title, titleEn }: TableSpec): RecognitionInfo['tables'][number] {
  return { name, title, titleEn, words: TABLE_WORDS[name] ?? '' };
}

async function describeAll(
  looked: readonly Looked[],
  options: RecogniseOptions,
  profile: DistrictProfile,
  synthetic: boolean,
): Promise<{ files: RecognisedFileInfo[]; previews: Map<string, FilePreviewInfo> }> {
  const recognised = looked.flatMap(({ inspected }) =>
    inspected instanceof Error || !inspected.recognised || inspected.conflicts.length > 0
      ? []
      : [inspected.recognised],
  );
  const lookup = await openLookup(options.store, recognised, profile).catch(asError);
  const context = {
    profile,
    synthetic,
    localGrids: options.localGrids,
    base: lookup,
    lookup: () => {
      if (lookup instanceof Error) throw lookup;
      return lookup.db;
    },
  };
  const files: RecognisedFileInfo[] = [];
  const previews = new Map<string, FilePreviewInfo>();
  try {
    for (const { file, inspected } of looked) {
      options.signal.throwIfAborted();
      const headers = 'table' in inspected ? inspected.table?.headers : undefined;
      const common = {
        name: file.name,
        bytes: file.bytes,
        ignored: options.choices.some(({ name, ignore }) => name === file.name && ignore === true),
        fromSaved: savedFor(options.saved, file.name, headers) !== undefined,
      };
      const { told, preview } = await tellOf(file, inspected, context).catch(
        (error: unknown): DescribedFile => ({ told: { problem: toErrorShape(error) } }),
      );
      files.push({ ...NOTHING_TOLD, ...common, ...told });
      if (preview) previews.set(file.name, preview);
    }
    return { files, previews };
  } finally {
    if (!(lookup instanceof Error)) await lookup.close();
  }
}

async function tellOf(
  file: CandidateFile,
  inspected: Looked['inspected'],
  context: Parameters<typeof describeFile>[2],
): Promise<DescribedFile> {
  if (inspected instanceof Error) return { told: { problem: toErrorShape(inspected) } };
  if (isRemovalList(file.name)) return { told: await describeRemovalList(file.path, inspected) };
  return describeFile(file, inspected, context);
}

async function describeRemovalList(
  path: string,
  inspected: InspectedFile,
): Promise<Partial<RecognisedFileInfo>> {
  try {
    const rows = Object.values(await readRemovedRows(path)).flat().length;
    return {
      removes: rows,
      expectedRows: rows,
      ...(inspected.recognised ? {} : { why: inspected.why }),
    };
  } catch (error) {
    return { problem: toErrorShape(error) };
  }
}

const NOTHING_TOLD = { expectedRows: 0, headers: [], fields: [], filled: [], codesMade: false };

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
