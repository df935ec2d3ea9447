import { expect, test } from 'vitest';
import { nativeSha256, verifyEd25519 } from '../../../../src/backend/crypto-node.ts';
import { readArchive } from '../../../../src/core/archive/read-archive.ts';
import { verifyArchive } from '../../../../src/core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../../../src/core/zip/random-access.ts';
import { createLargeArchive } from '../../../support/large-archive.ts';

const archive = createLargeArchive(60);

async function readFiles() {
  const files = await readArchive(memoryRandomAccess(archive.bytes));
  if (!files.ok) throw new Error(files.error.code);
  return files.value;
}

test('the generated archive is a complete and valid one', async () => {
  const { report } = verifyArchive(await readFiles(), archive.root, verifyEd25519);
  const failed = report.steps.filter(({ status }) => status === 'failed');
  expect(failed).toEqual([]);
  expect(report).toMatchObject({ verdict: 'valid', resultStatus: 'complete' });
  expect(archive.sheets).toBe(60);
});

test('the same arguments give the same bytes', () => {
  expect(createLargeArchive(60).bytes).toEqual(archive.bytes);
});

test('a native digest changes nothing about the report', async () => {
  const files = new Map(await readFiles());
  const sheet = [...files.keys()].find((path) => path.startsWith('sheets/')) ?? '';
  for (const damaged of [false, true]) {
    if (damaged) files.set(sheet, Uint8Array.from([...(files.get(sheet) ?? [])].reverse()));
    const portable = verifyArchive(files, archive.root, verifyEd25519);
    const native = verifyArchive(files, archive.root, verifyEd25519, nativeSha256);
    expect(native).toEqual(portable);
    expect(native.report.verdict).toBe(damaged ? 'invalid' : 'valid');
  }
});
