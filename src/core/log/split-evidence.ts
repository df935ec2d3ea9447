import { z } from 'zod';
import { equalBytes, hexToBytes } from '../bytes/binary.ts';
import { readCharter } from '../chain/read-charter.ts';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import type { FingerprintHex } from '../crypto/fingerprint.ts';
import { envelopeSchema, envelopeToBytes } from '../envelope/dsse.ts';
import { readEmbeddedObject } from '../envelope/signed-object.ts';
import { canonicalBytes, parseCanonicalJson } from '../json/canonical-json.ts';
import { logHeadSchema, type LogHead } from '../model/contest-result.ts';
import { logIndexSchema, sha256Schema } from '../model/primitives.ts';
import { fail, ok, type Result } from '../result.ts';
import { readCheckpoint } from './checkpoint.ts';
import { computeLeafHash } from './leaf.ts';
import { verifyConsistency, verifyInclusion } from './merkle-tree.ts';

/** What went wrong between two heads of one log. */
export const SPLIT_REASONS = [
  /** Two heads of one size have different roots. */
  'roots-differ',
  /** The proof that the second head extends the first does not hold. */
  'consistency-fails',
  /** The proof that a sheet stands under a head does not hold. */
  'inclusion-fails',
  /** The log's own head is behind one that a device saw: its records were set back. */
  'log-behind',
] as const;
export type SplitReason = (typeof SPLIT_REASONS)[number];

/** A `.jbevidence` file (docs/formats.md, section 8): canonical JSON. */
export const splitEvidenceSchema = z.strictObject({
  type: z.literal('jurybox.split-evidence'),
  version: z.literal(1),
  reason: z.enum(SPLIT_REASONS),
  charter: envelopeSchema,
  /** Checkpoint note that was seen and kept before; null where none was. */
  kept: z.string().max(8000).nullable(),
  /** Checkpoint note that does not fit; null where the desk that found it had signed none. */
  shown: z.string().max(8000).nullable(),
  /** What the records of the desk that found it say, unsigned; null on a judge's device. */
  records: logHeadSchema.nullable(),
  /** The proof that failed, as it was given. */
  consistency: z
    .strictObject({ from: logIndexSchema, path: z.array(sha256Schema).max(64) })
    .nullable(),
  inclusion: z
    .strictObject({
      sheet: envelopeSchema,
      index: logIndexSchema,
      path: z.array(sha256Schema).max(64),
    })
    .nullable(),
  /** The signed receipt that gave the proof; null where no receipt did. */
  receipt: envelopeSchema.nullable(),
});
export type SplitEvidence = z.infer<typeof splitEvidenceSchema>;

export type SplitExplanation = {
  readonly reason: SplitReason;
  readonly contestId: string;
  readonly title: string;
  /** Computed from the charter inside; trusted only when it equals the one on paper. */
  readonly rootFingerprint: FingerprintHex;
  readonly kept: LogHead | null;
  /** Signed by the organizer's key, or else what the finder's records say. */
  readonly shown: LogHead | null;
  /**
   * `proven`: both heads are signed by the organizer's key and cannot belong to one log, or a signed
   * receipt holds a false proof. `claimed`: the file alone does not show it.
   */
  readonly weight: 'proven' | 'claimed';
};

export type SplitEvidenceError =
  | 'not-evidence'
  | 'evidence-charter'
  | 'evidence-checkpoint'
  | 'evidence-contradicts';

export function encodeSplitEvidence(evidence: SplitEvidence): Uint8Array {
  return canonicalBytes(splitEvidenceSchema.parse(evidence));
}

/**
 * Reads an evidence file and says what it proves. Every signature in it is checked; a file whose
 * stated reason does not hold is refused as `evidence-contradicts`.
 */
export function explainSplitEvidence(
  bytes: Uint8Array,
  verify: Ed25519Verifier,
): Result<SplitExplanation, SplitEvidenceError> {
  const json = parseCanonicalJson(bytes);
  const parsed = json.ok ? splitEvidenceSchema.safeParse(json.value) : null;
  if (!parsed?.success) return fail('not-evidence');
  const evidence = parsed.data;
  const charter = readCharter(envelopeToBytes(evidence.charter), verify);
  if (!charter.ok) return fail('evidence-charter');
  const { operationsKey, contestId, setup } = charter.value.charter.payload;
  const read = (note: string | null) =>
    note === null ? null : readCheckpoint(note, operationsKey, verify);
  const [kept, shown] = [read(evidence.kept), read(evidence.shown)];
  if (kept?.ok === false || shown?.ok === false) return fail('evidence-checkpoint');
  const signed = shown?.value.head ?? null;
  const heads = { kept: kept?.value.head ?? null, shown: signed ?? evidence.records };
  const claim = findClaim(evidence, heads, verify);
  if (!claim) return fail('evidence-contradicts');
  const proven =
    signed !== null && (claim === 'heads' || isReceipted(evidence, operationsKey, verify));
  return ok({
    reason: evidence.reason,
    contestId,
    title: setup.title,
    rootFingerprint: charter.value.rootFingerprint,
    ...heads,
    weight: proven ? 'proven' : 'claimed',
  });
}

type Heads = { readonly kept: LogHead | null; readonly shown: LogHead | null };

/** What the stated reason rests on: the two heads alone, or more than they show; null: it is untrue. */
function findClaim(
  evidence: SplitEvidence,
  { kept, shown }: Heads,
  verify: Ed25519Verifier,
): 'heads' | 'proof' | null {
  const { reason, consistency } = evidence;
  if (reason === 'inclusion-fails') {
    return shown && inclusionHolds(evidence, shown, verify) === false ? 'proof' : null;
  }
  if (!kept) return null;
  if (reason === 'log-behind') return !shown || kept.size > shown.size ? 'proof' : null;
  if (kept.origin !== shown?.origin) return null;
  if (reason === 'roots-differ') {
    return kept.size === shown.size && kept.root !== shown.root ? 'heads' : null;
  }
  const broken = consistency?.from === kept.size && !isConsistent(kept, shown, consistency.path);
  return broken ? 'proof' : null;
}

/** Whether the organizer signed a receipt with this checkpoint and the very proof that fails. */
function isReceipted(
  { receipt, shown, consistency, inclusion }: SplitEvidence,
  operationsKey: string,
  verify: Ed25519Verifier,
): boolean {
  if (receipt === null) return false;
  const signers = { keys: [operationsKey], threshold: 1 };
  const read = readEmbeddedObject('receipt', receipt, signers, verify);
  if (!read.ok || read.value.payload.checkpoint !== shown) return false;
  const { payload } = read.value;
  if (consistency) return isSameJson(payload.consistency, consistency);
  return payload.accepted.some(
    ({ index, path }) => inclusion?.index === index && isSameJson(path, inclusion.path),
  );
}

function isSameJson(a: unknown, b: unknown): boolean {
  return equalBytes(canonicalBytes(a), canonicalBytes(b));
}

/** Whether the proof leads from one head to the other (RFC 9162 section 2.1.4.2). */
export function isConsistent(from: LogHead, to: LogHead, path: readonly string[]): boolean {
  if (from.origin !== to.origin) return false;
  const nodes = toNodes(path);
  const [fromRoot, root] = [hexToBytes(from.root), hexToBytes(to.root)];
  if (!nodes || !fromRoot || !root) return false;
  return verifyConsistency({ from: from.size, fromRoot, size: to.size, root, path: nodes });
}

/** Whether a leaf stands at a place under a head (RFC 9162 section 2.1.3.2). */
export function isIncluded(
  leaf: string,
  head: LogHead,
  place: { readonly index: number; readonly path: readonly string[] },
): boolean {
  const path = toNodes(place.path);
  const [leafHash, root] = [hexToBytes(leaf), hexToBytes(head.root)];
  if (!path || !leafHash || !root) return false;
  return verifyInclusion({ leafHash, index: place.index, size: head.size, path, root });
}

/** Null where there is no sheet to ask about. */
function inclusionHolds(
  { inclusion }: SplitEvidence,
  head: LogHead,
  verify: Ed25519Verifier,
): boolean | null {
  if (inclusion === null) return null;
  const sheet = readEmbeddedObject(
    'score-sheet',
    inclusion.sheet,
    (payload) => ({ keys: [payload.deviceKey], threshold: 1 }),
    verify,
  );
  if (!sheet.ok) return null;
  const { payload, signers } = sheet.value;
  const leaf = computeLeafHash('score-sheet', canonicalBytes(payload), signers);
  return isIncluded(leaf, head, inclusion);
}

function toNodes(path: readonly string[]): Uint8Array[] | null {
  const nodes = path.map((node) => hexToBytes(node));
  return nodes.every((node) => node !== null) ? nodes : null;
}
