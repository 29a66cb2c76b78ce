/** Checks every layer against the platform it runs on: one tsconfig each, two at a time; a second run checks what changed. */
import { existsSync } from 'node:fs';
import { nodeCommand } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { capture } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';

const LAYERS = [
  'contract',
  'data',
  'tiles',
  'importers',
  'demo',
  'cli',
  'electron',
  'electron/preload',
  'renderer',
  'tests',
  'scripts',
];
const AT_ONCE = 2;

async function check(layer) {
  const args = [
    inRoot('node_modules/typescript/bin/tsc'),
    '-p',
    inRoot(layer),
    '--incremental',
    '--tsBuildInfoFile',
    inRoot('.cache', 'types', `${layer.replace('/', '-')}.tsbuildinfo`),
    '--pretty',
    'false',
  ];
  const { code, stdout } = await capture(nodeCommand(), args);
  say(`${code === 0 ? '✓' : '✗'} types of ${layer}`);
  if (code !== 0) say(stdout);
  return code === 0;
}

async function checkAll() {
  const waiting = LAYERS.filter((layer) => existsSync(inRoot(layer, 'tsconfig.json')));
  const results = [];
  const worker = async () => {
    for (let layer = waiting.shift(); layer; layer = waiting.shift())
      results.push(await check(layer));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.every(Boolean);
}

await runMain(async () => ((await checkAll()) ? 0 : 1));
