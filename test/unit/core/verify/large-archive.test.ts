import { expect, test } from 'vitest';
import { nativePrimitives } from '../../../../src/backend/crypto-node.ts';
import { verifyArchive, type Verification } from '../../../../src/core/verify/verify-archive.ts';
import type { VerifyHost } from '../../../../src/core/verify/verify-host.ts';
import { memoryRandomAccess } from '../../../../src/core/zip/random-access.ts';
import { createLargeArchive } from '../../../support/large-archive.ts';

const archive = createLargeArchive(60);

async function verify(bytes: Uint8Array, host: VerifyHost = {}): Promise<Verification> {
  const source = memoryRandomAccess(bytes);
  const verified = await verifyArchive({ source, root: archive.root }, host);
  if (!verified.ok) throw new Error(verified.error.code);
  return verified.value;
}

test('the generated archive is a complete and valid one', async () => {
  const { report } = await verify(archive.bytes, { primitives: nativePrimitives });
  const wrong = report.steps.flatMap(({ step, findings }) =>
    findings.filter(({ severity }) => severity === 'error').map((finding) => [step, finding]),
  );
  expect(wrong).toEqual([]);
  expect(report).toMatchObject({ verdict: 'valid', resultStatus: 'complete' });
  expect(archive.sheets).toBe(60);
});

test('the same arguments give the same bytes', () => {
  expect(createLargeArchive(60).bytes).toEqual(archive.bytes);
});

test('native primitives change nothing about the report', async () => {
  expect(await verify(archive.bytes, { primitives: nativePrimitives })).toEqual(
    await verify(archive.bytes),
  );
});
