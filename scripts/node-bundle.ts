import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from './project.ts';

/**
 * Bundles our own sources of one Node entry into `out/<name>/index.js`. Packages stay outside:
 * they are installed beside it, and some find their data by their own path.
 */
export async function buildNodeEntry(name: 'loopback' | 'cli'): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: [], external: true },
    build: {
      ssr: join(PROJECT, 'src', name, 'index.ts'),
      outDir: join(PROJECT, 'out', name),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: [...builtinModules, /^node:/],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunk-[hash].js',
          banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  });
}
