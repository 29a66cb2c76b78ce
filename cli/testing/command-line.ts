import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { runProgram } from '../program.ts';

/** The `twin` command in a folder of its own, whose output a test reads. */
export interface CommandLine {
  /** A path in the folder. */
  at(...parts: string[]): string;
  /** `--snapshot` and `--keys` of the folder's store. */
  place(): string[];
  /** Runs a command whatever becomes of it; `output` is all it wrote, in order. */
  run(...args: string[]): Promise<{ readonly code: number; readonly output: string }>;
  /** Runs a command that must succeed and gives what it wrote. */
  twin(...args: string[]): Promise<string>;
  /** The demo's police files at their smallest as a folder of exports. */
  demo(name: string, ...more: string[]): Promise<string>;
}

/** Gives a test file its command line; the folder is there before its first test and gone after its last. */
export function commandLine(): CommandLine {
  let folder = '';
  let output = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twin-command-'));
    const keep = (text: unknown) => {
      output += String(text);
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true, force: true });
  });
  const at = (...parts: string[]) => join(folder, ...parts);
  const run = async (...args: string[]) => {
    output = '';
    const code = await runProgram(args);
    return { code, output };
  };
  const twin = async (...args: string[]) => {
    const ran = await run(...args);
    expect(ran.code, ran.output).toBe(0);
    return ran.output;
  };
  return {
    at,
    place: () => ['--snapshot', at('store'), '--keys', at('keys')],
    run,
    twin,
    async demo(name, ...more) {
      const smallest = ['--scale', '0.005', '--systems', 'none'];
      await twin('demo', '--out', at(name), ...smallest, ...more);
      return at(name);
    },
  };
}
