import path from 'node:path';
import { type MeasuredRun, measuredRun } from './measured-run.ts';

/** The command line's entry. */
export const CLI = path.join(import.meta.dirname, '..', '..', 'cli', 'main.ts');

/** How `npm run twin` starts Node. */
const { FRUGAL_ENVIRONMENT, FRUGAL_NODE } = (await import(
  path.join(import.meta.dirname, '..', '..', 'scripts', 'lib', 'node24.mjs')
)) as { FRUGAL_ENVIRONMENT: Record<string, string>; FRUGAL_NODE: string[] };

/** Imports as `npm run twin -- import` does, without its look at the set-up; `more` are further options. */
export function twinImport(
  { store, keys }: { readonly store: string; readonly keys: string },
  paths: readonly string[],
  more: readonly string[] = [],
): Promise<MeasuredRun> {
  const where = ['--snapshot', store, '--keys', keys, '--json'];
  const command = [...FRUGAL_NODE, CLI, 'import', ...paths, ...where, ...more];
  return measuredRun(process.execPath, command, FRUGAL_ENVIRONMENT);
}
