import { existsSync } from 'node:fs';
import { capture, mustRun } from './run.mjs';
import { SetupError, step } from './say.mjs';

const APT_REMEDY = 'Check that the Debian package mirror is reachable and try again.';

/**
 * Installs Debian packages as root; otherwise prints the exact command and stops.
 * @param {string} why what cannot be done without them
 * @param {readonly (readonly string[])[]} packages each a list of names of which the first known one is taken
 * @throws {SetupError} with the command to type
 */
export async function installDebianPackages(why, packages) {
  if (!existsSync('/etc/debian_version')) {
    const names = packages.map((names) => names[0]).join(' ');
    throw new SetupError(
      `${why}\nInstall what Debian calls ${names} with this system's package manager, then try again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    const names = (await Promise.all(packages.map(firstKnown))).join(' ');
    throw new SetupError(
      `${why}\nRun this, then try again:\n  sudo apt-get update && sudo apt-get install -y ${names}`,
    );
  }
  await step(`${why} Installing Debian packages`, 'up to 150 MB, 10 s to 3 minutes', () =>
    aptInstall(packages),
  );
}

async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('apt-get', ['update', '-qq'], APT_REMEDY, { env });
  const names = await Promise.all(packages.map(firstKnown));
  await mustRun(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
    APT_REMEDY,
    { env },
  );
}

/** Newer releases renamed some libraries (…t64). */
async function firstKnown(names) {
  for (const name of names) {
    const { stdout } = await capture('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  return names[0];
}
