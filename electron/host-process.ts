import path from 'node:path';
import {
  MessageChannelMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from 'electron';
import { BUILT_IN_ACCOUNT } from '../contract/principal.ts';
import type { HostProcessState, WindowMessage } from '../contract/window.ts';
import { CHANNELS } from './channels.ts';
import type { HostFolders, HostNews, HostOrder } from './host-messages.ts';
import { decideRestart } from './restart-policy.ts';
import { DATA_HOST_FLAGS } from './engine-flags.ts';
import type { Words } from './words.ts';

/** The data host's process as main keeps it: started, watched, restarted, its ports handed to pages. */
export interface HostProcess {
  /** Gives a page a port to the host, now and after each restart. */
  connect(page: WebContents): void;
  /** Starts anew when the host had refused what it found or was given up. */
  retry(): void;
  stop(): void;
  /** Sends an order of the host's own, if its process runs. */
  send(order: object): void;
}

/** Which of the two hosts: the script it runs and the messages that tell pages of it. */
export interface HostKind {
  readonly script: string;
  readonly serviceName: string;
  /** V8's own options for this process. */
  readonly engineFlags?: string;
  readonly portMessage: WindowMessage['type'] & `twin-${string}-port`;
  readonly stateMessage: WindowMessage['type'] & `twin-${string}-state`;
}

const DATA_HOST: HostKind = {
  script: 'data-host.cjs',
  serviceName: 'Haishu Twin data host',
  engineFlags: DATA_HOST_FLAGS,
  portMessage: 'twin-host-port',
  stateMessage: 'twin-host-state',
};

interface HostOptions {
  readonly kind?: HostKind;
  readonly folders: HostFolders;
  readonly words: () => Words;
  /** Called with each change of state, for places that have no window. */
  readonly onState: (state: HostProcessState) => void;
  /** Orders repeated after each start. */
  readonly orders?: () => readonly object[];
}

/** Starts the data host in a process of its own; main only brokers ports to it and never sees a row. */
export function startHostProcess({
  folders,
  words,
  onState,
  orders = () => [],
  kind = DATA_HOST,
}: HostOptions): HostProcess {
  const pages = new Set<WebContents>();
  const endedAtMs: number[] = [];
  let state: HostProcessState = { kind: 'connecting' };
  let child: UtilityProcess | undefined;
  let stopping = false;
  /** It was ended to be started anew. */
  let renewing = false;

  function setState(next: HostProcessState): void {
    state = next;
    onState(next);
    for (const page of pages) tell(page, { type: kind.stateMessage, state: next });
  }

  function start(): void {
    const started = utilityProcess.fork(path.join(__dirname, kind.script), [], {
      serviceName: kind.serviceName,
      stdio: 'inherit',
      ...(kind.engineFlags ? { execArgv: [`--js-flags=${kind.engineFlags}`] } : {}),
    });
    child = started;
    started.on('message', (news: HostNews) => receive(news));
    started.once('exit', () => ended());
    order(started, { type: 'open', folders });
    for (const each of orders()) started.postMessage(each);
  }

  function receive(news: HostNews): void {
    if (news.type === 'refused') return setState({ kind: 'failed', error: news.error });
    for (const page of pages) sendPort(page);
    setState({ kind: 'ready' });
  }

  function ended(): void {
    child = undefined;
    if (stopping) return;
    if (renewing) {
      renewing = false;
      return start();
    }
    endedAtMs.push(Date.now());
    const decision = decideRestart(endedAtMs);
    if (decision === 'give-up') {
      return setState({
        kind: 'failed',
        error: { kind: 'internal', sentence: words().hostGivenUp },
      });
    }
    setState({ kind: 'restarting', sentence: words().hostRestarting });
    setTimeout(() => {
      if (!stopping) start();
    }, decision.delayMs);
  }

  function sendPort(page: WebContents): void {
    if (!child || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'serve', principal: BUILT_IN_ACCOUNT } satisfies HostOrder, [port1]);
    page.postMessage(CHANNELS.toPage, { type: kind.portMessage } satisfies WindowMessage, [port2]);
  }

  start();
  return {
    connect(page) {
      if (!pages.has(page)) page.once('destroyed', () => pages.delete(page));
      pages.add(page);
      if (state.kind === 'ready') sendPort(page);
      tell(page, { type: kind.stateMessage, state });
    },
    retry() {
      if (state.kind !== 'failed') return;
      setState({ kind: 'connecting' });
      if (!child) return start();
      renewing = true;
      child.kill();
    },
    stop() {
      stopping = true;
      child?.kill();
    },
    send: (order) => child?.postMessage(order),
  };
}

function order(child: UtilityProcess, message: HostOrder): void {
  child.postMessage(message);
}

function tell(page: WebContents, message: WindowMessage): void {
  if (!page.isDestroyed()) page.postMessage(CHANNELS.toPage, message);
}
