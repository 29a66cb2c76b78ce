import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { z } from 'zod';
import type { WindowMessage } from '../contract/window.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import { REJECTS_WORKBOOK } from '../cli/import-desk/import-result.ts';
import { CHANNELS } from './channels.ts';
import type { ImportProcess } from './import-process.ts';
import { onPageMessage } from './ipc.ts';
import type { Settings } from './settings.ts';
import { words } from './words.ts';

const EXTENSIONS = [
  'csv',
  'tsv',
  'txt',
  'xlsx',
  'xlsm',
  'xls',
  'geojson',
  'json',
  'jsonl',
  'shp',
  'kml',
  'zip',
];

interface ExportOptions {
  readonly window: BrowserWindow;
  readonly imports: ImportProcess;
  readonly storeFolder: string;
  readonly settings: Settings;
}

/** Wires what pages ask about files outside: only the person's hand — a drop, a dialog — opens a path. */
export function wireExports({ window, imports, storeFolder, settings }: ExportOptions): void {
  const give = (paths: readonly string[], origin: 'dropped' | 'chosen'): void => {
    if (paths.length === 0 || window.isDestroyed()) return;
    const message: WindowMessage = { type: 'twin-exports', grant: imports.grant(paths, origin) };
    window.webContents.postMessage(CHANNELS.toPage, message);
  };
  onPageMessage(
    CHANNELS.connectImports,
    () => true,
    (page) => imports.connect(page),
  );
  onPageMessage(CHANNELS.dropExports, readPaths, (_page, paths) => give(paths, 'dropped'));
  onPageMessage(CHANNELS.chooseExports, readKind, (_page, kind) => {
    void choose(window, settings, kind).then((paths) => give(paths, 'chosen'));
  });
  onPageMessage(CHANNELS.chooseInbox, readInboxAction, (_page, action) => {
    void changeInbox(window, settings, imports, action);
  });
  onPageMessage(
    CHANNELS.chooseFolder,
    () => true,
    () => {
      void chooseFolder(window, settings).then((folder) => {
        if (folder === undefined || window.isDestroyed()) return;
        const message: WindowMessage = {
          type: 'twin-folder',
          grant: imports.grant([folder], 'chosen'),
        };
        window.webContents.postMessage(CHANNELS.toPage, message);
      });
    },
  );
  onPageMessage(CHANNELS.showRejects, readBatch, (_page, batch) => {
    const file = path.join(storePaths.report(storeFolder, batch), REJECTS_WORKBOOK);
    if (existsSync(file)) shell.showItemInFolder(file);
  });
}

async function choose(
  window: BrowserWindow,
  settings: Settings,
  kind: 'folder' | 'files',
): Promise<readonly string[]> {
  const { chooseExports, tables } = words(settings.language());
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: chooseExports,
    ...(kind === 'folder'
      ? { properties: ['openDirectory' as const] }
      : {
          properties: ['openFile' as const, 'multiSelections' as const],
          filters: [{ name: tables, extensions: EXTENSIONS }],
        }),
  });
  return canceled ? [] : filePaths;
}

async function chooseFolder(
  window: BrowserWindow,
  settings: Settings,
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words(settings.language()).chooseFolder,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

async function changeInbox(
  window: BrowserWindow,
  settings: Settings,
  imports: ImportProcess,
  action: 'choose' | 'forget',
): Promise<void> {
  const { chooseInbox } = words(settings.language());
  const chosen =
    action === 'forget'
      ? []
      : (await dialog.showOpenDialog(window, { title: chooseInbox, properties: ['openDirectory'] }))
          .filePaths;
  if (action === 'choose' && chosen.length === 0) return;
  settings.remember({ inbox: chosen[0] });
  imports.watchInbox(chosen[0]);
}

const pathsSchema = z.array(z.string().refine((each) => path.isAbsolute(each))).max(10_000);

function readPaths(value: unknown): string[] | undefined {
  return pathsSchema.safeParse(value).data;
}

function readKind(value: unknown): 'folder' | 'files' | undefined {
  return value === 'folder' || value === 'files' ? value : undefined;
}

function readInboxAction(value: unknown): 'choose' | 'forget' | undefined {
  return value === 'choose' || value === 'forget' ? value : undefined;
}

function readBatch(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-z-]+$/.test(value) ? value : undefined;
}
