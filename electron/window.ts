import path from 'node:path';
import { BrowserWindow, screen, type Session, type WebContents } from 'electron';
import { type WindowArguments, writeWindowArguments } from './channels.ts';
import { onPageError } from './runtime-differences.ts';
import {
  APP_ORIGIN,
  decideDownload,
  decideNavigation,
  decideRequest,
  webPreferences,
} from './security.ts';
import { decideRestart } from './restart-policy.ts';
import { boundsOnDisplays, type WindowState } from './window-state.ts';

const FIRST_SIZE = { width: 1440, height: 900 };
const SMALLEST = { minWidth: 1024, minHeight: 640 };
const NIGHT = '#0b1119';

/** Makes the one kind of window there is, over the page of the app's origin. */
export function createWindow(state: WindowState, given: WindowArguments): BrowserWindow {
  const bounds = boundsOnDisplays(
    state.bounds,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...FIRST_SIZE,
    ...bounds,
    ...SMALLEST,
    useContentSize: bounds === undefined,
    show: false,
    backgroundColor: NIGHT,
    webPreferences: webPreferences({
      preload: path.join(__dirname, 'preload.cjs'),
      additionalArguments: writeWindowArguments(given),
    }),
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  guard(window.webContents);
  reloadWhenGone(window.webContents);
  onPageError(window.webContents, (message) => process.stderr.write(`page: ${message}\n`));
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** The page's process may be killed from outside; the page comes back, unless it keeps dying. */
function reloadWhenGone(contents: WebContents): void {
  const goneAtMs: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    goneAtMs.push(Date.now());
    process.stderr.write(`The page's process ended (${reason}).\n`);
    const decision = decideRestart(goneAtMs);
    if (decision === 'give-up') return;
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, decision.delayMs);
  });
}

/** Denies the session everything that is not the app's: permissions, foreign requests, spell-checking downloads. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: decideRequest(details.url) === 'deny' }),
  );
  session.on('will-download', (event, item) => {
    if (decideDownload(item.getURL()) === 'deny') event.preventDefault();
  });
}

/** Keeps a page where it is: no foreign navigation, no further window, no webview. */
function guard(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (decideNavigation(url) === 'deny') event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
