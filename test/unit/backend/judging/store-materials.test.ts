import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createBlobStore } from '../../../../src/backend/files/blob-store.ts';
import { storeMaterials } from '../../../../src/backend/judging/store-materials.ts';
import { materialPath } from '../../../../src/backend/packages/package-paths.ts';
import type { OpenPackage } from '../../../../src/backend/packages/read-package.ts';
import type { OpenProfile } from '../../../../src/backend/profile/open-profile.ts';
import type { Task } from '../../../../src/backend/task-registry.ts';
import type { PackageManifest } from '../../../../src/core/model/assignment.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const at = useTemporaryFolder();
const CONTENTS = Array.from({ length: 8 }, (_, index) => `material ${index}`);

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A profile that has only what storing needs, and a package whose contents may be replaced. */
function scene(replaced: Readonly<Record<number, string | Error>> = {}) {
  const blobs = createBlobStore(at('blobs'));
  const opened: string[] = [];
  const contentOf = new Map(
    CONTENTS.map((text, index) => [materialPath(hashOf(text)), replaced[index] ?? text]),
  );
  const stream: OpenPackage['stream'] = async function* (path) {
    opened.push(path);
    const content = contentOf.get(path) ?? '';
    if (content instanceof Error) throw content;
    yield new TextEncoder().encode(content);
  };
  const abort = new AbortController();
  const reports: number[] = [];
  const task: Task = {
    signal: abort.signal,
    report: (_phase, done) => reports.push(done),
  };
  const materials = [...CONTENTS, CONTENTS[0] ?? ''].map((text) => ({
    name: text,
    mediaType: 'text/plain',
    size: text.length,
    sha256: hashOf(text),
  }));
  const manifest = { entries: [{ materials }] } as unknown as PackageManifest;
  const run = () =>
    storeMaterials(
      { blobs } as unknown as OpenProfile,
      { stream } as unknown as OpenPackage,
      manifest,
      task,
    );
  return { blobs, opened, reports, abort, run };
}

function countBlobs(): number {
  if (!existsSync(at('blobs'))) return 0;
  const found = readdirSync(at('blobs'), { recursive: true, withFileTypes: true });
  return found.filter((item) => item.isFile()).length;
}

test('stores every material once, and tells how far it is', async () => {
  const { run, opened, reports } = scene();
  expect(await run()).toBeNull();
  expect(countBlobs()).toBe(CONTENTS.length);
  expect(opened).toHaveLength(CONTENTS.length);
  expect(reports).toHaveLength(CONTENTS.length);
  expect(reports.at(-1)).toBe(CONTENTS.join('').length);
});

test.each([0, 3, 7])('a wrong hash in material %d leaves nothing behind', async (index) => {
  const { run } = scene({ [index]: 'forged' });
  const params = { reason: expect.stringMatching(/^(hash-mismatch|too-large)$/) as string };
  expect(await run()).toEqual({ code: 'package-damaged', params, at: CONTENTS[index] });
  expect(countBlobs()).toBe(0);
});

test('what was there before stays when the import fails', async () => {
  const { run, blobs } = scene({ 5: 'forged' });
  await blobs.putBytes(new TextEncoder().encode(CONTENTS[2]));
  expect(await run()).toMatchObject({ code: 'package-damaged' });
  expect(countBlobs()).toBe(1);
  expect(await blobs.has(hashOf(CONTENTS[2] ?? ''))).toBe(true);
});

test('a fault of the disk is thrown on, with nothing left behind', async () => {
  const { run } = scene({ 4: new Error('the disk is gone') });
  await expect(run()).rejects.toThrow('the disk is gone');
  expect(countBlobs()).toBe(0);
});

test('a cancel ends it with nothing left behind', async () => {
  const { run, abort, reports } = scene();
  abort.abort();
  expect(await run()).toEqual({ code: 'cancelled' });
  expect(reports).toEqual([]);
  expect(countBlobs()).toBe(0);
});
