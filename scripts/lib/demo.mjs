import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { nodeCommand, toolsEnvironment } from './node24.mjs';
import { inRoot } from './paths.mjs';
import { mustRun } from './run.mjs';
import { say, step } from './say.mjs';

const REMEDY =
  'The message above tells what to do; import exports of your own with "npm run twin -- import DIR".';

/** True when the store has a published snapshot. */
export function hasSnapshot(store) {
  return existsSync(path.join(store, 'current'));
}

/**
 * Makes a synthetic district and imports it into `store`.
 * @param {string} store folder of the snapshot store
 * @param {number} scale 1 is the size of the real district
 */
export async function makeDemoDistrict(store, scale) {
  const exports = `${store}-exports`;
  await rm(exports, { recursive: true, force: true });
  await twin(['demo', '--out', exports, '--scale', String(scale)]);
  await twin(['import', exports, '--snapshot', store]);
}

/** Gives a first start something to show. */
export async function ensureSnapshot(store, scale) {
  if (hasSnapshot(store)) return;
  await step(
    `No snapshot in ${store}: making a demo district at scale ${scale}`,
    'under 30 s',
    () => makeDemoDistrict(store, scale),
  );
  say('  It is invented (演示数据·虚构). To import real exports:');
  say('    npm run twin -- import FOLDER --snapshot STORE   then   npm start -- --snapshot STORE');
}

function twin(args) {
  return mustRun(nodeCommand(), [inRoot('cli', 'main.ts'), ...args], REMEDY, {
    env: toolsEnvironment(),
  });
}
