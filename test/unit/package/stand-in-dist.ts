import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { built } from '../../support/project.ts';

/** Marks the fuse wire in Electron's binary; the byte after it is the wire's version. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 8;

/**
 * A folder that electron-builder takes for an unpacked Electron: a "binary" with a fuse wire as
 * the real one has, all fuses removed, and the archive that the application's replaces.
 */
export async function createStandInDist(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([1, FUSE_COUNT]),
    Buffer.alloc(FUSE_COUNT, '0'),
  ]);
  const binary = Buffer.concat([Buffer.from('not a program '), wire, Buffer.from(' end')]);
  await writeFile(join(folder, 'electron'), binary, { mode: 0o755 });
  await writeFile(join(folder, 'version'), version);
  await createPackage(built('preload'), join(folder, 'resources', 'default_app.asar'));
}
