import { readBundleFile } from '../../core/archive/bundle-file.ts';
import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { computeDeviceFingerprint, fingerprintToDigits } from '../../core/crypto/fingerprint.ts';
import { hexToBytes } from '../../core/bytes/binary.ts';
import { readSignedObject } from '../../core/envelope/signed-object.ts';
import type { KeyCard } from '../../core/model/people.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { inspectAgeHeader } from './inspect-age-header.ts';
import { inspectArchive } from './inspect-archive.ts';
import type { Inspection, InspectionError } from './inspection.ts';
import { peekSigned, type Peeked } from './peek-signed.ts';

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

function inspectSigned(bytes: Uint8Array, peeked: Peeked): Inspection {
  switch (peeked.kind) {
    case 'key-card':
      return inspectKeyCard(bytes, peeked.payload as KeyCard);
    case 'receipt': {
      const { accepted, rejected, ...rest } = peeked.payload as Readonly<Record<string, unknown>>;
      const counts = { accepted: lengthOf(accepted), rejected: lengthOf(rejected) };
      return { kind: 'receipt', signature: 'unchecked', facts: { ...plain(rest), ...counts } };
    }
    default:
      return {
        kind: 'signed-object',
        signature: 'unchecked',
        facts: { ...plain(peeked.payload as Readonly<Record<string, unknown>>), hash: peeked.hash },
      };
  }
}

function inspectKeyCard(bytes: Uint8Array, card: KeyCard): Inspection {
  const signers = { keys: [card.ed25519], threshold: 1 };
  const read = readSignedObject('key-card', bytes, signers, verify);
  const key = hexToBytes(card.ed25519) ?? new Uint8Array();
  return {
    kind: 'key-card',
    signature: read.ok ? 'holds' : 'wrong',
    facts: {
      role: card.role,
      name: card.name,
      organization: card.organization,
      rehearsal: card.rehearsal,
      fingerprint: fingerprintToDigits(computeDeviceFingerprint(key, card.age)),
      ed25519: card.ed25519,
      age: card.age,
    },
  };
}

/** The members of a payload that fit on a line; lists and parts are left to other tools. */
function plain(payload: Readonly<Record<string, unknown>>): Inspection['facts'] {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value]]
        : [],
    ),
  );
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
