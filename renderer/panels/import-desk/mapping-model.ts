import type {
  FileChoice,
  HeaderInfo,
  MappingField,
  RecognisedFileInfo,
  SavedMapping,
} from '../../../contract/imports.ts';

/** Name pattern a mapping is kept under: dates and running numbers differ from delivery to delivery. */
export function patternOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return base.replace(/\d{4,}([-_.年月日]?\d{1,2}[月日]?)*|\(\d+\)|（\d+）/g, '*');
}

/** What is kept of a file's columns: everything a person said, here or before. */
export function mappingOf(
  file: RecognisedFileInfo,
  choice: FileChoice | undefined,
): SavedMapping | undefined {
  if (!file.dataset) return undefined;
  const chosen = file.headers.filter((header) => header.chosen);
  const columns = Object.fromEntries(chosen.map(({ header, field }) => [header, field]));
  return {
    department: file.dataset.department.id,
    match: patternOf(file.name),
    headers: file.headers.map(({ header }) => header),
    table: choice?.table ?? file.dataset.id,
    columns,
    ...(Object.keys(choice?.defaults ?? {}).length > 0 ? { defaults: choice?.defaults } : {}),
    ...(choice?.madeCodes ? { madeCodes: true } : {}),
    ...(choice?.crs ? { crs: choice.crs } : {}),
    ...(choice?.secrecy ? { secrecy: choice.secrecy } : {}),
  };
}

/** Fields a column may still feed: its own and those no other column feeds. */
export function offeredFields(
  file: RecognisedFileInfo,
  header: HeaderInfo,
): readonly MappingField[] {
  const taken = new Set(file.headers.filter((each) => each !== header).map((each) => each.field));
  return file.fields.filter(({ field }) => !taken.has(field));
}

/** Required fields no column feeds. The importers fill some by themselves, so this is a hint and no bar. */
export function missingFields(file: RecognisedFileInfo): readonly MappingField[] {
  const fed = new Set(file.headers.map(({ field }) => field));
  return file.fields.filter(
    ({ field, required }) => required && !fed.has(field) && !file.filled.includes(field),
  );
}

/** Required fields that no column feeds and one value may fill for every row. */
export function fillableFields(file: RecognisedFileInfo): readonly MappingField[] {
  const fed = new Set(file.headers.map(({ field }) => field));
  return file.fields.filter(({ field, required, fill }) => required && fill && !fed.has(field));
}

/** The identifier no column feeds and the importer can make; undefined where there is none. */
export function fieldToMake(file: RecognisedFileInfo): MappingField | undefined {
  const fed = new Set(file.headers.map(({ field }) => field));
  return file.fields.find(({ field, canBeMade }) => canBeMade && !fed.has(field));
}

/** How a file stands. */
export function fileState(
  file: RecognisedFileInfo,
): 'ready' | 'problem' | 'unknown' | 'ignored' | 'removes' {
  if (file.ignored) return 'ignored';
  if (file.problem) return 'problem';
  if (file.removes !== undefined) return 'removes';
  return file.dataset ? 'ready' : 'unknown';
}

/** Rows that lists in the delivery take away, if it is imported as an incremental one. */
export function rowsToRemove(files: readonly RecognisedFileInfo[]): number {
  return files.reduce((sum, { removes = 0, ignored }) => sum + (ignored ? 0 : removes), 0);
}

/** Files that will be read; nothing can go on without one, nor with a problem among them. */
export function canGoOn(files: readonly RecognisedFileInfo[]): boolean {
  const states = files.map(fileState);
  return states.includes('ready') && !states.includes('problem');
}
