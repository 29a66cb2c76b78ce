/** `npm run --silent twin -- COMMAND …`: the command line under Node 24; set-up talks on stderr only. */
import { nodeCommand, toolsEnvironment } from './lib/node24.mjs';
import { callerFolder, inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { setUpTools } from './setup.mjs';

await runMain(async () => {
  await setUpTools();
  return await run(nodeCommand(), [inRoot('cli', 'main.ts'), ...process.argv.slice(2)], {
    cwd: callerFolder(),
    env: toolsEnvironment(),
    stdio: 'inherit',
  });
});
