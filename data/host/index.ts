import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { HostClient } from '../../contract/host.ts';
import type { PortLike } from '../../contract/port.ts';
import { type Principal, principalSchema } from '../../contract/principal.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { openStore } from '../snapshot/store.ts';
import { economyBook } from '../economy/book.ts';
import { caseClocksOf } from '../city/case-clocks.ts';
import { patrolBookOf } from '../city/patrol-book.ts';
import { WORK_SAFETY_FACTS } from '../statistics/facts/work-safety.ts';
import { warmFacts } from '../statistics/facts-of.ts';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';
import { createDispatch } from './dispatch.ts';
import { createEventHub } from './events.ts';
import { createInProcessClient } from './in-process.ts';
import { followSnapshot, type LiveSnapshot, type MatcherOf, type Opened } from './live-snapshot.ts';
import { seesPeople } from './policy.ts';
import { servePort } from './port-server.ts';

/** Where a host finds what it serves. */
export interface HostOptions {
  readonly storeFolder: string;
  readonly keyFolder: string;
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
  const live = await followSnapshot(store, keyring, events.emit, options.matcherOf);
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const dispatch = createDispatch({
    live,
    workspace: workspace.open,
    log,
    checkResults: options.checkResults ?? false,
  });
  const servers = new Set<() => void>();
  return {
    client: (principal) => createInProcessClient(checked(principal), dispatch, events),
    serve(port, principal) {
      const caller = checked(principal);
      warmUp(live, seesPeople(caller));
      const stop = servePort(port, caller, dispatch, events);
      servers.add(stop);
      port.onClose(() => void servers.delete(stop));
      return stop;
    },
    async close() {
      for (const stop of servers) stop();
      await live.close();
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
const WARM_UP_MILLISECONDS = 5000;

/**
 * Reads what panels ask for before somebody does, what is soonest read first: hazards, firms, the name index, then the facts
 * of persons and cases, clocks of cases and tracks. Whatever prevents it is told to the call that needs it.
 */
function warmUp(live: LiveSnapshot, people: boolean): void {
  const build = async ({ snapshot, ...opened }: Opened): Promise<void> => {
    if (snapshot.has('safety')) await warmFacts(snapshot, Object.keys(WORK_SAFETY_FACTS));
    if (snapshot.has('economy')) await economyBook({ snapshot });
    if (people) await opened.people();
    await warmFacts(snapshot);
    if (snapshot.has('city')) await caseClocksOf(snapshot);
    if (snapshot.has('city') && people) await patrolBookOf(snapshot);
  };
  setTimeout(() => void live.use(build).catch(() => undefined), WARM_UP_MILLISECONDS).unref();
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
