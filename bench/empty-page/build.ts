import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '..', '..');
const OUT = path.join(ROOT, 'dist', 'bench');

/** Builds the bare engine's page and its main process; gives the folder to start. */
export async function buildEmptyPage(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    build: {
      outDir: path.join(OUT, 'page'),
      emptyOutDir: true,
      target: 'chrome114',
      chunkSizeWarningLimit: 8000,
    },
  });
  await bundle({
    entryPoints: [path.join(import.meta.dirname, 'main.ts')],
    outfile: path.join(OUT, 'main.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node18',
    external: ['electron'],
  });
  await cp(path.join(ROOT, 'dist', 'renderer', 'cesium'), path.join(OUT, 'page', 'cesium'), {
    recursive: true,
  });
  await writeFile(path.join(OUT, 'package.json'), '{ "main": "main.cjs" }\n');
  return OUT;
}
