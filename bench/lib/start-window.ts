import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { spread } from './percentiles.ts';

export const ROOT = path.join(import.meta.dirname, '..', '..');
const EXECUTABLE = path.join(ROOT, '.cache', 'electron', 'current', 'electron');
const STARTS = 5;

/** A program that was started, and how long it took until its page was ready. */
export interface Start {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly seconds: number;
}

/** Starts a program, its folder first among the arguments, and waits until its page says that it is drawn. */
export async function start(args: readonly string[]): Promise<Start> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-bench-user-'));
  const started = performance.now();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: EXECUTABLE,
    args: [...args.slice(0, 1), ...sandbox, `--user-data-dir=${userData}`, ...args.slice(1)],
  });
  app.on('close', () => rmSync(userData, { recursive: true, force: true }));
  const page = await app.firstWindow();
  await drawn(page);
  return { app, page, seconds: (performance.now() - started) / 1000 };
}

/** Waits until everything the view needs is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForSelector('html[data-scene=ready]', { state: 'attached', timeout: 180_000 });
}

/** Median seconds of two programs started by turns, so that whatever else the machine does falls on both. */
export async function medianStarts(
  one: () => Promise<Start>,
  other: () => Promise<Start>,
): Promise<[number, number]> {
  const seconds: [number[], number[]] = [[], []];
  for (let count = 0; count < STARTS; count += 1) {
    for (const [index, begin] of [one, other].entries()) {
      const run = await begin();
      seconds[index]?.push(run.seconds);
      await run.app.close();
    }
  }
  return [spread(seconds[0]).median, spread(seconds[1]).median];
}
