import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ROOT, storeFolder } from './paths.ts';

export const EXECUTABLE = path.join(ROOT, '.cache', 'electron', 'current', 'electron');

/** The application as a test holds it. */
export interface RunningTwin {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly store: string;
  /** Addresses of all requests that any of its processes made since the window opened. */
  requests(): Promise<readonly string[]>;
  /** Errors the page wrote to its console, violations of the content security policy among them. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

interface LaunchOptions {
  /** Another folder of snapshots than this run's demo district. */
  readonly store?: string;
  /** `remembered` gives none, so that the window takes the one it was left in. */
  readonly language?: 'zh-CN' | 'en' | 'remembered';
  readonly userData?: string;
}

/** Starts the real application with a user folder of its own and waits for its window. */
export async function launchTwin(options: LaunchOptions = {}): Promise<RunningTwin> {
  const userData = options.userData ?? (await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-user-')));
  const store = options.store ?? storeFolder();
  const app = await _electron.launch({
    executablePath: EXECUTABLE,
    args: launchArguments(store, userData, options.language),
    cwd: ROOT,
  });
  await recordRequests(app);
  const page = await app.firstWindow();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return {
    app,
    page,
    store,
    errors,
    requests: () =>
      app.evaluate(() => (globalThis as { twinRequests?: string[] }).twinRequests ?? []),
    async close() {
      await app.close();
      if (!options.userData) await rm(userData, { recursive: true, force: true });
    },
  };
}

/** Arguments of the program for a store and a user folder. */
export function launchArguments(store: string, userData: string, language = 'zh-CN'): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const chosen = language === 'remembered' ? [] : ['--language', language];
  return [ROOT, ...sandbox, `--user-data-dir=${userData}`, '--snapshot', store, ...chosen];
}

/** A copy of a demo district's snapshots that a test may change. */
export async function copyStore(from = storeFolder()): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-store-'));
  await cp(from, folder, { recursive: true });
  return folder;
}

/** Notes every request at the session, whoever makes it: page, workers, the runtime itself. */
async function recordRequests(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ app: electron, session }) => {
    const seen: string[] = [];
    (globalThis as { twinRequests?: string[] }).twinRequests = seen;
    await electron.whenReady();
    const note = ({ url }: { url: string }): void => void seen.push(url);
    session.defaultSession.webRequest.onCompleted(note);
    session.defaultSession.webRequest.onErrorOccurred(note);
  });
}
