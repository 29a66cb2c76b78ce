import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT, systemsStoreFolder } from './paths.ts';

const SCALE = '0.02';
const run = promisify(execFile);

/**
 * Makes two fresh demo districts for all window tests, one with police data alone, one with every system's; with keys of
 * their own. Gives back how to clear them away.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-window-'));
  process.env.TWIN_E2E_FOLDER = folder;
  process.env.HAISHU_TWIN_KEYS = path.join(folder, 'keys');
  await twin('demo', '--out', path.join(folder, 'exports'), '--scale', SCALE, '--systems', 'none');
  await twin('import', path.join(folder, 'exports'), '--snapshot', path.join(folder, 'store'));
  await twin('demo', '--out', path.join(folder, 'systems'), '--scale', SCALE);
  await twin('import', path.join(folder, 'systems'), '--snapshot', systemsStoreFolder());
  return () => rm(folder, { recursive: true, force: true });
}

/** The command line as a person runs it. */
export async function twin(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [path.join(ROOT, 'cli', 'main.ts'), ...args], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
