import path from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { TILE_KEYS } from '../contract/tiles.ts';
import { LANGUAGES, type Language } from '../contract/window.ts';
import { defaultKeyFolder } from '../data/sealing/keyring.ts';
import { openStore, requireCurrent, type SnapshotStore } from '../data/snapshot/store.ts';
import { createMapFiles } from '../tiles/mbtiles/map-files.ts';
import { createMapHandler } from '../tiles/mbtiles/map-handler.ts';
import { createTileHandler, readTile } from '../tiles/tile-handler.ts';
import { CHANNELS } from './channels.ts';
import { wireExports } from './exports.ts';
import type { HostFolders } from './host-messages.ts';
import { type HostProcess, startHostProcess } from './host-process.ts';
import { createImportProcess } from './import-process.ts';
import { onPageMessage } from './ipc.ts';
import { wireMaps } from './maps.ts';
import { setMenu } from './menu.ts';
import { handleScheme } from './protocol.ts';
import { createSettings, type Settings } from './settings.ts';
import { wirePrinting } from './printing.ts';
import type { StartArguments } from './start-arguments.ts';
import { createTileFiles } from './tile-files.ts';
import { createWindow, lockSession } from './window.ts';
import { words } from './words.ts';

/** Opens the window over a store: session locked, origin served, data host started, menu and messages wired. */
export async function openApplication(given: StartArguments): Promise<BrowserWindow> {
  const settings = createSettings(given.language);
  const store = await openStore(given.snapshot ?? defaultStoreFolder());
  if (given.pictures) await checkCurrent(store);
  lockSession(session.defaultSession);
  const maps = createMapFiles(store.folder);
  const district = async (id: string) =>
    (await store.manifest(id).catch(() => undefined))?.profile.box;
  const tiles = createTileFiles(store.folder);
  const levelled = async (tilesId: string) => {
    const db = await tiles.find(tilesId);
    return db && readTile(db, TILE_KEYS.levelled);
  };
  handleScheme(createTileHandler(tiles.find), createMapHandler({ levelled, file: maps.open }));
  const folders = hostFolders(store.folder);
  const host = startHost(folders, given, settings);
  const imports = createImportProcess({
    folders,
    words: () => words(settings.language()),
    inbox: settings.state().inbox,
  });
  store.watch(() => host.retry());
  const window = createWindow(settings.state(), {
    mode: given.mode,
    language: settings.language(),
    pictures: given.pictures !== undefined,
  });
  wirePage(window, host, settings);
  wirePrinting(window);
  wireMaps({ window, maps, store, district, settings });
  wireExports({ window, imports, storeFolder: store.folder, settings });
  app.on('second-instance', () => bringToFront(window));
  app.on('will-quit', () => {
    imports.stop();
    host.stop();
  });
  return window;
}

/** Where nobody reads the window, a missing, damaged or newer snapshot must end the program with its sentence. */
async function checkCurrent(store: SnapshotStore): Promise<void> {
  const snapshot = await store.open(await requireCurrent(store));
  await snapshot.close();
}

/** Folder of snapshots when none is named: in the checkout during development, with the user's data when packaged. */
function defaultStoreFolder(): string {
  const home = app.isPackaged ? app.getPath('userData') : path.join(app.getAppPath(), '.twin');
  return path.join(home, 'store');
}

function hostFolders(storeFolder: string): HostFolders {
  return {
    storeFolder,
    keyFolder: defaultKeyFolder(),
    workspacePath: path.join(storeFolder, 'workspace.sqlite'),
  };
}

/** Without a person to read the window, a host that cannot serve ends the program with its sentence. */
function startHost(folders: HostFolders, given: StartArguments, settings: Settings): HostProcess {
  return startHostProcess({
    folders,
    words: () => words(settings.language()),
    onState(state) {
      if (state.kind !== 'failed') return;
      process.stderr.write(`${state.error.sentence}\n`);
      if (given.pictures) app.exit(1);
    },
  });
}

function wirePage(window: BrowserWindow, host: HostProcess, settings: Settings): void {
  const changeLanguage = (language: Language): void => {
    settings.remember({ language });
    setMenu(window, language, changeLanguage);
  };
  setMenu(window, settings.language(), changeLanguage);
  onPageMessage(
    CHANNELS.connect,
    () => true,
    (page) => host.connect(page),
  );
  onPageMessage(CHANNELS.languageChanged, readLanguage, (_page, language) =>
    changeLanguage(language),
  );
  window.on('close', () =>
    settings.remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
}

function readLanguage(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value);
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
