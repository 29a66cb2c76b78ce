import { existsSync, readFileSync } from 'node:fs';
import { hasToolsNode, nodeCommand } from './node24.mjs';
import { inRoot } from './paths.mjs';
import { mustRun, run } from './run.mjs';
import { SetupError, step } from './say.mjs';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
const NETWORK_REMEDY = 'Check that the npm registry is reachable (npm ping) and try again.';

/**
 * Installs the packages the lock file names, when they are not those already there. Their install scripts stay unrun:
 * the few that matter are steps of their own, which npm's rules about scripts cannot stop.
 */
export async function ensureModules() {
  if (!modulesAreInstalled()) {
    await step('Packages: npm ci', 'about 600 MB, half a minute to 5 minutes', () =>
      mustRun('npm', ['ci', '--ignore-scripts', ...QUIET], NETWORK_REMEDY),
    );
  }
  await ensureToolsNode();
}

/** True when npm's own record of what it finished installing agrees with the lock file. */
export function modulesAreInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  );
}

async function ensureToolsNode() {
  if (hasToolsNode()) return;
  await step('Node 24 for the tools', 'about 50 MB, under a minute', () =>
    run(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: inRoot('node_modules', 'node'),
    }),
  );
  if (hasToolsNode()) return;
  throw new SetupError(
    `The tools need Node 24; this is Node ${process.versions.node} (${nodeCommand()}) and the npm package "node" did not install. Install Node 24 and try again.`,
  );
}
