/** `npm run ready`: everything a change must pass: format, dead code, then all that `npm test` does. */
import { nodeCommand, toolsEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUpTools } from './setup.mjs';

/** @type {[title: string, script: string, args: string[]][]} */
const CHECKS = [
  ['Format', 'node_modules/@biomejs/biome/bin/biome', ['format', '.']],
  ['Dead code', 'node_modules/knip/bin/knip.js', []],
  ['Types, lint, build, tests', 'scripts/test.mjs', []],
];

await runMain(async () => {
  await setUpTools();
  const failed = [];
  for (const [title, script, args] of CHECKS) {
    say(`\n▸ ${title}`);
    const code = await run(nodeCommand(), [inRoot(script), ...args], {
      env: toolsEnvironment(),
      stdio: 'inherit',
    });
    if (code !== 0) failed.push(title);
  }
  say(failed.length === 0 ? '\nReady.' : `\nNot ready: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
