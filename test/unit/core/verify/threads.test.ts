import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nativePrimitives } from '../../../../src/cli/native-primitives.ts';
import { openNodeCrew } from '../../../../src/cli/verify/node-crew.ts';
import { verifyArchiveFile } from '../../../../src/cli/verify/verify-archive-file.ts';
import { readArchive } from '../../../../src/core/archive/read-archive.ts';
import { createPartReader } from '../../../../src/core/verify/part-reader.ts';
import { verifyArchive } from '../../../../src/core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../../../src/core/zip/random-access.ts';
import { writeZipBytes } from '../../../../src/core/zip/zip-writer.ts';
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

/** The archive with the signatures of three sheets exchanged: each is one, but not of its sheet. */
async function withExchangedSignatures() {
  const read = await readArchive(memoryRandomAccess(archive.bytes));
  if (!read.ok) throw new Error(read.error.code);
  const files = new Map(read.value);
  const paths = [...files.keys()].filter((path) => path.startsWith('sheets/')).slice(7, 10);
  const texts = paths.map((path) => new TextDecoder().decode(files.get(path)));
  for (const [index, path] of paths.entries()) {
    const [own, other] = [texts[index] ?? '', texts[(index + 1) % texts.length] ?? ''];
    const signature = /"sig":"[^"]+"/;
    const text = own.replace(signature, signature.exec(other)?.[0] ?? '');
    files.set(path, new TextEncoder().encode(text));
  }
  const bytes = writeZipBytes([...files].map(([path, content]) => ({ path, bytes: content })));
  return { bytes, paths };
}

it('names the sheets whose signatures do not hold, whenever they are checked', async () => {
  const { bytes, paths } = await withExchangedSignatures();
  const path = join(folder, 'exchanged.jbarchive');
  writeFileSync(path, bytes);
  const source = memoryRandomAccess(bytes);
  // A reader that cannot settle checks every signature before it answers.
  const { settle: _, ...atOnce } = createPartReader(source, nativePrimitives);
  const host = { primitives: nativePrimitives, crew: [atOnce] };
  const verified = await verifyArchive({ source, root: archive.root }, host);
  if (!verified.ok) throw new Error(verified.error.code);
  const step = verified.value.report.steps.find((one) => one.step === 4);
  const blamed = step?.findings.filter(({ code }) => code === 'bad-signature');
  expect(blamed?.map(({ evidence }) => evidence)).toEqual(paths);
  for (const threads of [0, 1, 2]) {
    expect(await reportBy(threads, path)).toBe(JSON.stringify(verified));
  }
});
