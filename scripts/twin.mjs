/** `npm run --silent twin -- COMMAND …`: the command line under Node 24; set-up talks on stderr only. */
import { FRUGAL_ENVIRONMENT, FRUGAL_NODE, nodeCommand, toolsEnvironment } from './lib/node24.mjs';
import { callerFolder, inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { setUpTools } from './setup.mjs';

await runMain(async () => {
  await setUpTools();
  const command = [...FRUGAL_NODE, inRoot('cli', 'main.ts'), ...process.argv.slice(2)];
  return await run(nodeCommand(), command, {
    cwd: callerFolder(),
    env: toolsEnvironment(FRUGAL_ENVIRONMENT),
    stdio: 'inherit',
  });
});
