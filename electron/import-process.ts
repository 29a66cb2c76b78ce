import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { WebContents } from 'electron';
import type { ExportGrant } from '../contract/imports.ts';
import { IMPORT_ENGINE_FLAGS } from './engine-flags.ts';
import type { HostFolders } from './host-messages.ts';
import { type HostKind, type HostProcess, startHostProcess } from './host-process.ts';
import type { ImportOrder } from './import-messages.ts';
import type { Words } from './words.ts';

const IMPORT_HOST: HostKind = {
  script: 'import-host.cjs',
  serviceName: 'Haishu Twin import host',
  engineFlags: IMPORT_ENGINE_FLAGS,
  portMessage: 'twin-import-port',
  stateMessage: 'twin-import-state',
};

/** The import host's process as main keeps it: started when a page first asks, told what it may read. */
export interface ImportProcess {
  connect(page: WebContents): void;
  /** Lets the import host read these paths; gives what the page may know of them. */
  grant(paths: readonly string[], origin: 'dropped' | 'chosen'): ExportGrant;
  watchInbox(folder: string | undefined): void;
  stop(): void;
}

interface ImportProcessOptions {
  readonly folders: HostFolders;
  readonly words: () => Words;
  readonly inbox: string | undefined;
}

/** Prepares the process without starting it. */
export function createImportProcess({
  folders,
  words,
  inbox,
}: ImportProcessOptions): ImportProcess {
  const grants: ImportOrder[] = [];
  let folder = inbox ?? null;
  let process: HostProcess | undefined;

  function start(): HostProcess {
    process ??= startHostProcess({
      folders,
      words,
      kind: IMPORT_HOST,
      onState: () => undefined,
      orders: () => [...grants, { type: 'inbox', folder } satisfies ImportOrder],
    });
    return process;
  }

  return {
    connect: (page) => start().connect(page),
    grant(paths, origin) {
      const names = paths.map((each) => path.basename(each));
      const grant = { id: randomUUID(), names, origin };
      const order: ImportOrder = { type: 'grant', grant: { ...grant, paths: [...paths] } };
      grants.push(order);
      process?.send(order);
      return grant;
    },
    watchInbox(next) {
      folder = next ?? null;
      process?.send({ type: 'inbox', folder } satisfies ImportOrder);
    },
    stop: () => process?.stop(),
  };
}
