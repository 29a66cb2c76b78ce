import { existsSync } from 'node:fs';
import path from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { capture } from './run.mjs';

/** Debian packages the Electron runtime links against or opens at run time, by the library looked for. */
const LIBRARIES = {
  'libgtk-3.so.0': ['libgtk-3-0', 'libgtk-3-0t64'],
  'libnss3.so': ['libnss3'],
  'libasound.so.2': ['libasound2', 'libasound2t64'],
  'libgbm.so.1': ['libgbm1'],
  'libcups.so.2': ['libcups2', 'libcups2t64'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

/**
 * Makes sure that the runtime's libraries, a Chinese font and, where there is no display, Xvfb are there.
 * @param {string} electron the runtime's executable
 * @param {boolean} needsXvfb true for tests and where there is no display
 */
export async function ensureSystem(electron, needsXvfb) {
  if (process.platform !== 'linux') return;
  const missing = [
    ...(await missingLibraries(electron)),
    ...((await hasChineseFont()) ? [] : [['fonts-noto-cjk'], ['fontconfig']]),
    ...(needsXvfb && !onPath('Xvfb') ? [['xvfb']] : []),
  ];
  if (missing.length === 0) return;
  await installDebianPackages(
    'The window needs system libraries, a Chinese font or Xvfb that are not here.',
    missing,
  );
}

/** True when windows can be shown. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export function onPath(command) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, command)));
}

async function missingLibraries(electron) {
  const { stdout } = await capture('ldd', [electron]);
  const notFound = stdout.split('\n').filter((line) => line.includes('not found'));
  const cache = (await capture('/sbin/ldconfig', ['-p'])).stdout;
  const absent = Object.keys(LIBRARIES).filter(
    (name) => cache !== '' && !cache.includes(`${name} `),
  );
  if (notFound.length > 0 && absent.length === 0) return Object.values(LIBRARIES);
  return absent.map((name) => LIBRARIES[name]);
}

async function hasChineseFont() {
  const { code, stdout } = await capture('fc-list', [':lang=zh', 'family']);
  return code === 0 && stdout.trim() !== '';
}

/** Makes sure that PROJ's cs2cs is there, against which the tests check the product's coordinates. */
export async function ensureProj() {
  if (process.platform !== 'linux' || onPath('cs2cs')) return;
  await installDebianPackages('The tests check coordinates against PROJ, which is not here.', [
    ['proj-bin'],
  ]);
}
