import { readBundleFile } from '../../core/archive/bundle-file.ts';
import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { inspectAgeHeader } from './inspect-age-header.ts';
import { inspectArchive } from './inspect-archive.ts';
import { inspectContainer } from './inspect-container.ts';
import { inspectSigned } from './inspect-signed.ts';
import type { Inspection, InspectionError } from './inspection.ts';
import { peekSigned } from './peek-signed.ts';

/** A handful of signatures at most: the portable arithmetic is fast enough. */
const verify = createEd25519Verifier();

/** Recognises a file by its content, never by its name, and says what it claims. */
export async function inspectBytes(
  bytes: Uint8Array,
): Promise<Result<Inspection, InspectionError>> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return inspectArchive(bytes);
  const sealed = inspectAgeHeader(bytes);
  if (sealed) return ok(sealed);
  const bundle = inspectBundle(bytes);
  if (bundle) return ok(bundle);
  const container = inspectContainer(bytes);
  if (container) return container;
  const peeked = peekSigned(bytes);
  return peeked.ok ? ok(inspectSigned(bytes, peeked.value)) : fail({ reason: peeked.error });
}

function inspectBundle(bytes: Uint8Array): Inspection | null {
  const read = readBundleFile(bytes, verify);
  if (!read.ok) {
    // These two mean that the form was a bundle's; anything else is another kind of file.
    const broken =
      read.error.type === 'bad-signature' || read.error.type === 'sheets-differ-from-list';
    return broken
      ? { kind: 'bundle', signature: 'wrong', facts: { problem: read.error.type } }
      : null;
  }
  const { payload } = read.value.bundle;
  const damaged = read.value.sheets.filter((sheet) => !sheet.ok).length;
  return {
    kind: 'bundle',
    signature: damaged === 0 ? 'holds' : 'wrong',
    facts: {
      contest: payload.contestId,
      stage: payload.stage,
      judge: payload.judge,
      device: payload.deviceKey,
      createdAt: payload.createdAt,
      sheets: payload.sheets.length,
      damagedSheets: damaged,
      bundle: read.value.bundle.hash,
    },
  };
}
