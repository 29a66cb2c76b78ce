import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * Runs a command to its end and gives its exit code (128 + n when a signal ended it).
 * Its stdout goes to our stderr unless `stdio` says otherwise.
 * @param {{cwd?: string, env?: Record<string, string | undefined>, stdio?: any, timeoutMs?: number}} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  const { cwd = ROOT, env = process.env, stdio = ['ignore', 2, 2], timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio,
      timeout: timeoutMs,
      shell: needsShell(command),
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? 1 : 0)));
  });
}

/** Runs a command and gives what it printed, with its exit code. */
export function capture(command, args, options = {}) {
  const { cwd = ROOT, env = process.env, timeoutMs } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      shell: needsShell(command),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.once('error', (error) => resolve({ code: 127, stdout, stderr: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** Like `run`, but anything other than exit code 0 is a SetupError with `remedy`. */
export async function mustRun(command, args, remedy, options = {}) {
  const code = await run(command, args, options).catch((error) => error.message);
  if (code === 0) return;
  throw new SetupError(`"${[command, ...args].join(' ')}" ended with ${code}. ${remedy}`);
}

function needsShell(command) {
  return process.platform === 'win32' && /^(npm|npx)$/.test(command);
}
