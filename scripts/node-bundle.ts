import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from './project.ts';

/** Programs of each entry that are files of their own. */
const PROGRAMS = { loopback: ['index'], cli: ['index', 'part-thread'] } as const;

/**
 * Bundles our own sources of one Node entry into `out/<name>/index.js`. Packages stay outside:
 * they are installed beside it, and some find their data by their own path.
 */
export async function buildNodeEntry(name: keyof typeof PROGRAMS): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: [], external: true },
    build: {
      ssr: true,
      outDir: join(PROJECT, 'out', name),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(
          PROGRAMS[name].map((program) => [program, join(PROJECT, 'src', name, `${program}.ts`)]),
        ),
        external: [...builtinModules, /^node:/],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunk-[hash].js',
          banner: (chunk) => (chunk.name === 'index' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  });
}
