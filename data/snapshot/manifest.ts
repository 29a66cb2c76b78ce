import { cellWritingSchema } from '../../contract/cell-writing.ts';
import { z } from 'zod';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { districtProfileSchema } from '../../contract/profile.ts';
import { rowAccountSchema, tableChangeSchema } from '../../contract/queries/snapshot.ts';
import { type Secrecy, secrecySchema } from '../../contract/secrecy.ts';
import { PICTURE_PART_NAMES, SNAPSHOT_FILES } from '../../contract/schema/table.ts';
import { isReadable, OLDEST_READ, SCHEMA_VERSION } from '../migrations/index.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One delivered file as one table took it; a file that feeds two tables has two records. */
export const sourceFileRecordSchema = z.object({
  table: z.string(),
  fileId: z.number().int(),
  name: z.string(),
  sha256: z.string(),
  department: z.object({ id: z.string(), title: z.string() }),
  /** `YYYY-MM-DD`. */
  asOf: z.string(),
  /** Nobody stated that date: it is the day the file was saved. */
  dateIsOfSaving: z.literal(true).optional(),
  encoding: z.string().optional(),
  crs: z.string().optional(),
  /** 密级 the file states; absent where it states none. */
  secrecy: secrecySchema.optional(),
  account: rowAccountSchema,
  /** What else decided the rows (importer version, column map); a change of it makes the file new. */
  recipe: z.string().optional(),
  /** Columns of the file as they came (`DeliveredColumn`). */
  columns: z
    .array(
      z.object({
        header: z.string(),
        column: z.string().optional(),
        pictures: z.enum(PICTURE_PART_NAMES).optional(),
        dropped: z.boolean().optional(),
        factor: z.number().optional(),
        writing: cellWritingSchema.optional(),
      }),
    )
    .readonly()
    .optional(),
  /** Batch that read the file; its report has the refused rows. */
  batch: z.string().optional(),
  /** Absent for a full delivery. */
  mode: z.literal('incremental').optional(),
  /** Rows of it that later deliveries replaced or removed, and rows that asked to remove one. */
  superseded: z.number().int().optional(),
});
export type SourceFileRecord = z.infer<typeof sourceFileRecordSchema>;

const fileRecordSchema = z.object({
  /** `<file>-<first 16 digits of sha256>.sqlite` in the store's `files` folder. */
  name: z.string().regex(/^[a-z]+-[0-9a-f]{16}\.sqlite$/),
  sha256: sha256Schema,
  bytes: z.number().int().nonnegative(),
});
export type SnapshotFileRecord = z.infer<typeof fileRecordSchema>;

/** Snapshot manifest (快照清单): what a snapshot consists of and where its rows came from. */
export const snapshotManifestSchema = z.object({
  id: z.string().regex(/^[0-9a-z-]+$/),
  /** ISO time. */
  publishedAt: z.string(),
  /** Latest as-of date of its sources, `YYYY-MM-DD`. */
  asOf: z.string(),
  schemaVersion: z.number().int(),
  synthetic: z.boolean(),
  profile: districtProfileSchema,
  previousId: z.string().optional(),
  files: z.partialRecord(z.enum(SNAPSHOT_FILES), fileRecordSchema),
  changes: z.array(tableChangeSchema),
  sources: z.array(sourceFileRecordSchema),
});
export type SnapshotManifest = z.infer<typeof snapshotManifestSchema>;

/** 密级 that the sources of some tables state, one a file. */
export function statedSecrecies(
  { sources }: Pick<SnapshotManifest, 'sources'>,
  tables: readonly string[],
): (Secrecy | undefined)[] {
  return sources.filter(({ table }) => tables.includes(table)).map(({ secrecy }) => secrecy);
}

/**
 * Reads a manifest. Errors: `stale` for a snapshot of a newer or older layout, `corrupt` for anything that is not a
 * manifest; both name the file and the remedy.
 */
export function parseManifest(text: string, path: string): SnapshotManifest {
  const value = parseJson(text, path);
  refuseOtherVersion(value, path);
  const parsed = snapshotManifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw damaged(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(path, 'not JSON');
  }
}

function refuseOtherVersion(value: unknown, path: string): void {
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version !== 'number' || isReadable(version)) return;
  const remedy =
    version > SCHEMA_VERSION
      ? say`It was made by a newer Haishu Twin: install that version, or roll back to an earlier snapshot.`
      : say`It was made by an older Haishu Twin; snapshots are not converted but built anew: import the exports again.`;
  throw new TwinError(
    'stale',
    say`The snapshot ${path} has layout ${version}, this program reads layouts ${OLDEST_READ} to ${SCHEMA_VERSION}. ${remedy}`,
    { file: path },
  );
}

function damaged(path: string, detail: string): TwinError {
  return new TwinError(
    'corrupt',
    say`The manifest ${path} is damaged (${detail}). Roll back to an earlier snapshot or import the exports again.`,
    { file: path },
  );
}
