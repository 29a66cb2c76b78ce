import { existsSync } from 'node:fs';
import path from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { nodeCommand } from './node24.mjs';
import { inRoot } from './paths.mjs';
import { capture } from './run.mjs';
import { SetupError, say, step } from './say.mjs';
import { onPath } from './system.mjs';

const COMPILERS = { python3: 'python3', make: 'make', 'g++': 'g++' };
const MODULE = inRoot('node_modules', 'sqlite3');
const PREBUILT_MS = 30_000;
const OUTPUT_LINES = 30;

/** Makes sure that the sqlite3 native module loads: a prebuilt one where it can be reached, else compiled here. */
export async function ensureSqlite() {
  if (await sqliteLoads()) return;
  await step('Database module sqlite3: prebuilt', 'about 1 MB, some seconds', fetchPrebuilt);
  if (await sqliteLoads()) return;
  await ensureCompiler();
  await step('Database module sqlite3: none prebuilt, compiling', 'about a minute', compile);
  if (await sqliteLoads()) return;
  throw new SetupError(
    'The sqlite3 module could not be built. Install python3, make and a C++ compiler, then run: npm rebuild sqlite3 --build-from-source',
  );
}

async function ensureCompiler() {
  if (process.platform !== 'linux') return;
  const missing = Object.keys(COMPILERS).filter((name) => !onPath(name));
  if (missing.length === 0) return;
  await installDebianPackages(
    'The database module must be compiled.',
    missing.map((name) => [COMPILERS[name]]),
  );
}

async function fetchPrebuilt() {
  const script = inRoot('node_modules', 'prebuild-install', 'bin.js');
  const options = { cwd: MODULE, timeoutMs: PREBUILT_MS };
  await capture(nodeCommand(), [script, '--runtime', 'napi'], options);
}

async function compile() {
  const script = inRoot('node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const options = { cwd: MODULE, env: compilerEnvironment() };
  const { code, stdout, stderr } = await capture(nodeCommand(), [script, 'rebuild'], options);
  if (code !== 0) say(`${stdout}\n${stderr}`.split('\n').slice(-OUTPUT_LINES).join('\n'));
}

async function sqliteLoads() {
  if (!existsSync(MODULE)) return false;
  const { code } = await capture(nodeCommand(), ['-e', "require('sqlite3')"]);
  return code === 0;
}

/**
 * Node's own headers, when they lie beside the Node that runs us: node-gyp then needs no download.
 * A folder the user has configured wins.
 */
function compilerEnvironment() {
  const prefix = path.dirname(path.dirname(process.execPath));
  const hasHeaders = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
  if (!hasHeaders || process.env.npm_config_nodedir) return process.env;
  return { ...process.env, npm_config_nodedir: prefix };
}
