import { toErrorShape, TwinError } from '../../contract/errors.ts';
import type { FilePreviewInfo, RecognisedFileInfo } from '../../contract/imports.ts';
import type { ImportContext } from '../../importers/import-context.ts';
import { previewFile, startOf } from '../../importers/preview.ts';
import type { SourceRow, SourceTable } from '../../importers/readers/source.ts';
import type { InspectedFile, RecognisedFile } from '../../importers/recognise.ts';
import type { CandidateFile } from '../../importers/source-files.ts';
import { type DescribedCrs, describeCrs } from './describe-crs.ts';
import { describeHeaders, mappingFields } from './describe-headers.ts';
import { describePreview } from './describe-preview.ts';
import { expectedRows } from './expected-rows.ts';

const PREVIEW_ROWS = 50;
const SAMPLED_ROWS = 500;

type Told = Partial<RecognisedFileInfo>;
/** What is told of a file with all others, and what is told when it is looked at. */
export interface DescribedFile {
  readonly told: Told;
  readonly preview?: FilePreviewInfo;
}
type Context = Omit<ImportContext, 'reporter'>;

/** Everything the desk shows of one file that could be opened. */
export async function describeFile(
  file: CandidateFile,
  inspected: InspectedFile,
  context: Context,
): Promise<DescribedFile> {
  const { recognised, table } = inspected;
  const sample = table ? await readSample(table) : [];
  const common = table ? tableFacts(file, table, sample) : {};
  if (!recognised) return { told: { ...common, why: inspected.why, headers: plainHeaders(table) } };
  const conflict = contradiction(file, inspected.conflicts);
  const { told, first } = conflict
    ? { told: conflict, first: NO_ROWS }
    : await tryPreview(recognised, context);
  const crs = await describeCrs(recognised, sample, context);
  const facts = datasetFacts(recognised, inspected.conflicts, sample, crs);
  const preview = { ...first, places: [...(crs?.places ?? [])] };
  return { told: { ...common, ...facts, ...told }, preview };
}

type FirstRows = Omit<FilePreviewInfo, 'places'>;
const NO_ROWS: FirstRows = { previews: [], rejects: [] };

async function readSample(table: SourceTable): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of startOf(table, SAMPLED_ROWS).rows()) rows.push(...batch);
  return rows;
}

function tableFacts(file: CandidateFile, table: SourceTable, sample: readonly SourceRow[]): Told {
  const { format, encoding } = table;
  const rows = expectedRows(file.bytes, table, sample, SAMPLED_ROWS);
  return { format, expectedRows: rows, ...(encoding ? { encoding } : {}) };
}

function datasetFacts(
  recognised: RecognisedFile,
  conflicts: readonly string[],
  sample: readonly SourceRow[],
  crs: DescribedCrs | undefined,
): Told {
  const { dataset, asOf, sha256, secrecy } = recognised;
  const [main] = dataset.tables;
  return {
    ...(main && {
      dataset: {
        id: dataset.id,
        title: main.title,
        titleEn: main.titleEn,
        department: { ...main.department },
      },
    }),
    asOf,
    sha256,
    ...(secrecy ? { secrecy } : {}),
    headers: describeHeaders(recognised, conflicts, sample),
    fields: mappingFields(dataset),
    ...(crs ? { crs: crs.info } : {}),
  };
}

/** Columns of a file nobody could tell apart: all unknown, and no values, since they may be personal. */
function plainHeaders(table: SourceTable | undefined): Told['headers'] & object {
  return (table?.headers ?? [])
    .filter((header) => header !== '')
    .map((header) => ({ header, state: 'unknown', field: null, chosen: false, samples: [] }));
}

function contradiction(file: CandidateFile, conflicts: readonly string[]): Told | undefined {
  if (conflicts.length === 0) return undefined;
  const sentence = `${file.name}: the header is ambiguous: ${conflicts.join('；')}. Say which column is meant.`;
  return {
    problem: toErrorShape(new TwinError('invalid', sentence, { file: file.name, line: 1 })),
  };
}

async function tryPreview(
  recognised: RecognisedFile,
  context: Context,
): Promise<{ readonly told: Told; readonly first: FirstRows }> {
  try {
    const { tables, rejects } = await previewFile(recognised, context, PREVIEW_ROWS);
    const previews = tables.map(describePreview);
    const flags = previews.flatMap(({ rows }) => rows.flatMap((row) => row.flags));
    return {
      told: {
        filled: [...new Set(previews.flatMap(({ columns }) => columns.map(({ field }) => field)))],
        codesMade: flags.includes('COMP_CODE_MADE'),
      },
      first: { previews, rejects: rejects.slice(0, PREVIEW_ROWS) },
    };
  } catch (error) {
    return { told: { problem: toErrorShape(error) }, first: NO_ROWS };
  }
}
