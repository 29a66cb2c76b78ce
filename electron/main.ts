import path from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { toErrorShape } from '../contract/errors.ts';
import { LANGUAGES, type Language } from '../contract/window.ts';
import { defaultKeyFolder } from '../data/sealing/keyring.ts';
import { openStore } from '../data/snapshot/store.ts';
import { createTileHandler } from '../tiles/handler.ts';
import { CHANNELS } from './channels.ts';
import { startHostProcess } from './host-process.ts';
import { onPageMessage } from './ipc.ts';
import { setMenu } from './menu.ts';
import { drawPictures } from './pictures.ts';
import { handleScheme, registerScheme } from './protocol.ts';
import { readStartArguments, type StartArguments } from './start-arguments.ts';
import { createTileFiles } from './tile-files.ts';
import { createWindow, lockSession } from './window.ts';
import { readWindowState, type WindowState, writeWindowState } from './window-state.ts';
import { words } from './words.ts';

const STATE_FILE = 'window-state.json';

/** Local content only is drawn, so software WebGL is fit for machines without a GPU; nothing is ever fetched. */
function setSwitches(): void {
  app.commandLine.appendSwitch('ignore-gpu-blocklist');
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('no-pings');
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Folder of snapshots when none is named: beside the checkout in development, with the user's data when packaged. */
function defaultStoreFolder(): string {
  return app.isPackaged
    ? path.join(app.getPath('userData'), 'store')
    : path.join(app.getAppPath(), '.twin', 'store');
}

function asLanguage(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value);
}

async function run(given: StartArguments): Promise<void> {
  const stateFile = path.join(app.getPath('userData'), STATE_FILE);
  let state: WindowState = readWindowState(stateFile);
  let language = given.language ?? state.language ?? 'zh-CN';
  const storeFolder = path.resolve(given.snapshot ?? defaultStoreFolder());
  const tiles = createTileFiles(await openStore(storeFolder));
  lockSession(session.defaultSession);
  handleScheme(createTileHandler(tiles.find));

  const host = startHostProcess({
    folders: {
      storeFolder,
      keyFolder: defaultKeyFolder(),
      workspacePath: path.join(storeFolder, 'workspace.sqlite'),
    },
    words: () => words(language),
    onState(next) {
      if (next.kind === 'failed') say(next.error.sentence);
      if (next.kind === 'failed' && given.pictures) app.exit(1);
    },
  });
  const window = createWindow(state, {
    mode: given.mode,
    language,
    pictures: given.pictures !== undefined,
  });

  function remember(change: Partial<WindowState>): void {
    state = { ...state, ...change };
    writeWindowState(stateFile, state);
  }
  function changeLanguage(chosen: Language): void {
    language = chosen;
    remember({ language });
    setMenu(window, language, changeLanguage);
  }
  setMenu(window, language, changeLanguage);
  onPageMessage(
    CHANNELS.connect,
    () => true,
    (page) => host.connect(page),
  );
  onPageMessage(CHANNELS.languageChanged, asLanguage, (_page, chosen) => changeLanguage(chosen));
  window.on('close', () =>
    remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  app.on('second-instance', () => focus(window));
  app.on('will-quit', () => host.stop());
  if (given.pictures) await drawAndQuit(window, given.pictures);
}

async function drawAndQuit(window: BrowserWindow, folder: string): Promise<void> {
  const paths = await drawPictures(window, path.resolve(folder));
  process.stdout.write(paths.map((file) => `${file}\n`).join(''));
  app.exit(0);
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function fail(error: unknown): void {
  say(toErrorShape(error).sentence);
  app.exit(1);
}

async function main(): Promise<void> {
  const given = readStartArguments(process.argv.slice(1));
  if (!app.requestSingleInstanceLock()) {
    say(words(given.language ?? 'zh-CN').secondInstance);
    app.exit(0);
    return;
  }
  await app.whenReady();
  await run(given);
}

setSwitches();
registerScheme();
app.on('window-all-closed', () => app.quit());
main().catch(fail);
