import { build } from 'esbuild';
import { sourcesFingerprint } from '../data/kept/code-fingerprint.ts';
import { inRoot } from './lib/paths.mjs';

/** Sources use import.meta.url; in a CommonJS bundle it is the bundle's own address. */
const META_URL = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

const node = {
  bundle: true,
  platform: /** @type {const} */ ('node'),
  format: /** @type {const} */ ('cjs'),
  target: 'node18',
  external: ['electron', 'sqlite3'],
  define: {
    'import.meta.url': 'importMetaUrl',
    TWIN_CODE_FINGERPRINT: JSON.stringify(sourcesFingerprint(inRoot())),
  },
  banner: { js: META_URL },
  outExtension: { '.js': '.cjs' },
  outdir: inRoot('dist', 'electron'),
  sourcemap: /** @type {const} */ ('linked'),
  logLevel: /** @type {const} */ ('warning'),
};

await build({
  ...node,
  entryPoints: {
    main: inRoot('electron', 'main.ts'),
    'data-host': inRoot('electron', 'data-host.ts'),
    'import-host': inRoot('electron', 'import-host.ts'),
    'prepare-thread': inRoot('data', 'host', 'prepare-thread.ts'),
    'import-lane': inRoot('importers', 'lanes', 'lane-thread.ts'),
    'text-scan': inRoot('importers', 'readers', 'scan-thread.ts'),
  },
});
await build({
  ...node,
  platform: 'browser',
  target: 'chrome114',
  define: {},
  banner: {},
  sourcemap: false,
  entryPoints: { preload: inRoot('electron', 'preload', 'preload.ts') },
});
