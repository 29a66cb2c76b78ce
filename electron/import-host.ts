import os from 'node:os';
import path from 'node:path';
import type { MessagePortMain } from 'electron';
import { createImportDesk } from '../cli/import-desk/desk.ts';
import { toErrorShape } from '../contract/errors.ts';
import { fromMainPort } from '../contract/port.ts';
import type { HostFolders, HostNews } from './host-messages.ts';
import { type ImportOrder, importOrderSchema } from './import-messages.ts';

/**
 * Entry of the import host's process: reads exports, builds and publishes snapshots, so that neither the window nor the
 * data host ever waits for an import. Main tells it which folders to open and which files it may read.
 */
let desk: ReturnType<typeof createImportDesk> | undefined;

// Where there are no more processors than threads that import, the window's turn comes first.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

function report(news: HostNews): void {
  process.parentPort.postMessage(news);
}

async function open({ storeFolder, keyFolder }: HostFolders): Promise<void> {
  try {
    const profileFolder = path.join(__dirname, 'profiles');
    desk = createImportDesk({ storeFolder, keyFolder, profileFolder });
    await desk;
    report({ type: 'opened' });
  } catch (error) {
    report({ type: 'refused', error: toErrorShape(error) });
  }
}

/** Orders that come to a desk which could not be opened are let go: main was told why. */
async function obey(order: ImportOrder, port: MessagePortMain | undefined): Promise<void> {
  if (order.type === 'open') return open(order.folders);
  const opened = await desk?.catch(() => undefined);
  if (!opened) return;
  if (order.type === 'grant') opened.grant(order.grant);
  else if (order.type === 'inbox') opened.watchInbox(order.folder ?? undefined);
  else if (port) opened.serve(fromMainPort(port), order.principal);
}

process.parentPort.on('message', ({ data, ports }) => {
  void obey(importOrderSchema.parse(data), ports[0]);
});
