/** Everything a fresh clone needs before it can run; each step does nothing where its result is there. */
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureModules } from './lib/modules.mjs';
import { runMain } from './lib/say.mjs';
import { ensureSqlite } from './lib/sqlite.mjs';
import { ensureSystem, hasDisplay } from './lib/system.mjs';

/** What the command line needs: packages, Node 24 and the database module. */
export async function setUpTools() {
  await ensureModules();
  await ensureSqlite();
}

/**
 * What the window needs: the tools, the Electron runtime, system libraries and the build.
 * @param {{needsXvfb?: boolean}} [options]
 * @returns {Promise<string>} the Electron executable
 */
export async function setUpWindow({ needsXvfb = !hasDisplay() } = {}) {
  await setUpTools();
  const electron = await ensureElectron();
  await ensureSystem(electron, needsXvfb);
  await build();
  return electron;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setUpWindow();
  });
}
