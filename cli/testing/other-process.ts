import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const RIGHTS = '-dac_override,-dac_read_search';
/** root reads and writes everything; without these two rights rights of files count for it, too. */
const AS_ORDINARY = ['setpriv', `--bounding-set=${RIGHTS}`, `--inh-caps=${RIGHTS}`, '--'];

/** What a command that ran in a process of its own ended with. */
interface Ended {
  readonly code: number | null;
  /** Standard output and errors together. */
  readonly output: string;
}

/** Runs `twin` as an account for which the rights of files count, root's too. */
export function runAsOrdinaryAccount(...args: readonly string[]): Promise<Ended> {
  const prefix = process.getuid?.() === 0 ? AS_ORDINARY : [];
  return runProcess([...prefix, process.execPath, MAIN, ...args]);
}

/** Runs `twin` where no file may grow beyond `kilobytes`: the system refuses the write as on a disk that is full. */
export function runWithFileLimit(kilobytes: number, ...args: readonly string[]): Promise<Ended> {
  const limited = `ulimit -f ${kilobytes}; exec "$@"`;
  return runProcess(['bash', '-c', limited, 'twin', process.execPath, MAIN, ...args]);
}

/** A disk of a given size, the store that is put on it, and where to put what is left of it. */
interface SmallDisk {
  readonly megabytes: number;
  readonly store: string;
  readonly left: string;
}

/** Two ways to a disk of one's own: as root, and as anybody where the system lets accounts have one. */
const OWN_MOUNTS = [['--mount'], ['--user', '--map-root-user', '--mount']];
const ON_DISK = `mkdir -p "$1" && mount -t tmpfs -o size="$2" tmpfs "$1" && cp -a "$3" "$1/store" && cd "$1" || exit 99
left="$4"; shift 4; "$@"; code=$?; cp -a store "$left"; exit $code`;
const NO_DISK = 99;
/** Where nobody may mount: about what the disk would have left for one file. */
const INSTEAD_KILOBYTES = 2000;

/**
 * Runs `twin` in a folder that is a small disk and holds a copy of the store, called `store` there. Where no disk can be
 * had, no file may grow beyond a limit instead.
 */
export async function runOnSmallDisk(
  { megabytes, store, left }: SmallDisk,
  ...args: readonly string[]
): Promise<Ended> {
  const shell = ['sh', '-c', ON_DISK, 'twin', `${left}-disk`, `${megabytes}m`, store, left];
  for (const own of OWN_MOUNTS) {
    const ended = await runProcess(['unshare', ...own, ...shell, process.execPath, MAIN, ...args]);
    if (ended.code !== NO_DISK && !ended.output.startsWith('unshare:')) return ended;
  }
  await cp(store, left, { recursive: true });
  const elsewhere = args.map((part) => (part === 'store' ? left : part));
  return runWithFileLimit(INSTEAD_KILOBYTES, ...elsewhere);
}

function runProcess([command = '', ...args]: readonly string[]): Promise<Ended> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(pieces).toString() }));
  });
}
