import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { sourcesFingerprint } from '../../data/kept/code-fingerprint.ts';
import { DATA_HOST_FLAGS } from '../../electron/engine-flags.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** The runtime `npm start` fetched. */
const RUNTIME = path.join(ROOT, '.cache', 'electron', 'current', 'electron');

/** Memory of a process that walked through all panels and showed all layers, MB. */
export type PanelMemory = Readonly<
  Record<'rss' | 'most' | 'shared' | 'heapUsed' | 'heapTotal' | 'external', number>
>;

/**
 * Runs `panel-memory.ts` in the runtime of the window, with V8 as the data host starts it: its engine compresses pointers and
 * brings an allocator of its own, so plain Node says little of it. Gives a function that walks once.
 */
export async function panelMemory(
  store: string,
  keys: string,
  workspace: string,
): Promise<() => PanelMemory> {
  const folder = path.join(ROOT, 'dist', 'bench');
  await build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['electron', 'sqlite3'],
    define: {
      'import.meta.url': 'importMetaUrl',
      TWIN_CODE_FINGERPRINT: JSON.stringify(sourcesFingerprint(ROOT)),
    },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    outExtension: { '.js': '.cjs' },
    outdir: folder,
    logLevel: 'warning',
    entryPoints: {
      'panel-memory': path.join(import.meta.dirname, 'panel-memory.ts'),
      'prepare-thread': path.join(ROOT, 'data', 'host', 'prepare-thread.ts'),
    },
  });
  const script = path.join(folder, 'panel-memory.cjs');
  return () =>
    JSON.parse(
      execFileSync(RUNTIME, [DATA_HOST_FLAGS, script, store, keys, workspace], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      }).toString(),
    ) as PanelMemory;
}
