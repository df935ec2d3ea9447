import { folderOfPath } from '../archive/archive-paths.ts';
import { parseEnvelope } from '../envelope/dsse.ts';
import type { SignedObjectError } from '../envelope/signed-object.ts';
import { readCheckpoint } from '../log/checkpoint.ts';
import { readCosignatures } from '../log/cosignature.ts';
import type { Bundle, Receipt, ScoreSheet } from '../model/score-sheet.ts';
import { fail, ok, type Result } from '../result.ts';
import type { CosignedFacts, Facts, ReceiptProofs } from './facts.ts';
import { placeOfHead, type OpenLogs } from './head-place.ts';
import type { PartContext } from './part-reader.ts';
import { readPlainSheet } from './plain-sheet.ts';
import type { Primitives } from './primitives.ts';
import { keepPackage, keepReceipt, keepSheet, readFacts, readWhole } from './read-facts.ts';

type Read<T> = Result<T, SignedObjectError>;

/** One file of the folders that can hold many. */
export type PartFile =
  | { readonly folder: 'sheets'; readonly read: Read<Facts<'score-sheet'>> }
  | {
      readonly folder: 'rejected';
      readonly read: Read<Facts<'score-sheet'>>;
      /** Hash of the payload, whatever else is wrong; null without an envelope. */
      readonly hash: string | null;
    }
  | { readonly folder: 'packages'; readonly read: Read<Facts<'package'>> }
  | {
      readonly folder: 'bundles';
      readonly read: Read<Facts<'bundle'>>;
      readonly cosigned: CosignedFacts | null;
    }
  | {
      readonly folder: 'receipts';
      readonly read: Read<Facts<'receipt'>>;
      readonly proofs: ReceiptProofs | null;
    }
  | { readonly folder: 'other' };

/** Folders whose files are read part by part; all others are few, and read where they are needed. */
export const PART_FOLDERS = ['packages', 'sheets', 'rejected', 'bundles', 'receipts'] as const;

export type PartFileContext = Pick<PartContext, 'operationsKey' | 'sm2'> & {
  readonly logs: OpenLogs;
  readonly primitives: Primitives;
  /** Asked about the sheets that `readPlainSheet` reads. */
  readonly verifyPlain: Primitives['verify'];
};

/** Reads one file by the folder that it stands in. Nothing of it is trusted beyond its signature. */
export function readPartFile(path: string, bytes: Uint8Array, context: PartFileContext): PartFile {
  const folder = folderOfPath(path);
  switch (folder) {
    case 'sheets':
      return { folder, read: readSheet(bytes, context) };
    case 'rejected': {
      const opened = parseEnvelope(bytes, context.primitives.base64ToBytes);
      const hash = opened.ok ? context.primitives.digest(opened.value.payload) : null;
      const verifyPlain = context.primitives.verify;
      return { folder, read: readSheet(bytes, { ...context, verifyPlain }), hash };
    }
    case 'packages': {
      const read = readWhole('package', bytes, operationsOf(context), context.primitives);
      return { folder, read: mapPayload(read, keepPackage, context.primitives.digest) };
    }
    case 'bundles': {
      // It names its device key; step 5 asks the roster whether that is the judge's.
      const signers = ({ deviceKey }: Bundle) => ({ keys: [deviceKey], threshold: 1 });
      const read = readFacts('bundle', bytes, signers, context.primitives);
      return { folder, read, cosigned: read.ok ? readCosigned(read.value.payload, context) : null };
    }
    case 'receipts': {
      const read = readWhole('receipt', bytes, operationsOf(context), context.primitives);
      const proofs = read.ok ? checkProofs(read.value.payload, context) : null;
      return { folder, read: mapPayload(read, keepReceipt, undefined), proofs };
    }
    default:
      return { folder: 'other' };
  }
}

function operationsOf({ operationsKey }: PartFileContext) {
  return { keys: operationsKey === null ? [] : [operationsKey], threshold: 1 };
}

function mapPayload<K extends 'package' | 'score-sheet' | 'receipt', P, A>(
  read: Read<Omit<Facts<K>, 'payload'> & { readonly payload: P }>,
  keep: (payload: P, argument: A) => Facts<K>['payload'],
  argument: A,
): Read<Facts<K>> {
  if (!read.ok) return read;
  return ok({ ...read.value, payload: keep(read.value.payload, argument) });
}

function readSheet(bytes: Uint8Array, { primitives, sm2, verifyPlain }: PartFileContext) {
  const sm2KeyOf = ({ roster, deviceKey }: ScoreSheet) => sm2[`${roster} ${deviceKey}`];
  const opened = parseEnvelope(bytes, primitives.base64ToBytes);
  const plain = opened.ok
    ? readPlainSheet(opened.value, { digest: primitives.digest, verify: verifyPlain })
    : null;
  if (plain && sm2KeyOf(plain.payload) === undefined) {
    return ok({ ...plain, payload: keepSheet(plain.payload) });
  }
  const read = readWhole(
    'score-sheet',
    bytes,
    ({ deviceKey }) => ({ keys: [deviceKey], threshold: 1 }),
    primitives,
    sm2KeyOf,
  );
  return mapPayload(read, keepSheet, undefined);
}

/** The head that a bundle says its device has checked, signed by the log and by the device. */
function readCosigned(
  { cosigned, deviceKey }: Bundle,
  { operationsKey, primitives }: PartFileContext,
): CosignedFacts | null {
  if (cosigned === null) return null;
  const read = readCheckpoint(cosigned, operationsKey ?? '', primitives.verify);
  if (!read.ok) return fail(read.error);
  const cosignatures = readCosignatures(read.value.note, [deviceKey], primitives.verify);
  return ok({ head: read.value.head, witnessed: cosignatures.length > 0 });
}

/** A receipt's checkpoint and every inclusion path, against the logs of the archive. */
export function checkProofs(
  { checkpoint, accepted }: Receipt,
  {
    operationsKey,
    primitives,
    logs,
  }: Pick<PartFileContext, 'operationsKey' | 'primitives' | 'logs'>,
): ReceiptProofs {
  const read = readCheckpoint(checkpoint, operationsKey ?? '', primitives.verify);
  if (!read.ok) return { head: read, place: 'head-of-other-log', wrongPaths: [] };
  const { head } = read.value;
  const place = placeOfHead(head, logs);
  const tree = typeof place === 'number' ? logs[place]?.tree : undefined;
  const wrongPaths = accepted.flatMap(({ index, path }, position) =>
    tree && !tree.isPath(index, head.size, path) ? [position] : [],
  );
  return { head: ok(head), place, wrongPaths };
}
