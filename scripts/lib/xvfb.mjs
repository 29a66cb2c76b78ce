import { spawn } from 'node:child_process';
import { SetupError } from './say.mjs';

/**
 * Starts an Xvfb on a display number of its own choice.
 * @returns {Promise<{display: string, stop: () => void}>}
 */
export function startXvfb(size = '1920x1200x24') {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'];
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const fail = () =>
      reject(new SetupError('Xvfb did not start. Install it: apt-get install xvfb'));
    child.once('error', fail);
    child.once('exit', fail);
    child.stdio[3]?.once('data', (chunk) => {
      resolve({ display: `:${String(chunk).trim()}`, stop: () => child.kill() });
    });
  });
}

/** Runs `work` with a display: the one there is, or an Xvfb that ends with it. */
export async function withXvfb(work) {
  const { display, stop } = await startXvfb();
  try {
    return await work({ ...process.env, DISPLAY: display, WAYLAND_DISPLAY: undefined });
  } finally {
    stop();
  }
}
