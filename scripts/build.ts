import { chmod, cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-vite';
import { buildNodeEntry } from './node-bundle.ts';

const PROJECT = join(import.meta.dirname, '..');
/** What pdf.js fetches at run time: without it CJK text and some images disappear. */
const PDF_ASSETS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

const started = performance.now();
await build({ root: PROJECT, logLevel: 'warn' });
for (const name of ['loopback', 'cli'] as const) {
  if (!existsSync(join(PROJECT, 'src', name, 'index.ts'))) {
    console.warn(`build: src/${name}/index.ts is absent, skipped`);
    continue;
  }
  await buildNodeEntry(name);
  await chmod(join(PROJECT, 'out', name, 'index.js'), 0o755);
}
await copyPdfAssets();
console.log(`build: out/ written in ${Math.round(performance.now() - started)} ms`);

async function copyPdfAssets(): Promise<void> {
  const target = join(PROJECT, 'out', 'renderer', 'pdfjs');
  await mkdir(target, { recursive: true });
  for (const folder of PDF_ASSETS) {
    await cp(join(PROJECT, 'node_modules', 'pdfjs-dist', folder), join(target, folder), {
      recursive: true,
    });
  }
}
