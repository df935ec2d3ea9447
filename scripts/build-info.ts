import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sm3Hex } from '../src/core/crypto/sm3.ts';
import { PROJECT } from './project.ts';
import { VERIFY_PAGE } from './verify-page.ts';

/** Folders of `out/` that run at the user's. */
const APPLICATION = ['cli', 'loopback', 'main', 'preload', 'renderer'];

/**
 * `out/build-info.json`: the hash of the application's files and that of verify.html, for the archive's
 * index and for paper.
 */
export async function writeBuildInfo(): Promise<void> {
  const page = await readFile(VERIFY_PAGE);
  const info = {
    build: await hashFiles(),
    verifier: createHash('sha256').update(page).digest('hex'),
    verifierSm3: sm3Hex(page),
  };
  await writeFile(join(PROJECT, 'out', 'build-info.json'), `${JSON.stringify(info, null, 2)}\n`);
}

/** SHA-256 over `<hash>  <path>` lines in the order of the paths, as `sha256sum` would print them. */
async function hashFiles(): Promise<string> {
  const lines = createHash('sha256');
  for (const path of await listFiles()) {
    const bytes = await readFile(join(PROJECT, 'out', path));
    lines.update(`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  }
  return lines.digest('hex');
}

async function listFiles(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of APPLICATION) {
    const whole = join(PROJECT, 'out', folder);
    if (!existsSync(whole)) continue;
    for (const name of await readdir(whole, { recursive: true })) {
      const path = join(folder, name).replaceAll('\\', '/');
      // Maps are for developers, and are not packed.
      if (path.endsWith('.map')) continue;
      if ((await stat(join(PROJECT, 'out', path))).isFile()) found.push(path);
    }
  }
  return found.toSorted();
}
