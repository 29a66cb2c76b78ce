import { existsSync, readdirSync } from 'node:fs';
import { installDebianPackages } from './debian.mjs';
import { compilerEnvironment } from './modules.mjs';
import { nodeCommand } from './node24.mjs';
import { inRoot } from './paths.mjs';
import { capture, run } from './run.mjs';
import { SetupError, step } from './say.mjs';
import { onPath } from './system.mjs';

const COMPILERS = { python3: 'python3', make: 'make', 'g++': 'g++' };

/**
 * Makes sure that the sqlite3 native module loads: npm ci fetched a prebuilt one or compiled it; where
 * neither happened (install scripts refused, no compiler) it is compiled here.
 */
export async function ensureSqlite() {
  if (await sqliteLoads()) return;
  const missing =
    process.platform === 'linux' ? Object.keys(COMPILERS).filter((name) => !onPath(name)) : [];
  if (missing.length > 0) {
    await installDebianPackages(
      'The database module must be compiled.',
      missing.map((name) => [COMPILERS[name]]),
    );
  }
  await step('Database module sqlite3: compiling', 'about a minute', compile);
  if (await sqliteLoads()) return;
  throw new SetupError(
    'The sqlite3 module could not be built. Install python3, make and a C++ compiler, then run: npm rebuild sqlite3 --build-from-source',
  );
}

async function compile() {
  const env = compilerEnvironment();
  const folder = inRoot('node_modules', 'sqlite3');
  const code = await run('npm', ['rebuild', 'sqlite3', '--build-from-source', '--loglevel=error'], {
    env,
  });
  if (code === 0 && existsSync(`${folder}/build/Release/node_sqlite3.node`)) return;
  await run(nodeCommand(), [inRoot('node_modules/node-gyp/bin/node-gyp.js'), 'rebuild'], {
    cwd: folder,
    env,
  });
}

async function sqliteLoads() {
  if (!readdirSync(inRoot('node_modules')).includes('sqlite3')) return false;
  const { code } = await capture(nodeCommand(), ['-e', "require('sqlite3')"]);
  return code === 0;
}
