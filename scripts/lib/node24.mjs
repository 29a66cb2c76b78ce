import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot } from './paths.mjs';

/** Smallest Node major version that runs the tools and `.ts` files directly. */
const TOOLS_NODE_MAJOR = 24;

/** The Node 24 of the `node` devDependency, or this very Node where it is new enough. */
export function nodeCommand() {
  return bundledNode() ?? process.execPath;
}

/** True when a Node that can run the tools is at hand. */
export function hasToolsNode() {
  return bundledNode() !== undefined || ownMajor() >= TOOLS_NODE_MAJOR;
}

/** The environment of tools: Node 24 first on the PATH, then the project's own binaries. */
export function toolsEnvironment(extra = {}) {
  const folders = [path.dirname(nodeCommand()), inRoot('node_modules', '.bin')];
  return { ...process.env, ...extra, PATH: [...folders, process.env.PATH].join(path.delimiter) };
}

/**
 * Options of a Node that imports, the same as those of the window's import host: its heap grows to twice what lives and no
 * further, which holds an import on two threads below 1.5 GB (docs/decisions/0044, 0071). The space of young objects begins at its
 * full size of 32 MB, and the old space is not collected before it holds 256 MB (0050, 0059).
 */
export const FRUGAL_NODE = JSON.parse(
  readFileSync(inRoot('importers', 'lanes', 'engine-flags.json'), 'utf8'),
);

/**
 * With them: glibc keeps two pools of freed memory instead of one for nearly every thread of SQLite, and what Node makes of
 * the sources is kept for the next start and the second thread.
 */
export const FRUGAL_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '2',
  NODE_COMPILE_CACHE: path.join(CACHE, 'compile'),
};

function bundledNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = inRoot('node_modules', 'node', 'bin', name);
  return existsSync(file) && spawnSync(file, ['-v']).status === 0 ? file : undefined;
}

function ownMajor() {
  return Number(process.versions.node.split('.')[0]);
}
