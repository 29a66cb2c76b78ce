import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The renderer as files for app://twin/: nothing inlined, because the page's CSP lets no data: script or font in. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8_000,
    modulePreload: { polyfill: false },
  },
});
