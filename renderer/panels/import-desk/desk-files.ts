import { toErrorShape } from '../../../contract/errors.ts';
import type { HostClient } from '../../../contract/host.ts';
import {
  areSameHeaders,
  type RecognisedFileInfo,
  type ExportGrant,
  type FileChoice,
  type FilePreviewInfo,
  type ImportAnswer,
  type ImportClient,
} from '../../../contract/imports.ts';
import { type DeskStore, FRESH_IMPORT, givenBy } from './desk-state.ts';
import type { DeskWorker } from './desk-work.ts';
import { mappingOf, rowsToRemove } from './mapping-model.ts';

/** Without the data host, files are recognised without what was kept from earlier deliveries. */
const MAPPINGS_PATIENCE_MS = 2000;

/** The files of a delivery: taken, recognised, and what a person says of them. */
export interface DeskFiles {
  /** Files arrived: dropped, chosen or from the inbox. */
  take(grant: ExportGrant): Promise<void>;
  /** First rows of a file. Errors: as `import.preview`. */
  preview(name: string, signal: AbortSignal): Promise<FilePreviewInfo>;
  /** Usual values of a field, for every row; none where they cannot be read. */
  fieldValues(table: string, field: string): Promise<ImportAnswer<'import.fieldValues'>>;
  /** Changes what is said of a file and looks at it again. */
  choose(name: string, change: Partial<FileChoice>): Promise<void>;
  /** Keeps the mapping of a file for its department's next delivery. */
  keepMapping(name: string): Promise<void>;
}

interface Hosts {
  readonly imports: ImportClient;
  readonly host: HostClient;
}

/** Makes the part of a desk that recognises files. */
export function createDeskFiles(
  { getState: state, setState: set }: DeskStore,
  worker: DeskWorker,
  { imports, host }: Hosts,
): DeskFiles {
  function recognise(): Promise<void> {
    return worker.run('recognise', async (signal) => {
      const patience = AbortSignal.timeout(MAPPINGS_PATIENCE_MS);
      set({ saved: await host.call('imports.mappings', {}, patience).catch(() => []) });
      const recognition = await imports.call('import.recognise', givenBy(state()), signal);
      const { file } = state();
      const stays = recognition.files.some(({ name }) => name === file);
      const first = recognition.files.find(({ dataset }) => dataset) ?? recognition.files[0];
      set({ recognition, file: stays ? file : first?.name });
    });
  }

  return {
    async take(grant) {
      set({ ...FRESH_IMPORT, grant, step: 'preview' });
      await recognise();
      if (rowsToRemove(state().recognition?.files ?? []) > 0) set({ incremental: true });
    },
    preview: (file, signal) =>
      imports.call('import.preview', { grant: state().grant?.id ?? '', file }, signal),
    fieldValues: (table, field) =>
      imports.call('import.fieldValues', { table, field }).catch(() => []),
    async choose(name, change) {
      const { choices } = state();
      const before = choices[name] ?? { name, columns: {}, defaults: {} };
      const columns = change.table ? {} : { ...before.columns, ...change.columns };
      const defaults = change.table ? {} : { ...before.defaults, ...change.defaults };
      set({
        choices: { ...choices, [name]: { ...before, ...change, columns, defaults } },
        trial: undefined,
        allowDrop: false,
        acceptCrs: false,
        allowOlder: false,
      });
      await recognise();
    },
    async keepMapping(name) {
      const file = state().recognition?.files.find((each) => each.name === name);
      const mapping = file && mappingOf(file, state().choices[name]);
      if (!mapping) return;
      try {
        await host.call('imports.saveMapping', mapping);
        set({ saved: await host.call('imports.mappings', {}) });
        if (hasAlike(state().recognition?.files ?? [], file)) await recognise();
      } catch (error) {
        set({ error: toErrorShape(error) });
      }
    },
  };
}

/** Whether another file of the delivery has the same headers, so that what is kept of one holds for it too. */
function hasAlike(files: readonly RecognisedFileInfo[], file: RecognisedFileInfo): boolean {
  const headersOf = ({ headers }: RecognisedFileInfo) => headers.map(({ header }) => header);
  return files.some((each) => each !== file && areSameHeaders(headersOf(each), headersOf(file)));
}
