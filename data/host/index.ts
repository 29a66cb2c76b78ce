import { dirname, join } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { HostClient } from '../../contract/host.ts';
import type { PortLike } from '../../contract/port.ts';
import { type Principal, principalSchema } from '../../contract/principal.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { openStore } from '../snapshot/store.ts';
import { KeptFiles } from '../kept/kept-files.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';
import { createCallers } from './callers.ts';
import { createDispatch } from './dispatch.ts';
import { createEventHub, type EventHub } from './events.ts';
import { createInProcessClient } from './in-process.ts';
import { followSnapshot, type LiveSnapshot, type MatcherOf, type Opened } from './live-snapshot.ts';
import { seesPeople } from './policy.ts';
import { servePort } from './port-server.ts';
import { createPreparer, type Preparer } from './preparer.ts';

/** Where a host finds what it serves. */
export interface HostOptions {
  readonly storeFolder: string;
  readonly keyFolder: string;
  /** Beside it, in the folder `kept`, lies what was worked out from snapshots. */
  readonly workspacePath: string;
  /** Builds the address engine over a snapshot, which this layer may not import: 名单上图 needs it. */
  readonly matcherOf?: MatcherOf;
  /** Takes lines about slow calls; standard error by default. Holds no parameter and no personal value. */
  readonly log?: (line: string) => void;
  /** Also check results against the contract: for tests. */
  readonly checkResults?: boolean;
}

/** 数据宿主: the only reader of a snapshot's tables and the only writer of the workspace. */
export interface Host {
  /** A client in this process. */
  client(principal: Principal): HostClient;
  /** Answers calls over a port for one caller; gives the function that ends it. */
  serve(port: PortLike, principal: Principal): () => void;
  close(): Promise<void>;
}

/**
 * Opens store, keys and workspace. A store without a snapshot, or with one that cannot be opened, still gives a host:
 * calls then fail with the reason until a snapshot is published. The workspace is opened by the first command, so a
 * store on a read-only medium can be asked.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const events = createEventHub();
  const [store, keyring] = await Promise.all([
    openStore(options.storeFolder),
    openKeyring(options.keyFolder),
  ]);
  const workspace = lazyWorkspace(options.workspacePath);
  const kept = new KeptFiles(join(dirname(options.workspacePath), 'kept'));
  const preparer = createPreparer(options.storeFolder, kept, (progress) =>
    events.emit('snapshot.preparing', progress ? { progress } : {}),
  );
  const live = await followSnapshot({ store, keyring, kept, ...options }, events.emit);
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const dispatch = createDispatch({
    live,
    workspace: workspace.open,
    callers: createCallers(options.workspacePath, log),
    log,
    checkResults: options.checkResults ?? false,
  });
  const servers = new Set<() => void>();
  /** Who comes late is told how far things are. */
  const followEvents: EventHub['add'] = (sink) => {
    const { progress } = preparer;
    if (progress) sink('snapshot.preparing', { progress });
    return events.add(sink);
  };
  return {
    client: (principal) => createInProcessClient(checked(principal), dispatch, events),
    serve(port, principal) {
      const caller = checked(principal);
      const ready = () => prepareSoon(live, preparer, seesPeople(caller));
      ready();
      const unfollow = events.add((event) => event === 'snapshot.changed' && ready());
      const stopServing = servePort(port, caller, dispatch, { add: followEvents });
      const stop = (): void => {
        unfollow();
        stopServing();
      };
      servers.add(stop);
      port.onClose(() => {
        unfollow();
        servers.delete(stop);
      });
      return stop;
    },
    async close() {
      for (const stop of servers) stop();
      await preparer.stop();
      await live.close();
      await kept.settled();
      await workspace.close();
    },
  };
}

function checked(principal: Principal): Principal {
  const parsed = principalSchema.safeParse(principal);
  if (parsed.success) return parsed.data;
  throw new TwinError(
    'invalid',
    say`The caller is not described as the contract asks: ${parsed.error.issues[0]?.message ?? ''}.`,
  );
}

/** Once a window has drawn: long enough that its first queries do not wait. */
const PREPARE_MILLISECONDS = 2500;

/**
 * Makes ready what panels ask for before somebody does. The name index comes after it, or with the first search: beside the
 * thread it would raise the most memory used by 36 MB. Whatever prevents any of it is told to the call that needs it.
 */
function prepareSoon(live: LiveSnapshot, preparer: Preparer, people: boolean): void {
  const build = async ({ snapshot, ...opened }: Opened): Promise<void> => {
    await preparer.prepare(snapshot, people);
    if (people) await opened.people();
  };
  preparer.beginIn(PREPARE_MILLISECONDS, () => live.use(build).catch(() => undefined));
}

/** Opens a workspace on first use; a failure is told to that caller and tried again by the next. */
function lazyWorkspace(path: string): { open(): Promise<Workspace>; close(): Promise<void> } {
  let opened: Promise<Workspace> | undefined;
  return {
    open() {
      opened ??= openWorkspace(path);
      opened.catch(() => {
        opened = undefined;
      });
      return opened;
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
