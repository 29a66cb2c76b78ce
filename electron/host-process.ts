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
import type { Words } from './words.ts';

/** The data host's process as main keeps it: started, watched, restarted, its ports handed to pages. */
export interface HostProcess {
  /** Gives a page a port to the host, now and after each restart. */
  connect(page: WebContents): void;
  /** Starts anew when the host had refused what it found or was given up. */
  retry(): void;
  stop(): void;
}

interface HostOptions {
  readonly folders: HostFolders;
  readonly words: () => Words;
  /** Called with each change of state, for places that have no window. */
  readonly onState: (state: HostProcessState) => void;
}

/** Starts the data host in a process of its own; main only brokers ports to it and never sees a row. */
export function startHostProcess({ folders, words, onState }: HostOptions): HostProcess {
  const pages = new Set<WebContents>();
  const endedAtMs: number[] = [];
  let state: HostProcessState = { kind: 'connecting' };
  let child: UtilityProcess | undefined;
  let stopping = false;

  function setState(next: HostProcessState): void {
    state = next;
    onState(next);
    for (const page of pages) tell(page, { type: 'twin-host-state', state: next });
  }

  function start(): void {
    const started = utilityProcess.fork(path.join(__dirname, 'data-host.cjs'), [], {
      serviceName: 'Haishu Twin data host',
      stdio: 'inherit',
    });
    child = started;
    started.on('message', (news: HostNews) => receive(news));
    started.once('exit', () => ended());
    order(started, { type: 'open', folders });
  }

  function receive(news: HostNews): void {
    if (news.type === 'refused') return setState({ kind: 'failed', error: news.error });
    for (const page of pages) sendPort(page);
    setState({ kind: 'ready' });
  }

  function ended(): void {
    child = undefined;
    if (stopping) return;
    if (state.kind === 'connecting') return start();
    endedAtMs.push(Date.now());
    const decision = decideRestart(endedAtMs);
    if (decision === 'give-up') {
      return setState({
        kind: 'failed',
        error: { kind: 'internal', sentence: words().hostGivenUp },
      });
    }
    setState({ kind: 'restarting', sentence: words().hostRestarting });
    setTimeout(start, decision.delayMs);
  }

  function sendPort(page: WebContents): void {
    if (!child || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'serve', principal: BUILT_IN_ACCOUNT } satisfies HostOrder, [port1]);
    page.postMessage(CHANNELS.toPage, { type: 'twin-host-port' } satisfies WindowMessage, [port2]);
  }

  start();
  return {
    connect(page) {
      if (!pages.has(page)) page.once('destroyed', () => pages.delete(page));
      pages.add(page);
      if (state.kind === 'ready') sendPort(page);
      tell(page, { type: 'twin-host-state', state });
    },
    retry() {
      if (state.kind !== 'failed') return;
      setState({ kind: 'connecting' });
      if (child) child.kill();
      else start();
    },
    stop() {
      stopping = true;
      child?.kill();
    },
  };
}

function order(child: UtilityProcess, message: HostOrder): void {
  child.postMessage(message);
}

function tell(page: WebContents, message: WindowMessage): void {
  if (!page.isDestroyed()) page.postMessage(CHANNELS.toPage, message);
}
