import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const source = (path: string) => join(import.meta.dirname, 'src', path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: false,
      sourcemap: true,
      rolldownOptions: { input: { index: source('main/index.ts') } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: false,
      // A sandboxed preload is one CommonJS file without dependencies.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    // Relative, so that one build works under app://jurybox/ and under http://127.0.0.1:<port>/.
    base: './',
    plugins: [react()],
    build: {
      outDir: join(import.meta.dirname, 'out', 'renderer'),
      minify: true,
      // Inlined `data:` scripts and fonts would need holes in the policy (security-headers.ts).
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read from this machine's disk: one larger file costs nothing.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: source('renderer/index.html') },
    },
  },
});
