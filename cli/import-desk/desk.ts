import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import {
  IMPORT_CALLS,
  type ImportAnswer,
  type ImportCallName,
  type ImportEvents,
  type ParsedImportParams,
} from '../../contract/imports.ts';
import type { PortLike } from '../../contract/port.ts';
import type { Principal } from '../../contract/principal.ts';
import { type Dispatch, parse } from '../../data/host/dispatch.ts';
import { createEventHub, type EventHub } from '../../data/host/events.ts';
import { servePort } from '../../data/host/port-server.ts';
import { loadProfile } from '../../data/profile.ts';
import { rollback } from '../../data/snapshot/rollback.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { openStore, type SnapshotStore } from '../../data/snapshot/store.ts';
import { hasTypeValues, typeValues } from '../../importers/city-management/type-values.ts';
import { loadLocalGrids } from '../../importers/crs/local-grids.ts';
import { DEFAULT_PROFILE } from '../refresh-options.ts';
import { listBatches, retakeFiles } from './batches.ts';
import { fitGridTo } from './fit-grid.ts';
import { giveBack, writeDrafts, writeList, writeQuality } from './give-back.ts';
import { type GrantedFiles, Grants } from './grants.ts';
import { InboxWatch } from './inbox.ts';
import { readRejects } from './read-rejects.ts';
import { type GrantLookedAt, recogniseGrant } from './recognise-grant.ts';
import { type ExpectedReading, runImport, type RunPlaces } from './run-import.ts';

export interface DeskOptions extends RunPlaces {
  /** How long files of the inbox must lie still. */
  readonly quietMilliseconds?: number;
}

/** 导入台: recognises, tries and runs imports for windows, and keeps their history. */
export interface ImportDesk {
  /** Lets files be read that a person dropped or chose. */
  grant(files: GrantedFiles): void;
  /** Watches a folder for new deliveries, or none. */
  watchInbox(folder: string | undefined): void;
  /** Answers calls over a port for one caller; gives the function that ends it. */
  serve(port: PortLike, principal: Principal): () => void;
  close(): void;
}

const BUSY = say`Another import is running. Wait until it ends, or cancel it in its window, and try again.`;

const NOTHING_EXPECTED: ExpectedReading = { rows: 0, byFile: new Map() };

type Functions = {
  readonly [N in ImportCallName]: (
    params: ParsedImportParams<N>,
    principal: Principal,
    signal: AbortSignal,
  ) => Promise<ImportAnswer<N>>;
};

interface Desk {
  readonly options: DeskOptions;
  readonly store: SnapshotStore;
  readonly events: EventHub<ImportEvents>;
  readonly grants: Grants;
  readonly inbox: InboxWatch;
  /** Rows of a grant: as they were estimated, and once it was tried or imported as many as were read. */
  readonly expectedOf: Map<string, ExpectedReading>;
  /** First rows of the files of a grant, as they were last recognised. */
  readonly previewsOf: Map<string, GrantLookedAt['previews']>;
  finishSecondsPerRow: number | undefined;
  /** The import of this desk that runs; those of other programs are told by the store's lock. */
  running: { readonly signal: AbortSignal } | undefined;
  /** Settles when the last import has ended and cleaned up: whether it had published. */
  ended: Promise<boolean>;
}

/** Opens the desk over a store. */
export async function createImportDesk(options: DeskOptions): Promise<ImportDesk> {
  const store = await openStore(options.storeFolder);
  const events = createEventHub<ImportEvents>();
  const grants = new Grants();
  const { quietMilliseconds } = options;
  const inbox = new InboxWatch({
    store,
    grants,
    onChange: (state) => events.emit('import.inbox', state),
    ...(quietMilliseconds === undefined ? {} : { quietMilliseconds }),
  });
  const desk: Desk = {
    options,
    store,
    events,
    grants,
    inbox,
    expectedOf: new Map(),
    previewsOf: new Map(),
    finishSecondsPerRow: undefined,
    running: undefined,
    ended: Promise.resolve(false),
  };
  const dispatch = createDeskDispatch(functionsOf(desk));
  const stopWatching = store.watch(() => {
    inbox.lookAgain();
    events.emit('import.changed', {});
  });
  return {
    grant: (files) => grants.add(files),
    watchInbox: (folder) => inbox.watch(folder),
    serve: (port, principal) => servePort(port, principal, dispatch, events),
    close() {
      stopWatching();
      inbox.stop();
    },
  };
}

function functionsOf(desk: Desk): Functions {
  const { store, inbox, grants } = desk;
  return {
    'import.recognise': (params, _principal, signal) => recognise(desk, params, signal),
    'import.preview': ({ grant, file }) => previewOf(desk, grant, file),
    'import.fieldValues': ({ table, field }) =>
      Promise.resolve(hasTypeValues(table, field) ? typeValues(table) : []),
    'import.start': (params, principal, signal) => start(desk, params, principal, signal),
    'import.settled': async () => ({ published: await desk.ended }),
    'import.rejects': (params) => readRejects(store.folder, params),
    'import.batches': () => listBatches(store),
    async 'import.retake'({ batch }) {
      const files = await retakeFiles(store.folder, batch);
      grants.add(files);
      const { id, names, origin } = files;
      return { id, names, origin };
    },
    async 'import.rollback'({ to }) {
      const moved = await rollback(store, to);
      desk.events.emit('import.changed', {});
      return moved;
    },
    'import.inbox': () => Promise.resolve(inbox.current),
    async 'import.fitGrid'(params, principal) {
      const profile = await profileOf(desk, undefined);
      return fitGridTo({ store, keyFolder: desk.options.keyFolder, principal, profile }, params);
    },
    'import.giveBack': (params, principal, signal) =>
      giveBack(
        placesOf(desk, params.grant, principal),
        params,
        (progress) => desk.events.emit('import.giveBack', progress),
        signal,
      ),
    'import.writeList': (params, principal) =>
      writeList(placesOf(desk, params.grant, principal), params),
    'import.writeDrafts': (params, principal) =>
      writeDrafts(placesOf(desk, params.grant, principal), params),
    'import.writeQuality': (params, principal) =>
      writeQuality(placesOf(desk, params.grant, principal), params),
  };
}

function placesOf({ grants, store, options }: Desk, grant: string, principal: Principal) {
  const folder = grants.find(grant).paths[0] ?? '';
  return { store, keyFolder: options.keyFolder, folder, principal };
}

/** The profile a name stands for; without a name the one in use, or the default. */
async function profileOf({ store, options }: Desk, named: string | undefined) {
  const where = options.profileFolder ? { builtInFolder: options.profileFolder } : {};
  const current = named === undefined ? await store.currentId() : undefined;
  if (current !== undefined) return (await store.manifest(current)).profile;
  return loadProfile(named ?? DEFAULT_PROFILE, where);
}

async function recognise(
  desk: Desk,
  params: ParsedImportParams<'import.recognise'>,
  signal: AbortSignal,
): Promise<ImportAnswer<'import.recognise'>> {
  const { grants, store, options, expectedOf, previewsOf } = desk;
  const { paths } = grants.find(params.grant);
  const localGrids = await loadLocalGrids(await openKeyring(options.keyFolder));
  const { recognition, previews } = await recogniseGrant({
    ...params,
    paths,
    store,
    profile: (named) => profileOf(desk, named),
    localGrids,
    signal,
  });
  const byFile = new Map(recognition.files.map(({ name, expectedRows }) => [name, expectedRows]));
  const rows = [...byFile.values()].reduce((sum, expected) => sum + expected, 0);
  expectedOf.set(params.grant, { rows, byFile });
  previewsOf.set(params.grant, previews);
  return recognition;
}

async function previewOf(
  { previewsOf }: Desk,
  grant: string,
  file: string,
): Promise<ImportAnswer<'import.preview'>> {
  const preview = previewsOf.get(grant)?.get(file);
  if (!preview)
    throw new TwinError(
      'not-found',
      say`${file}: there are no first rows to show. Choose the file again.`,
    );
  return Promise.resolve(preview);
}

async function start(
  desk: Desk,
  params: ParsedImportParams<'import.start'>,
  { account }: Principal,
  signal: AbortSignal,
): Promise<ImportAnswer<'import.start'>> {
  const { options, events, expectedOf, finishSecondsPerRow } = desk;
  const { paths } = desk.grants.find(params.grant);
  if (desk.running && !desk.running.signal.aborted) throw new TwinError('busy', BUSY);
  await desk.ended;
  const running = runImport(options, {
    ...params,
    paths,
    account,
    signal,
    expected: expectedOf.get(params.grant) ?? NOTHING_EXPECTED,
    ...(finishSecondsPerRow === undefined ? {} : { finishSecondsPerRow }),
    onProgress: (progress) => events.emit('import.progress', progress),
  }).finally(() => {
    desk.running = undefined;
    events.emit('import.changed', {});
  });
  desk.running = { signal };
  desk.ended = running.then(
    ({ result }) => result.outcome === 'published',
    () => false,
  );
  const run = await running;
  if (run.rowsRead > 0) expectedOf.set(params.grant, { rows: run.rowsRead, byFile: new Map() });
  desk.finishSecondsPerRow = run.finishSecondsPerRow ?? finishSecondsPerRow;
  return run.result;
}

/** Checks role, name and parameters of each call. */
function createDeskDispatch(functions: Functions): Dispatch {
  return async (principal, name, params, signal) => {
    if (principal.role !== 'administrator')
      throw new TwinError('forbidden', say`Only an administrator may import.`);
    if (!Object.hasOwn(IMPORT_CALLS, name))
      throw new TwinError('invalid', say`There is no call ${JSON.stringify(name)}.`);
    const known = name as ImportCallName;
    const parsed = parse(IMPORT_CALLS[known].params, params, `parameters of ${known}`, 'invalid');
    const run = functions[known] as (
      params: unknown,
      principal: Principal,
      signal: AbortSignal,
    ) => Promise<unknown>;
    return run(parsed, principal, signal);
  };
}
