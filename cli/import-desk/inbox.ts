import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Inbox } from '../../contract/imports.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import { shapefileCompanions } from '../../importers/readers/shapefile.ts';
import { isPictureArchive } from '../../importers/pictures/picture-archive.ts';
import { TABLE_EXTENSION } from '../../importers/recognise.ts';
import { fingerprint, listCandidates, namesBelow } from '../../importers/source-files.ts';
import type { Grants } from './grants.ts';

/** A file that did not grow for this long is taken as written completely. */
const QUIET_MILLISECONDS = 2000;

interface InboxOptions {
  readonly store: SnapshotStore;
  readonly grants: Grants;
  readonly onChange: (inbox: Inbox) => void;
  readonly quietMilliseconds?: number;
}

/** 收件文件夹: watches a folder and proposes what lies in it as a batch once its files are complete. */
export class InboxWatch {
  private readonly options: InboxOptions;
  private folder: string | undefined;
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private seen = '';
  private proposed = '';
  private runningNumber = 0;
  private state: Inbox = { folder: null, proposals: [], inUse: 0 };

  constructor(options: InboxOptions) {
    this.options = options;
  }

  get current(): Inbox {
    return this.state;
  }

  /** Watches another folder, or none. */
  watch(folder: string | undefined): void {
    this.stop();
    this.folder = folder;
    this.tell({ folder: folder ?? null, proposals: [], inUse: 0 });
    if (folder === undefined) return;
    try {
      this.watcher = watch(folder, { persistent: false }, () => this.lookSoon());
      this.watcher.on('error', () => this.watcher?.close());
    } catch {
      this.watcher = undefined;
    }
    this.lookSoon();
  }

  /** Another snapshot is in use: what is new in the folder may have changed. */
  lookAgain(): void {
    this.proposed = '';
  }

  stop(): void {
    this.watcher?.close();
    clearTimeout(this.timer);
    this.seen = '';
    this.proposed = '';
  }

  /** Looks again when nothing moved for a while; folders inside may change without notice, so it goes on looking. */
  private lookSoon(): void {
    clearTimeout(this.timer);
    const wait = this.options.quietMilliseconds ?? QUIET_MILLISECONDS;
    this.timer = setTimeout(() => void this.look(), wait);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { folder } = this;
    if (folder === undefined) return;
    const state = await stateOfFolder(folder).catch(() => '');
    const quiet = state === this.seen;
    this.seen = state;
    if (quiet && state !== this.proposed) {
      this.proposed = state;
      await this.propose(folder).catch(() => undefined);
    }
    if (folder === this.folder) this.lookSoon();
  }

  private async propose(folder: string): Promise<void> {
    const { names, inUse } = await filesIn(folder, this.options.store);
    if (folder !== this.folder) return;
    if (names.length === 0) return this.tell({ folder, proposals: [], inUse });
    this.runningNumber += 1;
    const grant = { id: `inbox-${this.runningNumber}`, names, origin: 'inbox' as const };
    this.options.grants.add({ ...grant, paths: [folder] });
    this.tell({ folder, proposals: [grant], inUse });
  }

  private tell(state: Inbox): void {
    this.state = state;
    this.options.onChange(state);
  }
}

/** Names, sizes and times of everything in a folder: two alike mean that nothing is being written. */
async function stateOfFolder(folder: string): Promise<string> {
  const names = (await namesBelow(folder)).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return `${name}|${size}|${mtimeMs}`;
    }),
  );
  return parts.join('\n');
}

/** Tables in the folder: those that the snapshot in use was not made from, and how many others there are. */
async function filesIn(
  folder: string,
  store: SnapshotStore,
): Promise<{ readonly names: string[]; readonly inUse: number }> {
  const current = await store.currentId();
  const sources = current === undefined ? [] : (await store.manifest(current)).sources;
  const known = new Set(sources.map(({ name, sha256 }) => `${basename(name)}|${sha256}`));
  const knownNames = new Set(sources.map(({ name }) => basename(name)));
  const names: string[] = [];
  let inUse = 0;
  for (const { path, name } of await listCandidates([folder])) {
    if (!TABLE_EXTENSION.test(name) || (await isPictureArchive(path))) continue;
    const own = basename(name);
    if (knownNames.has(own) && known.has(`${own}|${await hashOf(path)}`)) inUse += 1;
    else names.push(name);
  }
  return { names, inUse };
}

/** As the importer fingerprints it: a shapefile with its companions. */
async function hashOf(path: string): Promise<string> {
  return fingerprint(path, /\.shp$/i.test(path) ? await shapefileCompanions(path) : []);
}
