import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { toErrorShape } from '../contract/errors.ts';
import { openApplication } from './application.ts';
import { PAGE_FLAGS } from './engine-flags.ts';
import { drawPictures } from './pictures.ts';
import { registerScheme } from './protocol.ts';
import { readStartArguments } from './start-arguments.ts';
import { words } from './words.ts';

/** Only local content is drawn, so software WebGL is fit for machines without a GPU; nothing is ever fetched. */
function setSwitches(): void {
  app.commandLine.appendSwitch('ignore-gpu-blocklist');
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('js-flags', PAGE_FLAGS);
}

async function main(): Promise<void> {
  const given = readStartArguments(process.argv.slice(1));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`${words(given.language ?? 'zh-CN').secondInstance}\n`);
    return app.exit(0);
  }
  await app.whenReady();
  const window = await openApplication(given);
  if (given.pictures) await drawAndQuit(window, path.resolve(given.pictures));
}

async function drawAndQuit(window: BrowserWindow, folder: string): Promise<void> {
  const files = await drawPictures(window, folder);
  process.stdout.write(files.map((file) => `${file}\n`).join(''), () => app.exit(0));
}

function fail(error: unknown): void {
  const { sentence } = toErrorShape(error);
  process.stderr.write(`${sentence}\n`);
  if (app.isReady() && !process.argv.includes('--pictures'))
    dialog.showErrorBox(app.getName(), sentence);
  app.exit(1);
}

setSwitches();
registerScheme();
app.on('window-all-closed', () => app.quit());
main().catch(fail);
