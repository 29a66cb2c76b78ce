/** `npm start`: sets up, makes a demo district if there is no snapshot, and opens the window. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureSnapshot } from './lib/demo.mjs';
import { electronArguments } from './lib/electron-arguments.mjs';
import { callerFolder, DEFAULT_STORE, inRoot, ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain, SetupError, say } from './lib/say.mjs';
import { hasDisplay } from './lib/system.mjs';
import { withXvfb } from './lib/xvfb.mjs';
import { setUpWindow } from './setup.mjs';

const DEMO_SCALE = 0.05;
const USAGE =
  'Usage: npm start -- [--snapshot DIR] [--mode analyst] [--language zh-CN|en] [--pictures DIR]';

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        snapshot: { type: 'string' },
        mode: { type: 'string', default: 'analyst' },
        language: { type: 'string' },
        pictures: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new SetupError(`${error.message}\n${USAGE}`);
  }
}

function checkMode(mode) {
  if (mode === 'analyst') return;
  throw new SetupError(
    `--mode ${mode} is not there yet: wall (大屏) and briefing (汇报) come later. Use --mode analyst.`,
  );
}

/** The window's own arguments. */
function windowArguments(values, store) {
  const language = values.language ? ['--language', values.language] : [];
  return [ROOT, ...electronArguments(), '--snapshot', store, '--mode', values.mode, ...language];
}

async function drawPictures(electron, args, folder) {
  say(
    `▸ No display or --pictures: drawing the district into ${folder} (up to 2 minutes without a GPU)`,
  );
  const userData = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-pictures-'));
  try {
    return await withXvfb((env) =>
      run(
        electron,
        [...args, '--log-level=3', '--pictures', folder, `--user-data-dir=${userData}`],
        {
          env,
          stdio: ['ignore', 1, 2],
        },
      ),
    );
  } finally {
    await rm(userData, { recursive: true, force: true });
  }
}

await runMain(async () => {
  const values = readArguments();
  checkMode(values.mode);
  const pictures = values.pictures ?? (hasDisplay() ? undefined : inRoot('out'));
  const electron = await setUpWindow({ needsXvfb: pictures !== undefined });
  const store = path.resolve(callerFolder(), values.snapshot ?? DEFAULT_STORE);
  if (!values.snapshot) await ensureSnapshot(store, DEMO_SCALE);
  const args = windowArguments(values, store);
  if (pictures) return await drawPictures(electron, args, path.resolve(callerFolder(), pictures));
  return await run(electron, args, { stdio: 'inherit' });
});
