import type { SourceRow, SourceTable } from '../importers/readers/source.ts';
import type { Recognition } from '../importers/recognise.ts';

interface ReadingWatch {
  readonly signal?: AbortSignal;
  /** Rows read so far, of all files. */
  readonly onRead?: (rows: number) => void;
}

/** The same files, whose rows are counted as they are read and stop coming once the signal is aborted. */
export function watchReading(
  recognition: Recognition,
  { signal, onRead }: ReadingWatch,
): Recognition {
  let read = 0;
  async function* watched(table: SourceTable): AsyncGenerator<readonly SourceRow[]> {
    for await (const batch of table.rows()) {
      signal?.throwIfAborted();
      read += batch.length;
      onRead?.(read);
      yield batch;
    }
  }
  const files = recognition.files.map((file) => ({
    ...file,
    table: { ...file.table, rows: () => watched(file.table) },
  }));
  return { ...recognition, files };
}
