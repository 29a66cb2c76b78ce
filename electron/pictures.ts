import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { TwinError } from '../contract/errors.ts';
import { PICTURE_VIEWS, type PictureView, type WindowMessage } from '../contract/window.ts';
import { CHANNELS } from './channels.ts';

const POLL_MS = 250;
/** Without a GPU the first view takes tens of seconds. */
const VIEW_MS = 180_000;
/** After the scene says it is ready, panels fade in and the last frame is composed. */
const SETTLE_MS = 1_500;

/**
 * Draws each prepared view of the real window into a PNG file and gives the paths.
 * Errors: `busy` when a view is not ready in time.
 */
export async function drawPictures(
  window: BrowserWindow,
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  await untilSettled(window, undefined);
  for (const view of PICTURE_VIEWS) paths.push(await drawView(window, view, folder));
  return paths;
}

async function drawView(window: BrowserWindow, view: PictureView, folder: string): Promise<string> {
  window.webContents.postMessage(CHANNELS.toPage, {
    type: 'twin-view',
    view,
  } satisfies WindowMessage);
  await untilSettled(window, view);
  const file = path.join(folder, `${view}.png`);
  await writeFile(file, (await window.webContents.capturePage()).toPNG());
  return file;
}

/** Ready, and still so a moment later: a new camera asks for its tiles only with the next frame. */
async function untilSettled(window: BrowserWindow, view: PictureView | undefined): Promise<void> {
  const deadline = Date.now() + VIEW_MS;
  do {
    await untilReady(window, view, deadline);
    await pause(SETTLE_MS);
  } while (!(await isReady(window, view)));
}

/** The page says in its root element's data which view it shows and whether all of its tiles are drawn. */
async function isReady(window: BrowserWindow, view: PictureView | undefined): Promise<boolean> {
  const { scene, view: shown } = await pageState(window);
  return scene === 'ready' && (view === undefined || shown === view);
}

async function untilReady(
  window: BrowserWindow,
  view: PictureView | undefined,
  deadline: number,
): Promise<void> {
  while (Date.now() < deadline) {
    if (await isReady(window, view)) return;
    await pause(POLL_MS);
  }
  throw new TwinError(
    'busy',
    `The view ${view ?? 'at start'} was not drawn within ${VIEW_MS / 1000} s. Try again on a machine that is less busy.`,
  );
}

async function pageState(window: BrowserWindow): Promise<{ scene?: string; view?: string }> {
  return await window.webContents.executeJavaScript('({ ...document.documentElement.dataset })');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
