import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function script(name: string, ...args: readonly string[]): Promise<Ended> {
  return evaluate([path.join(ROOT, 'scripts', name), ...args]);
}

function evaluate(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('npm start', () => {
  it('says that wall and briefing come later', async () => {
    const { code, stderr } = await script('start.mjs', '--mode', 'wall');
    expect(code).toBe(1);
    expect(stderr).toContain('Use --mode analyst.');
  });

  it('shows its usage for an option it does not know', async () => {
    const { code, stderr } = await script('start.mjs', '--modes');
    expect(code).toBe(1);
    expect(stderr).toContain('Usage: npm start -- [--snapshot DIR]');
  });
});

describe('npm run twin', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-setup-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives wrong usage exit code 2 and keeps standard output clean', async () => {
    const { code, stdout } = await script('twin.mjs', 'import', '--snapshot', folder);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('system packages', () => {
  const ask = (setUp: string): Promise<Ended> =>
    evaluate([
      '--input-type=module',
      '-e',
      `${setUp}
       const { installDebianPackages } = await import(${JSON.stringify(path.join(ROOT, 'scripts/lib/debian.mjs'))});
       const { runMain } = await import(${JSON.stringify(path.join(ROOT, 'scripts/lib/say.mjs'))});
       await runMain(() => installDebianPackages('Xvfb is missing.', [['xvfb'], ['libgtk-3-0', 'libgtk-3-0t64']]));`,
    ]);

  it('are a command to type for everybody but root, and an end with 1', async () => {
    const { code, stderr } = await ask('process.getuid = () => 1000;');
    expect(code).toBe(1);
    expect(stderr).toMatch(/Xvfb is missing\.\n.*\bxvfb libgtk-3-0\b/s);
  });
});
