import { z } from 'zod';
import { CONTROL_POINT_CALLS } from './control-points.ts';
import { findingLineSchema } from './findings.ts';
import type { HostClient } from './host.ts';
import { secrecySchema } from './secrecy.ts';
import { sentenceSchema } from './sentence.ts';
import { shapeNoteSchema } from './shape-notes.ts';
import { qualityFilterSchema } from './queries/quality.ts';
import { rowAccountSchema } from './queries/snapshot.ts';

/** What the import desk (导入台) says of one file before it is read: which table, which columns, which system. */
export const fileChoiceSchema = z.object({
  /** Path below the folder that was dropped or chosen. */
  name: z.string().min(1),
  /** Table the file feeds, where its columns do not tell. */
  table: z.string().optional(),
  /** Header of the file → field of the table; null leaves the column out on purpose. */
  columns: z.record(z.string(), z.string().nullable()).default({}),
  /** Field → value for every row, where the file has no column for it. */
  defaults: z.record(z.string(), z.string().min(1).max(100)).default({}),
  /** Rows without their identifier get one made of type and place, marked as made by us (推算). */
  madeCodes: z.boolean().optional(),
  /** e.g. `EPSG:4549`, `GCJ-02`. */
  crs: z.string().optional(),
  /** `YYYY-MM-DD`: the date the department cut the export. */
  asOf: z.iso.date().optional(),
  /** 密级 of the file; never lowers what the file states itself. */
  secrecy: secrecySchema.optional(),
  /** Leave the file out. */
  ignore: z.boolean().optional(),
});
export type FileChoice = z.infer<typeof fileChoiceSchema>;

/**
 * A choice kept for the next delivery of a department: for files whose name fits `match`, which has `*`, and for those that have
 * the very same headers.
 */
export const savedMappingSchema = z.object({
  department: z.string().min(1),
  match: z.string().min(1),
  headers: z.array(z.string()).optional(),
  table: z.string().min(1),
  columns: z.record(z.string(), z.string().nullable()),
  defaults: z.record(z.string(), z.string()).optional(),
  madeCodes: z.boolean().optional(),
  crs: z.string().optional(),
  secrecy: secrecySchema.optional(),
});
/** Whether two tables have the very same headers in the same order. */
export function areSameHeaders(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((header, at) => header === other[at]);
}

export type SavedMapping = z.infer<typeof savedMappingSchema>;

/** A declared field as the mapping editor offers it. */
export const mappingFieldSchema = z.object({
  table: z.string(),
  field: z.string(),
  title: z.string(),
  titleEn: z.string(),
  unit: z.string().nullable(),
  required: z.boolean(),
  /** Personal: sealed, shown masked. */
  sealed: z.boolean(),
  /** A text, so that one value may be said for every row; with the codes it may take. */
  fill: z
    .object({
      codes: z.array(z.object({ code: z.string(), title: z.string() })),
      /** `import.fieldValues` has usual values, beside which others may be said. */
      listed: z.boolean(),
    })
    .nullable(),
  /** An identifier that can be made of type and place where the file has none. */
  canBeMade: z.boolean(),
});
export type MappingField = z.infer<typeof mappingFieldSchema>;

/** What becomes of one column of a file. */
export const headerInfoSchema = z.object({
  header: z.string(),
  /** `pictures`: it names photographs, which are read from beside the file; `serving`: it is not stored and says something of a field. */
  state: z.enum(['mapped', 'pictures', 'serving', 'unknown', 'left-out', 'dropped', 'contested']),
  /** Field it feeds; the first where it feeds several tables. */
  field: z.string().nullable(),
  /** Field a serving column says something of. */
  serves: z.string().optional(),
  /** The person said so, here or in an earlier delivery. */
  chosen: z.boolean(),
  /** Up to three values as the file writes them, personal ones masked; none of a dropped column. */
  samples: z.array(z.string()),
});
export type HeaderInfo = z.infer<typeof headerInfoSchema>;

/** A coordinate system a file may be in. */
export const crsCandidateSchema = z.object({
  name: z.string(),
  /** How many of the sampled positions fall into the district. */
  insideShare: z.number(),
  /** Distance to known buildings in metres, where the importers can tell. */
  residualMetres: z.number().nullable(),
});
export type CrsCandidate = z.infer<typeof crsCandidateSchema>;

export const fileCrsSchema = z.object({
  /** System the file itself or the map declares. */
  declared: z.string().nullable(),
  /** System it will be read in; null when none fits. */
  chosen: z.string().nullable(),
  basis: z.enum(['declared', 'detected', 'fitted', 'none']),
  swapped: z.boolean(),
  /** Another system fits what is known clearly better than the declared one. */
  doubtful: z.boolean(),
  /** What the known places say. */
  sentence: sentenceSchema.nullable(),
  candidates: z.array(crsCandidateSchema),
});
export type FileCrsInfo = z.infer<typeof fileCrsSchema>;

/** One column of a preview, as stored. */
const previewColumnSchema = z.object({
  field: z.string(),
  title: z.string(),
  titleEn: z.string(),
  unit: z.string().nullable(),
  numeric: z.boolean(),
});

/** The first rows of a file as they will be stored; personal values masked. */
export const previewSchema = z.object({
  table: z.string(),
  columns: z.array(previewColumnSchema),
  rows: z.array(
    z.object({
      line: z.number().int(),
      values: z.array(z.string()),
      flags: z.array(z.string()),
    }),
  ),
});
export type Preview = z.infer<typeof previewSchema>;

/** Where a coordinate system would put a file: up to 200 positions, longitude and latitude in degrees. */
const filePlacesSchema = z.object({
  crs: z.string(),
  points: z.array(z.tuple([z.number(), z.number()])),
});
export type FilePlaces = z.infer<typeof filePlacesSchema>;

/** What is asked of a file when it is looked at. */
export const filePreviewSchema = z.object({
  /** First rows as each table will store them; none of a file with a problem. */
  previews: z.array(previewSchema),
  /** Those among them that will be refused. */
  rejects: z.array(findingLineSchema),
  /** One a candidate of its coordinate system. */
  places: z.array(filePlacesSchema),
});
export type FilePreviewInfo = z.infer<typeof filePreviewSchema>;

const errorShapeSchema = z.object({
  kind: z.enum(['not-found', 'invalid', 'forbidden', 'busy', 'stale', 'corrupt', 'internal']),
  sentence: z.string(),
  said: sentenceSchema.optional(),
  place: z
    .object({
      file: z.string().optional(),
      line: z.number().optional(),
      column: z.string().optional(),
    })
    .optional(),
});

/** A file as it was recognised. */
export const recognisedFileSchema = z.object({
  name: z.string(),
  bytes: z.number().int(),
  /** Undefined where nothing can be read from it; `why` says why. */
  dataset: z
    .object({
      id: z.string(),
      title: z.string(),
      titleEn: z.string(),
      department: z.object({ id: z.string(), title: z.string() }),
    })
    .optional(),
  why: sentenceSchema.optional(),
  problem: errorShapeSchema.optional(),
  ignored: z.boolean(),
  /** Rows that a list of rows to take away (撤去清单) names. */
  removes: z.number().int().optional(),
  format: z.string().optional(),
  encoding: z.string().optional(),
  asOf: z.string().optional(),
  sha256: z.string().optional(),
  /** 密级 that the file, its delivery note or a person states. */
  secrecy: secrecySchema.optional(),
  /** Rows it probably has. */
  expectedRows: z.number().int(),
  /** A mapping saved with an earlier delivery applies. */
  fromSaved: z.boolean(),
  headers: z.array(headerInfoSchema),
  fields: z.array(mappingFieldSchema),
  crs: fileCrsSchema.optional(),
  /** Fields that its first rows fill. */
  filled: z.array(z.string()),
  /** Its first rows have identifiers that were made (推算编码). */
  codesMade: z.boolean(),
});
export type RecognisedFileInfo = z.infer<typeof recognisedFileSchema>;

export const recognitionSchema = z.object({
  files: z.array(recognisedFileSchema),
  synthetic: z.boolean(),
  profile: z.object({ id: z.string(), title: z.string(), titleEn: z.string() }),
  /** Outline of the district, rings of longitude and latitude in degrees; of its box where no areas are known. */
  outline: z.array(z.array(z.tuple([z.number(), z.number()]))),
  /** Tables a file may be said to feed; `words` are other names of what is in them, in Chinese. */
  tables: z.array(
    z.object({ name: z.string(), title: z.string(), titleEn: z.string(), words: z.string() }),
  ),
});
export type RecognitionInfo = z.infer<typeof recognitionSchema>;

/** What one file gave: read = accepted + held + rejected + unchanged. */
export const fileOutcomeSchema = rowAccountSchema.extend({
  file: z.string(),
  table: z.string(),
  title: z.string(),
  encoding: z.string().nullable(),
  crs: z.string().nullable(),
  unknownColumns: z.array(z.string()),
  /** Columns that are not stored and say something of one that is, with its titles. */
  servingColumns: z.array(z.object({ header: z.string(), title: z.string(), titleEn: z.string() })),
  droppedColumns: z.array(z.string()),
  /** Sheets of a workbook with other columns, which are not read. */
  otherSheets: z.array(z.string()),
  /** Rows read that were hidden or filtered out in their sheet. */
  hiddenRows: z.number().int(),
  /** Totals, notes and deleted records: not rows. */
  skippedLines: z.number().int(),
});
export type FileOutcome = z.infer<typeof fileOutcomeSchema>;

/** What an import does to one table: 新增, 变更, 未变, 消失, 拒收. */
export const tableOutcomeSchema = z.object({
  table: z.string(),
  title: z.string(),
  titleEn: z.string(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** In use now and not in this delivery. */
  removed: z.number().int(),
  held: z.number().int(),
  rejected: z.number().int(),
  before: z.number().int(),
  after: z.number().int(),
  /** More of its rows leave than the profile allows without asking. */
  blocked: z.boolean(),
  /** Rows that leave because the delivery's window of time has moved on past them. */
  aged: z.number().int(),
});
export type TableOutcome = z.infer<typeof tableOutcomeSchema>;

export const importResultSchema = z.object({
  batch: z.string(),
  outcome: z.enum(['published', 'unchanged', 'preview']),
  snapshotId: z.string().nullable(),
  files: z.array(fileOutcomeSchema),
  tables: z.array(tableOutcomeSchema),
  /** Share of a table's rows that may leave before a person must confirm. */
  dropShare: z.number(),
  /** Files whose declared coordinate system fits worse than another: a person must confirm them too. */
  doubts: z.array(
    z.object({
      file: z.string(),
      sentence: sentenceSchema,
      /** What each system is off by, the best first. */
      candidates: z.array(
        z.object({ label: z.string(), residualMetres: z.number(), points: z.number().int() }),
      ),
      /** Label of the declared one. */
      used: z.string(),
    }),
  ),
  /** Tables whose files are of an older date than what is loaded (`YYYY-MM-DD`): a person must confirm them too. */
  older: z.array(
    z.object({
      title: z.string(),
      titleEn: z.string(),
      loaded: z.string(),
      delivered: z.string(),
    }),
  ),
  rejectedRows: z.number().int(),
  /** Notes on shapes, the first of each kind on each building; `total` counts all. */
  shapes: z.object({ total: z.number().int(), first: z.array(shapeNoteSchema) }),
  /** rejects.xlsx was written. */
  hasWorkbook: z.boolean(),
  seconds: z.number(),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** What an import is doing. */
export const importStageSchema = z.enum(['recognise', 'import', 'place', 'tiles', 'verify']);
export type ImportStage = z.infer<typeof importStageSchema>;

/** How far an import has come; told at most five times a second. */
export const importProgressSchema = z.object({
  stage: importStageSchema,
  table: z.object({ title: z.string(), titleEn: z.string() }).nullable(),
  rows: z.number().int(),
  expectedRows: z.number().int(),
  rowsPerSecond: z.number().nullable(),
  /** 0 to 1. */
  done: z.number(),
  remainingSeconds: z.number().nullable(),
});
export type ImportProgressInfo = z.infer<typeof importProgressSchema>;

/** A file of a batch. */
export const batchFileSchema = z.object({
  name: z.string(),
  sha256: z.string(),
  department: z.string(),
  /** 密级 it states; null where it states none. */
  secrecy: secrecySchema.nullable().default(null),
});

/** 批次: one import that was tried. */
export const batchSchema = z.object({
  id: z.string(),
  state: z.enum([
    'current',
    'published',
    'unchanged',
    'rolled-back',
    'failed',
    'cancelled',
    'preview',
  ]),
  /** ISO time. */
  at: z.string(),
  account: z.string().nullable(),
  seconds: z.number().nullable(),
  asOf: z.string().nullable(),
  files: z.array(batchFileSchema),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  rejected: z.number().int(),
  /** Why it failed. */
  sentence: z.string().nullable(),
  /** The same with its values apart; null of one whose report does not have them. */
  said: sentenceSchema.nullable().default(null),
  /** What it was doing when a person gave it up. */
  stage: importStageSchema.nullable().default(null),
  /** It published nothing, and the files it was given lie where they lay. */
  canRetake: z.boolean().default(false),
  /** The snapshot is still in the store and can be used. */
  kept: z.boolean(),
  /** Snapshot it was built on. */
  previousId: z.string().nullable(),
  hasWorkbook: z.boolean(),
});
export type Batch = z.infer<typeof batchSchema>;

/** Files a person gave: dropped, chosen, or arrived in the inbox folder. */
export const exportGrantSchema = z.object({
  id: z.string().min(1),
  /** What to call it: the folder, or the files. */
  names: z.array(z.string()),
  origin: z.enum(['dropped', 'chosen', 'inbox']),
});
export type ExportGrant = z.infer<typeof exportGrantSchema>;

/** The inbox folder (收件文件夹) and what lies ready in it. */
export const inboxSchema = z.object({
  folder: z.string().nullable(),
  proposals: z.array(exportGrantSchema),
  /** Files in it that the snapshot in use was made from already. */
  inUse: z.number().int(),
});
export type Inbox = z.infer<typeof inboxSchema>;

/** Calls of the import host: name → parameters and result. */
export const IMPORT_CALLS = {
  ...CONTROL_POINT_CALLS,
  /** What each file of a grant is. Errors: `not-found` for a grant that was never given. */
  'import.recognise': {
    params: z.object({
      grant: z.string(),
      choices: z.array(fileChoiceSchema).default([]),
      saved: z.array(savedMappingSchema).default([]),
    }),
    result: recognitionSchema,
  },
  /**
   * The first 50 rows of a file, and where it lies, as the last `import.recognise` of its grant saw them. Errors: `not-found` for a file that
   * was not among them.
   */
  'import.preview': {
    params: z.object({ grant: z.string(), file: z.string() }),
    result: filePreviewSchema,
  },
  /**
   * Imports a grant; with `dryRun` counts what would change. Aborting the call gives up and leaves nothing but a batch that says so.
   * Errors: `busy` while another import runs, `invalid` when too many rows leave a table without `allowDrop`
   * or a coordinate system is doubtful without `acceptCrs`, or files are older than what is loaded without `allowOlder`.
   */
  'import.start': {
    params: z.object({
      grant: z.string(),
      choices: z.array(fileChoiceSchema).default([]),
      saved: z.array(savedMappingSchema).default([]),
      dryRun: z.boolean(),
      /** 增量: rows that are not delivered stay. */
      incremental: z.boolean().default(false),
      allowDrop: z.boolean().default(false),
      /** A doubtful coordinate system is right. */
      acceptCrs: z.boolean().default(false),
      /** Files of an older date than the rows they take the place of are right. */
      allowOlder: z.boolean().default(false),
    }),
    result: importResultSchema,
  },
  /**
   * Answers when the import this desk ran last has ended and cleaned up: whether it had published, as one that was
   * given up too late has.
   */
  'import.settled': { params: z.object({}), result: z.object({ published: z.boolean() }) },
  /** Usual values of a field that is `listed`, with their other names and codes; none of another one. */
  'import.fieldValues': {
    params: z.object({ table: z.string(), field: z.string() }),
    result: z.array(z.object({ value: z.string(), title: z.string() })),
  },
  /** Refused rows of a batch, in the order they were met. */
  'import.rejects': {
    params: z.object({
      batch: z.string().regex(/^[0-9a-z-]+$/),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    result: z.object({ total: z.number().int(), rows: z.array(findingLineSchema) }),
  },
  /** Batches, newest first. */
  'import.batches': { params: z.object({}), result: z.array(batchSchema) },
  /**
   * Files of a batch that published nothing, to be taken up again. Errors: `not-found` where one of them is no longer there or the
   * batch does not say where they lay.
   */
  'import.retake': {
    params: z.object({ batch: z.string().regex(/^[0-9a-z-]+$/) }),
    result: exportGrantSchema,
  },
  /** Makes another kept snapshot the one in use. */
  'import.rollback': {
    params: z.object({ to: z.string().regex(/^[0-9a-z-]+$/) }),
    result: z.object({ from: z.string(), to: z.string() }),
  },
  'import.inbox': { params: z.object({}), result: inboxSchema },
  /**
   * Gives a department its own rows back (回流) into a granted folder; `reason` opens personal columns and is logged.
   * Errors: `not-found` when it delivered nothing.
   */
  'import.giveBack': {
    params: z.object({
      grant: z.string(),
      department: z.string().min(1),
      format: z.enum(['csv', 'xlsx']).optional(),
      reason: z.string().trim().min(4).max(200).optional(),
    }),
    result: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  },
  /** Writes a returned list (退回清单) into a granted folder; gives the names of the files, one a table. */
  'import.writeList': {
    params: z.object({
      grant: z.string(),
      number: z.string().min(1),
      format: z.enum(['csv', 'xlsx']).default('xlsx'),
    }),
    result: z.array(z.string()),
  },
  /**
   * Writes open drafts (搭建草稿) into a granted folder in the police columns, all of them or those named. Errors: `invalid`
   * with every draft that is not finished.
   */
  'import.writeDrafts': {
    params: z.object({
      grant: z.string(),
      ids: z.array(z.uuid()).min(1).max(500).optional(),
      format: z.enum(['csv', 'xlsx']).default('xlsx'),
    }),
    result: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  },
  /** Writes doubtful rows of the quality ledger (质量台账) into a workbook in a granted folder, values masked. Logged. */
  'import.writeQuality': {
    params: z.object({
      grant: z.string(),
      /** Name of the workbook. */
      title: z.string().trim().min(1).max(80),
      filters: z.array(qualityFilterSchema).min(1).max(100),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    result: z.object({ name: z.string(), rows: z.number().int() }),
  },
} as const;

export type ImportCallName = keyof typeof IMPORT_CALLS;
export type ImportParams<N extends ImportCallName> = z.input<(typeof IMPORT_CALLS)[N]['params']>;
export type ParsedImportParams<N extends ImportCallName> = z.output<
  (typeof IMPORT_CALLS)[N]['params']
>;
export type ImportAnswer<N extends ImportCallName> = z.output<(typeof IMPORT_CALLS)[N]['result']>;

/** How far giving back has come: the file being written, and how many there are. */
export interface GiveBackProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

/** What the import host tells without being asked. */
export interface ImportEvents {
  'import.progress': ImportProgressInfo;
  /** Batches were added, or another snapshot came into use. */
  'import.changed': Readonly<Record<string, never>>;
  'import.inbox': Inbox;
  'import.giveBack': GiveBackProgress;
}
export type ImportEventName = keyof ImportEvents;

/** The way to the import host: the same shape as `HostClient`. */
export interface ImportClient {
  call<N extends ImportCallName>(
    name: N,
    params: ImportParams<N>,
    signal?: AbortSignal,
  ): Promise<ImportAnswer<N>>;
  listen<E extends ImportEventName>(
    event: E,
    listener: (payload: ImportEvents[E]) => void,
  ): () => void;
}

/** The import host answers over the same wire as the data host, so a client of one port is a client of the other. */
export function asImportClient(client: HostClient): ImportClient {
  return client as unknown as ImportClient;
}
