import type { MessagePortMain } from 'electron';
import { toErrorShape } from '../contract/errors.ts';
import { fromMainPort } from '../contract/port.ts';
import type { Principal } from '../contract/principal.ts';
import { createHost } from '../data/host/index.ts';
import { matcherOf } from '../importers/links/snapshot-matcher.ts';
import { type HostFolders, type HostNews, hostOrderSchema } from './host-messages.ts';

/**
 * Entry of the data host's process: the only one that reads snapshots' rows and writes the workspace. Main tells it
 * once which folders to open and sends it a port for each page.
 */
let host: ReturnType<typeof createHost> | undefined;

function report(news: HostNews): void {
  process.parentPort.postMessage(news);
}

async function open(folders: HostFolders): Promise<void> {
  try {
    host = createHost({ ...folders, matcherOf });
    await host;
    report({ type: 'opened' });
  } catch (error) {
    report({ type: 'refused', error: toErrorShape(error) });
  }
}

async function serve(port: MessagePortMain | undefined, principal: Principal): Promise<void> {
  const opened = await host?.catch(() => undefined);
  if (port && opened) opened.serve(fromMainPort(port), principal);
}

process.parentPort.on('message', ({ data, ports }) => {
  const order = hostOrderSchema.parse(data);
  if (order.type === 'open') void open(order.folders);
  else void serve(ports[0], order.principal);
});
