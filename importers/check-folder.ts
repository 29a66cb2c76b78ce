import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DistrictProfile } from '../contract/profile.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { beginBuild } from '../data/snapshot/build.ts';
import { openStore } from '../data/snapshot/store.ts';
import { firstPosition } from './crs/file-crs.ts';
import { readCoordinate } from './crs/coordinate-text.ts';
import { crsName, CRS_NAMES, transformFrom, type LonLat } from './crs/systems.ts';
import type { FileReport } from './import-report.ts';
import { importDatasets } from './import.ts';
import type { ImportMap } from './mapping.ts';
import { inspectFile, type RecognisedFile } from './recognise.ts';
import type { FindingLine } from '../contract/findings.ts';
import { ImportReporter } from './report/reporter.ts';
import { listOf, say, type Sentence, word } from '../contract/sentence.ts';
import { TwinError } from '../contract/errors.ts';
import { listCandidates, type CandidateFile } from './source-files.ts';

/** What one file gave when it was imported by itself and thrown away. */
export interface FileCheck {
  readonly file: string;
  readonly format?: string;
  readonly encoding?: string;
  /** One for each table it feeds. */
  readonly reports: readonly FileReport[];
  readonly rejects: readonly FindingLine[];
  /** Why nothing was read. */
  readonly why?: Sentence;
}

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly map: ImportMap | undefined;
  readonly profile: DistrictProfile;
  /** Take each file's own surroundings for the district: for data from elsewhere. */
  readonly aroundData?: boolean;
}

/** Half the side of the box laid around a file's median position, degrees. */
const AROUND_DEGREES = 0.3;
const SAMPLE_ROWS = 4000;

/** Imports each file below the paths by itself into a store that is thrown away. A file that fails does not stop the others. */
export async function* checkFolder(options: CheckOptions): AsyncGenerator<FileCheck> {
  for (const candidate of await listCandidates(options.paths)) {
    try {
      yield await checkFile(candidate, options);
    } catch (error) {
      yield { file: candidate.name, reports: [], rejects: [], why: saidBy(error) };
    }
  }
}

function saidBy(error: unknown): Sentence {
  if (error instanceof TwinError && error.said) return error.said;
  return word(error instanceof Error ? error.message : String(error));
}

async function checkFile(file: CandidateFile, options: CheckOptions): Promise<FileCheck> {
  const inspected = await inspectFile(file, options.map);
  const { table } = inspected;
  const seen = {
    file: file.name,
    ...(table ? { format: table.format } : {}),
    ...(table?.encoding ? { encoding: table.encoding } : {}),
  };
  if (!inspected.recognised) return { ...seen, reports: [], rejects: [], why: inspected.why };
  if (inspected.conflicts.length > 0)
    return { ...seen, reports: [], rejects: [], why: ambiguous(inspected.conflicts) };
  const { recognised } = inspected;
  const profile = options.aroundData
    ? await profileAround(recognised, options.profile)
    : options.profile;
  return { ...seen, ...(await importAlone(recognised, profile)) };
}

function ambiguous(conflicts: readonly string[]): Sentence {
  const told = listOf(conflicts.map(word));
  return say`the header is ambiguous: ${told}. Say which column is meant, in the window or with --map, or remove one.`;
}

async function importAlone(
  file: RecognisedFile,
  profile: DistrictProfile,
): Promise<Pick<FileCheck, 'reports' | 'rejects'>> {
  const folder = await mkdtemp(join(tmpdir(), 'twin-check-'));
  const reporter = await ImportReporter.open(join(folder, 'report'));
  try {
    const keys = await openKeyring(join(folder, 'keys'));
    const build = await beginBuild(await openStore(join(folder, 'store')), {
      profile,
      synthetic: false,
      keys,
      preview: true,
    });
    try {
      const recognition = { files: [file], unrecognised: [], removalLists: [], note: undefined };
      const { files } = await importDatasets({ recognition, build, profile, reporter });
      return { reports: files, rejects: reporter.firstRejects };
    } finally {
      await build.abort();
    }
  } finally {
    await reporter.close().finally(() => rm(folder, { recursive: true, force: true }));
  }
}

/** The profile with a box around the median of a file's positions; as it is where nobody knows their system. */
async function profileAround(
  { table, matches, rule }: RecognisedFile,
  profile: DistrictProfile,
): Promise<DistrictProfile> {
  if (!rule?.crs && table.crs?.known === false) return profile;
  const columns = [...matches.values()][0]?.columns;
  const [x, y] = [columns?.get('longitude_degrees'), columns?.get('latitude_degrees')];
  const named = rule?.crs ?? (table.crs?.known ? table.crs.name : 'EPSG:4326');
  const system = crsName(named) ?? 'EPSG:4326';
  const transform = transformFrom(CRS_NAMES.includes(system) ? system : 'EPSG:4326');
  const places: LonLat[] = [];
  for await (const rows of table.rows()) {
    for (const row of rows) {
      const at = table.hasGeometry
        ? firstPosition(row.geometry)
        : [readCoordinate(row.cells[x ?? -1] ?? null), readCoordinate(row.cells[y ?? -1] ?? null)];
      if (at?.[0] && at[1]) places.push(transform(at[0], at[1]));
    }
    if (places.length >= SAMPLE_ROWS) break;
  }
  return places.length === 0 ? profile : { ...profile, box: boxAround(places) };
}

function boxAround(places: readonly LonLat[]): DistrictProfile['box'] {
  const middle = (axis: 0 | 1) =>
    places.map((place) => place[axis]).sort((a, b) => a - b)[places.length >> 1] as number;
  const [longitude, latitude] = [middle(0), middle(1)];
  return {
    westDegrees: longitude - AROUND_DEGREES,
    eastDegrees: longitude + AROUND_DEGREES,
    southDegrees: latitude - AROUND_DEGREES,
    northDegrees: latitude + AROUND_DEGREES,
  };
}
