import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one command cost: wall time and the largest resident set of the process itself. */
export interface MeasuredRun {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly stdout: string;
}

const POLL_MILLISECONDS = 50;

/** Runs a command to its end; throws with its errors where it fails. Peak memory is Linux's VmHWM. */
export function measuredRun(command: string, args: readonly string[]): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    let peakMegabytes = 0;
    const poll = setInterval(() => {
      peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid));
    }, POLL_MILLISECONDS);
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(poll);
      const seconds = (performance.now() - started) / 1000;
      const stdout = Buffer.concat(output).toString();
      if (code === 0) resolve({ seconds, peakMegabytes, stdout });
      else
        reject(
          new Error(`${command} ${args.join(' ')} ended with ${code}: ${Buffer.concat(errors)}`),
        );
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
