import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nativePrimitives } from '../../../../src/cli/native-primitives.ts';
import { openNodeCrew } from '../../../../src/cli/verify/node-crew.ts';
import { verifyArchiveFile } from '../../../../src/cli/verify/verify-archive-file.ts';
import { createLargeArchive } from '../../../support/large-archive.ts';
import { PROJECT } from '../../../support/project.ts';

const folder = mkdtempSync(join(tmpdir(), 'jurybox-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const archive = createLargeArchive(60);
const program = join(PROJECT, 'src', 'cli', 'part-thread.ts');

/** The report's bytes, or the refusal's, by so many threads. */
async function reportBy(threads: number, path: string): Promise<string> {
  const crew = openNodeCrew({ path, program, portable: false }, threads);
  try {
    const request = { path, root: archive.root, given: [] };
    const host = { primitives: nativePrimitives, crew: crew.readers };
    return JSON.stringify(await verifyArchiveFile(request, host));
  } finally {
    await crew.close();
  }
}

it.each(['good', 'with a changed content'])(
  'an archive %s gives the same bytes in this thread, in one and in two others',
  async (state) => {
    const path = join(folder, 'one.jbarchive');
    const bytes = Uint8Array.from(archive.bytes);
    if (state === 'with a changed content')
      bytes[bytes.length >> 1] = 1 ^ (bytes[bytes.length >> 1] ?? 0);
    writeFileSync(path, bytes);
    const alone = await reportBy(0, path);
    expect(await reportBy(1, path)).toBe(alone);
    expect(await reportBy(2, path)).toBe(alone);
    expect(
      alone.startsWith(state === 'with a changed content' ? '{"ok":false' : '{"ok":true'),
    ).toBe(true);
  },
);
