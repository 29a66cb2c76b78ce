import { type BrowserWindow, dialog } from 'electron';
import { toErrorShape } from '../contract/errors.ts';
import type { MapBox } from '../contract/maps.ts';
import type { WindowMessage } from '../contract/window.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';
import type { MapFiles } from '../tiles/mbtiles/map-files.ts';
import { CHANNELS } from './channels.ts';
import { onPageMessage } from './ipc.ts';
import type { Settings } from './settings.ts';
import { words } from './words.ts';

interface MapOptions {
  readonly window: BrowserWindow;
  readonly maps: MapFiles;
  readonly store: Pick<SnapshotStore, 'currentId'>;
  readonly district: (snapshotId: string) => Promise<MapBox | undefined>;
  readonly settings: Settings;
}

type MapNews = Omit<Extract<WindowMessage, { type: 'twin-maps' }>, 'type' | 'maps'>;

/** Wires what pages ask about map files: only the person's own choice in a dialog adds one. */
export function wireMaps({ window, maps, store, district, settings }: MapOptions): void {
  const tell = async (news: MapNews = {}): Promise<void> => {
    const list = await maps.list().catch((error: unknown) => {
      news = { error: toErrorShape(error), ...news };
      return [];
    });
    if (window.isDestroyed()) return;
    const message: WindowMessage = { type: 'twin-maps', maps: list, ...news };
    window.webContents.postMessage(CHANNELS.toPage, message);
  };
  const add = async (): Promise<void> => {
    const file = await chooseFile(window, settings);
    if (file === undefined) return;
    const current = await store.currentId();
    const box = current === undefined ? undefined : await district(current);
    const news = await maps.add(file, box).then(
      ({ id }): MapNews => ({ added: id }),
      (error: unknown): MapNews => ({ error: toErrorShape(error) }),
    );
    await tell(news);
  };
  onPageMessage(
    CHANNELS.connectMaps,
    () => true,
    () => void tell(),
  );
  onPageMessage(
    CHANNELS.chooseMap,
    () => true,
    () => void add(),
  );
  onPageMessage(CHANNELS.removeMap, readId, (_page, id) => {
    void maps.remove(id).then(
      () => tell(),
      (error: unknown) => tell({ error: toErrorShape(error) }),
    );
  });
}

async function chooseFile(window: BrowserWindow, settings: Settings): Promise<string | undefined> {
  const { chooseMap, maps } = words(settings.language());
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: chooseMap,
    properties: ['openFile'],
    filters: [{ name: maps, extensions: ['mbtiles'] }],
  });
  return canceled ? undefined : filePaths[0];
}

function readId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) ? value : undefined;
}
