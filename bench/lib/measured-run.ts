import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one command cost: wall time, user CPU and the largest resident set of the process itself. */
export interface MeasuredRun {
  readonly seconds: number;
  readonly userSeconds: number;
  readonly peakMegabytes: number;
  /** Resident set, once a second. */
  readonly residentMegabytes: readonly number[];
  readonly stdout: string;
  /** What it said on stderr, with the seconds since its start. */
  readonly said: readonly { readonly seconds: number; readonly text: string }[];
}

interface Usage {
  userSeconds: number;
  peakMegabytes: number;
  readonly residentMegabytes: number[];
}

const POLL_MILLISECONDS = 50;
/** Linux counts CPU time in hundredths of a second. */
const TICKS_A_SECOND = 100;
/** Place of `utime` in /proc/PID/stat, counted after the command's name. */
const UTIME = 11;

/** Runs a command to its end; throws with its errors where it fails. Memory and CPU are read from Linux's /proc. */
export function measuredRun(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const elapsed = () => (performance.now() - started) / 1000;
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    const output: Buffer[] = [];
    const said: { seconds: number; text: string }[] = [];
    const usage: Usage = { userSeconds: 0, peakMegabytes: 0, residentMegabytes: [] };
    const poll = setInterval(() => readUsage(child.pid, elapsed(), usage), POLL_MILLISECONDS);
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) =>
      said.push({ seconds: elapsed(), text: chunk.toString() }),
    );
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(poll);
      const stdout = Buffer.concat(output).toString();
      if (code === 0) return resolve({ ...usage, seconds: elapsed(), stdout, said });
      const errors = said.map(({ text }) => text).join('');
      return reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors}`));
    });
  });
}

function readUsage(pid: number | undefined, seconds: number, usage: Usage): void {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string) =>
      Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    usage.peakMegabytes = Math.max(usage.peakMegabytes, kilobytes('VmHWM') / 1024);
    if (seconds >= usage.residentMegabytes.length)
      usage.residentMegabytes.push(kilobytes('VmRSS') / 1024);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    usage.userSeconds = Number(fields[UTIME]) / TICKS_A_SECOND;
  } catch {
    // The process has ended.
  }
}
