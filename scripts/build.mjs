/**
 * Builds what the window runs into dist/: main, preload and data host with esbuild, the renderer with vite,
 * Cesium's workers and assets as files. Parts whose sources did not change are left alone.
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeCommand, toolsEnvironment } from './lib/node24.mjs';
import { DIST, inRoot } from './lib/paths.mjs';
import { mustRun } from './lib/run.mjs';
import { runMain, step } from './lib/say.mjs';
import { contentHash, isStamped, stamp } from './lib/stamp.mjs';

const SHARED = ['package-lock.json', 'scripts/build.mjs', 'scripts/bundle.mjs', 'contract'];
const PARTS = [
  {
    name: 'electron',
    title: 'Build: main, preload, hosts',
    expectation: 'about 2 s',
    sources: [...SHARED, 'electron', 'data', 'tiles', 'importers', 'cli'],
    result: 'dist/electron/main.cjs',
    build: bundleNodeSide,
  },
  {
    name: 'renderer',
    title: 'Build: the window',
    expectation: '10 s to a minute',
    sources: [...SHARED, 'vite.config.ts', 'renderer'],
    result: 'dist/renderer/index.html',
    build: bundleRenderer,
  },
];

/** Builds the parts whose sources changed. */
export async function build() {
  for (const part of PARTS) {
    const hash = contentHash(part.sources);
    if (isStamped(`build-${part.name}`, hash) && existsSync(inRoot(part.result))) continue;
    await step(part.title, part.expectation, part.build);
    stamp(`build-${part.name}`, hash);
  }
}

async function bundleNodeSide() {
  rmSync(path.join(DIST, 'electron'), { recursive: true, force: true });
  await mustRun(
    nodeCommand(),
    ['scripts/bundle.mjs'],
    'The message above names the file to correct.',
  );
  copyProfiles();
}

/** The import host reads the built-in profiles, and a bundle has lost its sources' place. */
function copyProfiles() {
  cpSync(inRoot('data', 'profiles'), path.join(DIST, 'electron', 'profiles'), {
    recursive: true,
    filter: (source) => !source.endsWith('demo-plan.json'),
  });
}

async function bundleRenderer() {
  const vite = inRoot('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', 'vite.config.ts', '--logLevel', 'warn'];
  await mustRun(nodeCommand(), args, 'The message above names the file to correct.', {
    env: toolsEnvironment(),
  });
  copyCesium();
}

/** Cesium loads these at run time. Its world map stays behind: no world or national map is shipped. */
function copyCesium() {
  const from = inRoot('node_modules', 'cesium', 'Build', 'Cesium');
  const worldMap = path.join(from, 'Assets', 'Textures', 'NaturalEarthII');
  for (const folder of ['Workers', 'ThirdParty', 'Assets']) {
    cpSync(path.join(from, folder), path.join(DIST, 'renderer', 'cesium', folder), {
      recursive: true,
      filter: (source) => source !== worldMap,
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runMain(build);
