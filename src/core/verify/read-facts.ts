import { textToBytes } from '../bytes/text.ts';
import { verifySm2 } from '../crypto/sm2.ts';
import { parseEnvelope, preAuthEncoding, type OpenEnvelope } from '../envelope/dsse.ts';
import type { PayloadKind, PayloadOf } from '../envelope/payload-types.ts';
import {
  checkOpenEnvelope,
  type ExpectedSigners,
  type SignedObjectError,
} from '../envelope/signed-object.ts';
import { computeLeafHash, LOGGED_KINDS } from '../log/leaf.ts';
import type { Entry, PackageManifest } from '../model/assignment.ts';
import type { Sha256Hex } from '../model/primitives.ts';
import type { Receipt, ScoreSheet, SheetContent } from '../model/score-sheet.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Facts, KeptPayload, PackageFacts } from './facts.ts';
import { WRITTEN } from './pack-facts.ts';
import type { Primitives } from './primitives.ts';

const LOGGED: ReadonlySet<string> = new Set(LOGGED_KINDS);

/** A signed object with its whole payload, before it is cut to what is kept. */
export type WholeFacts<K extends PayloadKind> = Omit<Facts<K>, 'payload'> & {
  readonly payload: PayloadOf<K>;
};

/** Reads one file of an archive as a signed object of its kind (`readSignedObject`). */
export function readWhole<K extends PayloadKind>(
  kind: K,
  bytes: Uint8Array,
  expected: ExpectedSigners<K>,
  primitives: Primitives,
  sm2KeyOf: (payload: PayloadOf<K>) => string | undefined = () => undefined,
): Result<WholeFacts<K>, SignedObjectError> {
  const opened = parseEnvelope(bytes, primitives.base64ToBytes);
  if (!opened.ok) return fail({ type: opened.error });
  const checked = checkOpenEnvelope(kind, opened.value, expected, primitives.verify);
  if (!checked.ok) return checked;
  const { payload, signers } = checked.value;
  return ok({
    kind,
    hash: primitives.digest(opened.value.payload) as Sha256Hex,
    payload,
    signers: signers.length,
    leaf: LOGGED.has(kind)
      ? computeLeafHash(kind, opened.value.payload, signers, primitives.hashBytes)
      : null,
    sm2: findSm2Problem(opened.value, sm2KeyOf(payload)),
  });
}

/** Kinds that are kept as they are. */
export function readFacts<K extends Exclude<PayloadKind, 'package' | 'score-sheet' | 'receipt'>>(
  kind: K,
  bytes: Uint8Array,
  expected: ExpectedSigners<K>,
  primitives: Primitives,
  sm2KeyOf?: (payload: PayloadOf<K>) => string | undefined,
): Result<Facts<K>, SignedObjectError> {
  const read = readWhole(kind, bytes, expected, primitives, sm2KeyOf);
  return read.ok ? ok({ ...read.value, payload: read.value.payload as KeptPayload<K> }) : read;
}

/** A sheet without its prose: neither bindings nor rules read it, and it is most of the bytes. */
export function keepSheet(sheet: ScoreSheet): SheetContent {
  const { body } = sheet;
  return {
    contestId: sheet.contestId,
    charter: sheet.charter,
    roster: sheet.roster,
    package: sheet.package,
    stage: sheet.stage,
    judge: sheet.judge,
    deviceKey: sheet.deviceKey,
    entry: sheet.entry,
    replaces: sheet.replaces,
    body:
      body.kind === 'recusal'
        ? { kind: 'recusal', reason: WRITTEN }
        : {
            kind: 'scores',
            marks: body.marks.map(({ criterion, value }) => ({ criterion, value })),
            ...(body.comment === undefined ? {} : { comment: WRITTEN }),
          },
    ...(sheet.correctionReason === undefined ? {} : { correctionReason: WRITTEN }),
    ...(sheet.fromPaper === undefined ? {} : { fromPaper: sheet.fromPaper }),
  };
}

/** A package with its entries as hashes: judges of one entry must have been given the same. */
export function keepPackage(manifest: PackageManifest, digest: Primitives['digest']): PackageFacts {
  const entries = manifest.entries.map((entry) => ({
    id: entry.id,
    division: entry.division,
    content: hashEntry(entry, digest),
  }));
  return { ...manifest, entries };
}

/**
 * The schema gives equal entries the same order of names, so they have equal texts; were it ever
 * otherwise, equal entries would be reported, never different ones passed.
 */
export function hashEntry(entry: Entry, digest: Primitives['digest']): Sha256Hex {
  return digest(textToBytes(JSON.stringify(entry))) as Sha256Hex;
}

/** A receipt whose paths were checked and need not be kept. */
export function keepReceipt(receipt: Receipt): Receipt {
  return { ...receipt, accepted: receipt.accepted.map((one) => ({ ...one, path: [] })) };
}

/** docs/formats.md, "Second signatures": who has an SM2 key signs with it as well. */
function findSm2Problem(envelope: OpenEnvelope, key: string | undefined): Facts<'result'>['sm2'] {
  if (key === undefined) return null;
  const second = envelope.signatures.find(({ keyid }) => keyid === `sm2:${key}`);
  if (!second) return 'sm2-signature-missing';
  const message = preAuthEncoding(envelope.payloadType, envelope.payload);
  return verifySm2(key, message, second.sig) ? null : 'bad-sm2-signature';
}
