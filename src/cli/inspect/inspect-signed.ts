import { hexToBytes } from '../../core/bytes/binary.ts';
import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { computeDeviceFingerprint, fingerprintToDigits } from '../../core/crypto/fingerprint.ts';
import type { PayloadOf } from '../../core/envelope/payload-types.ts';
import { readSignedObject } from '../../core/envelope/signed-object.ts';
import type { Decision } from '../../core/model/decision.ts';
import type { KeyCard } from '../../core/model/people.ts';
import { describeNote } from './describe-note.ts';
import type { Inspection } from './inspection.ts';
import type { Peeked } from './peek-signed.ts';

type Facts = Inspection['facts'];

/** One signed object in its envelope. */
export function inspectSigned(bytes: Uint8Array, { kind, payload, hash }: Peeked): Inspection {
  const members = payload as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'key-card':
      return inspectKeyCard(bytes, payload as KeyCard);
    case 'receipt':
      return unchecked('receipt', describeReceipt(payload as PayloadOf<'receipt'>));
    case 'decision':
      return unchecked('decision', { ...describeDecision(payload as Decision), hash });
    case 'opening':
    case 'closing':
    case 'rejection':
      return unchecked(kind, { ...plain(members), hash });
    default:
      return unchecked('signed-object', { ...plain(members), hash });
  }
}

function unchecked(kind: Inspection['kind'], facts: Facts): Inspection {
  return { kind, signature: 'unchecked', facts };
}

/** What a receipt answers, and the head that it shows. */
export function describeReceipt(payload: PayloadOf<'receipt'>): Facts {
  const { accepted, rejected, checkpoint, ...rest } = payload;
  return {
    ...plain(rest),
    accepted: accepted.length,
    rejected: rejected.length,
    late: accepted.filter(({ standing }) => standing === 'late').length,
    ...describeNote(checkpoint)?.facts,
  };
}

function describeDecision({ body, decidedBy, ...rest }: Decision): Facts {
  const { kind, ...about } = body;
  const entries =
    'entries' in body
      ? body.entries.map((one) => (typeof one === 'string' ? one : one.entry)).join(', ')
      : null;
  return {
    ...plain(rest),
    decision: kind,
    ...plain(about),
    ...(entries === null ? {} : { entries }),
    decidedBy: decidedBy.join(', '),
  };
}

function inspectKeyCard(bytes: Uint8Array, card: KeyCard): Inspection {
  const signers = { keys: [card.ed25519], threshold: 1 };
  const read = readSignedObject('key-card', bytes, signers, createEd25519Verifier());
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

/**
 * The members of a payload that fit on a line; lists and parts are left to other tools. Where a
 * payload has a `size`, it is that of the log: the file's own goes by that name.
 */
function plain(payload: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name === 'size' ? 'logSize' : name, value]]
        : [],
    ),
  );
}
