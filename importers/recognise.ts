import { TwinError } from '../contract/errors.ts';
import { highestSecrecy, type Secrecy } from '../contract/secrecy.ts';
import { listOf, type Sentence, say } from '../contract/sentence.ts';
import { isNoteBeside } from '../data/give-back/notes-beside.ts';
import { chooseDataset, matchTable } from './choose-dataset.ts';
import { DATASETS, IMPORTED_TABLES, type Dataset } from './datasets.ts';
import type { HeaderMatch } from './headers.ts';
import { headerScore } from './vocabulary.ts';
import { ruleFor, ruleOfTable, type ImportMap, type MapRule } from './mapping.ts';
import { SHANGHAI_MILLISECONDS } from './normalise/zones.ts';
import { isRemovalList } from './removal-list.ts';
import { isPictureArchive } from './pictures/picture-archive.ts';
import { openTable, unreadable } from './readers/open.ts';
import type { TextScan } from './readers/encoding.ts';
import { ScansAhead } from './readers/scans-ahead.ts';
import type { SourceTable } from './readers/source.ts';
import { secrecyOf } from './secrecy.ts';
import {
  fingerprint,
  listCandidates,
  type CandidateFile,
  type DeliveryNote,
} from './source-files.ts';

/** A file and the dataset it was found to be. */
export interface RecognisedFile {
  readonly file: CandidateFile;
  readonly dataset: Dataset;
  readonly table: SourceTable;
  /** By table name. */
  readonly matches: ReadonlyMap<string, HeaderMatch>;
  readonly rule: MapRule | undefined;
  readonly sha256: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Nobody stated that date: it is the day the file was saved. */
  readonly dateIsOfSaving?: true;
  /** 密级: the highest that the file, its delivery note or a person states. */
  readonly secrecy: Secrecy | undefined;
}

/** A file nothing was read from, and why. */
export interface UnrecognisedFile {
  readonly name: string;
  readonly why: Sentence;
}

export interface Recognition {
  readonly files: readonly RecognisedFile[];
  readonly unrecognised: readonly UnrecognisedFile[];
  /** Paths of lists of rows that an incremental import takes away (撤去清单). */
  readonly removalLists: readonly string[];
  /** The delivery note of the first folder that has one. */
  readonly note: DeliveryNote | undefined;
}

/** A column of a file that says something of a stored one, and the titles of that. */
export interface ServedColumn {
  readonly header: string;
  readonly title: string;
  readonly titleEn: string;
}

/** Names of files that may hold a table. */
export const TABLE_EXTENSION =
  /\.(csv|tsv|txt|xlsx|xlsm|xls|et|geojsons?|geojsonl|json|jsonl|ndjson|shp|zip|kml|ovkml)$/i;

/**
 * Finds out what each file below `paths` is, by its headers and geometry. A file that is a table but cannot be read, or
 * whose headers contradict each other, is an error: leaving it out would take its rows for gone.
 */
export async function recogniseFolder(
  paths: readonly string[],
  map: ImportMap | undefined,
): Promise<Recognition> {
  const candidates = await listCandidates(paths);
  const files: RecognisedFile[] = [];
  const unrecognised: UnrecognisedFile[] = [];
  const scans = ScansAhead.begin(candidates);
  try {
    for (const candidate of candidates) {
      const result = await recogniseFile(candidate, map, await scans?.of(candidate.path));
      if ('why' in result) unrecognised.push(result);
      else files.push(result);
    }
  } finally {
    await scans?.stop();
  }
  if (files.length === 0) throw nothingUsable(paths, unrecognised);
  return {
    files,
    unrecognised,
    removalLists: candidates
      .filter(({ name }) => isRemovalList(name) && !ruleFor(map, name)?.ignore)
      .map(({ path }) => path),
    note: candidates.find((candidate) => candidate.note)?.note,
  };
}

function nothingUsable(
  paths: readonly string[],
  unrecognised: readonly UnrecognisedFile[],
): TwinError {
  const seen = unrecognised.slice(0, 5).map(({ name, why }) => say`${name}: ${why}`);
  const detail = seen.length === 0 ? say`there are no files` : listOf(seen);
  return new TwinError(
    'invalid',
    say`No file in ${paths.join(', ')} can be imported (${detail}). Check the folder, or describe its columns with --map.`,
    { file: paths[0] ?? '' },
  );
}

async function recogniseFile(
  file: CandidateFile,
  map: ImportMap | undefined,
  scan: TextScan | undefined,
): Promise<RecognisedFile | UnrecognisedFile> {
  const inspected = await inspectFile(file, map, scan);
  if (!inspected.recognised) return { name: file.name, why: inspected.why };
  if (inspected.conflicts.length > 0) throw contradictory(file.path, inspected.conflicts);
  return inspected.recognised;
}

/** What a file is, as far as it can be told: contradictions of its headers are listed for a person to settle. */
export type InspectedFile =
  | {
      readonly recognised: RecognisedFile;
      readonly table: SourceTable;
      readonly conflicts: readonly string[];
    }
  | { readonly recognised: undefined; readonly table?: SourceTable; readonly why: Sentence };

/**
 * Looks at one file without refusing it for an ambiguous header; `scan` spares looking through a text. Errors: `invalid` for one that
 * cannot be read.
 */
export async function inspectFile(
  file: CandidateFile,
  map: ImportMap | undefined,
  scan?: TextScan,
): Promise<InspectedFile> {
  const { name } = file;
  const refused = (why: Sentence, table?: SourceTable) => ({
    recognised: undefined,
    why,
    ...(table ? { table } : {}),
  });
  const named = ruleFor(map, name);
  if (named?.ignore) return refused(say`left out by the map file`);
  if (isRemovalList(name))
    return refused(say`a list of rows that go: an incremental import takes them away`);
  if (isNoteBeside(name)) return refused(say`the note that lies beside a file given back`);
  if (!TABLE_EXTENSION.test(name) && !named)
    return refused(say`not a kind of file that holds a table`);
  if (await isPictureArchive(file.path))
    return refused(say`photographs: they are read with the tables beside it that name them`);
  const known = new Set(Object.keys(named?.columns ?? {}));
  const table = await openTable(file.path, headerScore(IMPORTED_TABLES, known), scan);
  if (!table)
    return refused(
      say`JSON of a form of its own; export it as GeoJSON (FeatureCollection), a list of objects, one object a line, or a table (xlsx, csv)`,
    );
  const stated = await secrecyOf(table, name);
  if (stated.refused) return refused(stated.refused);
  const rule = ruleOfTable(map, named, table.headers);
  const dataset = chooseDataset(table, name, rule);
  if ('template' in dataset) return refused(dataset, table);
  const recognised: RecognisedFile = {
    file,
    dataset,
    table,
    matches: matchesOf(table, dataset, rule),
    rule,
    sha256: await fingerprint(file.path, table.companions, table.scan?.sha256),
    ...dateOf(file, rule),
    secrecy: highestSecrecy([stated.level, file.note?.secrecy, rule?.secrecy]),
  };
  const conflicts = [...recognised.matches.values()].flatMap((each) => each.conflicts);
  return { recognised, table, conflicts };
}

function matchesOf(
  table: SourceTable,
  dataset: Dataset,
  rule: MapRule | undefined,
): ReadonlyMap<string, HeaderMatch> {
  return new Map(dataset.tables.map((spec) => [spec.name, matchTable(table, spec, rule)]));
}

/** A recognised file without what only its own thread can hold: plain data. */
export type RecognisedFileSeed = Pick<
  RecognisedFile,
  'file' | 'rule' | 'sha256' | 'asOf' | 'dateIsOfSaving' | 'secrecy'
> & {
  readonly dataset: string;
  readonly scan: TextScan | undefined;
};

export function seedOf(recognised: RecognisedFile): RecognisedFileSeed {
  const { dataset, table, matches: _matches, ...told } = recognised;
  return { ...told, dataset: dataset.id, scan: table.scan };
}

/** Opens a file that another thread recognised. Errors: `invalid` when it is no longer the same. */
export async function reopenFile(seed: RecognisedFileSeed): Promise<RecognisedFile> {
  const { file, rule, scan } = seed;
  const known = new Set(Object.keys(rule?.columns ?? {}));
  const table = await openTable(file.path, headerScore(IMPORTED_TABLES, known), scan);
  const dataset = DATASETS.find(({ id }) => id === seed.dataset);
  if (!table || !dataset) throw unreadable(file.path, new Error('it was replaced by another file'));
  return { ...seed, dataset, table, matches: matchesOf(table, dataset, rule) };
}

function dateOf(
  file: CandidateFile,
  rule: MapRule | undefined,
): Pick<RecognisedFile, 'asOf' | 'dateIsOfSaving'> {
  const stated = rule?.asOf ?? file.note?.asOf;
  if (stated !== undefined) return { asOf: stated };
  const shanghai = new Date(file.modifiedMilliseconds + SHANGHAI_MILLISECONDS);
  return { asOf: shanghai.toISOString().slice(0, 10), dateIsOfSaving: true };
}

function contradictory(path: string, conflicts: readonly string[]): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the header is ambiguous: ${conflicts.join('；')}. Say which column is meant with --map, or remove one.`,
    { file: path, line: 1 },
  );
}

/** Columns no table of the dataset knows: shown, never dropped silently. */
export function unknownColumns(recognised: RecognisedFile): string[] {
  const [first, ...rest] = [...recognised.matches.values()].map((match) => match.unknown);
  return (first ?? []).filter((header) => rest.every((unknown) => unknown.includes(header)));
}

/** Columns that are not stored and say something of one that is, with the titles of that. */
export function servingOf({ dataset, matches, table }: RecognisedFile): ServedColumn[] {
  return dataset.tables.flatMap(({ name, columns }) =>
    [...(matches.get(name)?.serving ?? [])].flatMap(([index, field]) => {
      const { title, titleEn } = columns[field] ?? {};
      return title && titleEn ? [{ header: table.headers[index] ?? '', title, titleEn }] : [];
    }),
  );
}
