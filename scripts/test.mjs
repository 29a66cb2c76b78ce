/** `npm test`: set-up, build, types, lint, unit tests and the real window; ends with one line of counts. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nodeCommand, toolsEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureProj } from './lib/system.mjs';
import { withXvfb } from './lib/xvfb.mjs';
import { setUpWindow } from './setup.mjs';

const RESULTS = inRoot('test-results');
const NOTHING = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

/** Runs a tool of the project under Node 24 and gives its exit code. */
function tool(script, args, env = toolsEnvironment()) {
  return run(nodeCommand(), [inRoot(script), ...args], { env, stdio: ['ignore', 2, 2] });
}

/** A check has no tests to count: it only counts when it fails. */
async function check(title, script, args) {
  say(`\n▸ ${title}`);
  const code = await tool(script, args);
  say(code === 0 ? '  ok' : `  failed with ${code}`);
  return code === 0 ? NOTHING : ONE_FAILED;
}

async function unitTests() {
  say('\n▸ Unit and contract tests (2 to 6 minutes)');
  const output = inRoot('test-results', 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const code = await tool('node_modules/vitest/vitest.mjs', ['run', ...reporters]);
  return counted(code, output, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

async function windowTests() {
  say('\n▸ Tests in the real Electron window (2 to 6 minutes)');
  const output = inRoot('test-results', 'window.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: output, PLAYWRIGHT_FORCE_TTY: '0' };
  const args = ['test', '--config', 'playwright.config.ts', '--reporter=list,json'];
  const code = await withXvfb((display) =>
    tool('node_modules/@playwright/test/cli.js', args, toolsEnvironment({ ...display, ...env })),
  );
  return counted(code, output, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** A runner that ended badly without a failed test (a file that did not load, no report) counts as one failure. */
function counted(code, file, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    return code !== 0 && counts.failed === 0 ? add(counts, ONE_FAILED) : counts;
  } catch {
    return ONE_FAILED;
  }
}

function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

async function runSuites(options) {
  const suites = [
    () => check('Types, layer by layer', 'scripts/types.mjs', []),
    () => check('Lint and arrows between layers', 'node_modules/eslint/bin/eslint.js', ['.']),
    ...(options.window ? [] : [unitTests]),
    ...(options.unit ? [] : [windowTests]),
  ];
  let total = NOTHING;
  for (const suite of suites) total = add(total, await suite());
  return total;
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      unit: { type: 'boolean', default: false },
      window: { type: 'boolean', default: false },
    },
  });
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  await setUpWindow({ needsXvfb: true });
  await ensureProj();
  const { passed, failed, skipped } = await runSuites(values);
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
});
