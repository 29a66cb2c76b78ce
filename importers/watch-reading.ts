import type { SourceRow, SourceTable } from './readers/source.ts';
import type { RecognisedFile } from './recognise.ts';

/** Who looks on while files are read. */
export interface ReadingWatch {
  /** Aborting it ends the reading. */
  readonly signal?: AbortSignal;
  /** Told how many rows more were read. */
  readonly onRows?: (rows: number) => void;
}

/** The same file, whose rows are counted as they are read and stop coming once the signal is aborted. */
export function watchReading(
  recognised: RecognisedFile,
  { signal, onRows }: ReadingWatch,
): RecognisedFile {
  const { table } = recognised;
  async function* watched(source: SourceTable): AsyncGenerator<readonly SourceRow[]> {
    for await (const batch of source.rows()) {
      signal?.throwIfAborted();
      onRows?.(batch.length);
      yield batch;
    }
  }
  return { ...recognised, table: { ...table, rows: () => watched(table) } };
}
