import { chmod, cp, mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-vite';
import { stampBuild } from './ensure-built.ts';
import { writeBuildInfo } from './build-info.ts';
import { buildNodeEntry } from './node-bundle.ts';
import { PROJECT } from './project.ts';
import { buildVerifyPage } from './verify-page.ts';

/** What pdf.js fetches at run time: without it CJK text and some images disappear. */
const PDF_ASSETS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  loopback: () => buildEntry('loopback'),
  cli: () => buildEntry('cli'),
  // Main, preload and renderer.
  electron: () => build({ root: PROJECT, logLevel: 'warn' }),
  // After the renderer, whose build empties the folder.
  assets: copyPdfAssets,
  verify: buildVerifyPage,
  // Last: it hashes what the others wrote.
  info: writeBuildInfo,
};

const startedAt = new Date();
/** `npm run build -- loopback cli` builds these parts alone. */
const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
if (wanted.length === 0) await stampBuild(startedAt);
console.log(`build: out/ written in ${Date.now() - startedAt.getTime()} ms`);

async function buildEntry(name: 'loopback' | 'cli'): Promise<void> {
  if (!existsSync(join(PROJECT, 'src', name, 'index.ts'))) {
    console.warn(`build: src/${name}/index.ts is absent, skipped`);
    return;
  }
  await buildNodeEntry(name);
  await chmod(join(PROJECT, 'out', name, 'index.js'), 0o755);
}

async function copyPdfAssets(): Promise<void> {
  const target = join(PROJECT, 'out', 'renderer', 'pdfjs');
  await mkdir(target, { recursive: true });
  for (const folder of PDF_ASSETS) {
    await cp(join(PROJECT, 'node_modules', 'pdfjs-dist', folder), join(target, folder), {
      recursive: true,
    });
  }
}
