import { ARCHIVE_PATHS } from '../../src/core/archive/archive-paths.ts';
import { encodeReceiptFile } from '../../src/core/archive/receipt-file.ts';
import { computeRootFingerprint, fingerprintToDigits } from '../../src/core/crypto/fingerprint.ts';
import { parseEnvelope, type Envelope } from '../../src/core/envelope/dsse.ts';
import type { ContestSetup } from '../../src/core/model/charter.ts';
import type { DecisionBody } from '../../src/core/model/decision.ts';
import { createSignedObject } from '../../src/core/envelope/signed-object.ts';
import { sha256Hex } from '../../src/core/crypto/digest.ts';
import { container } from './cases.ts';
import { encodeModel, type Files } from './contest/encode.ts';
import { NOTARY, ROOTS } from './contest/keys.ts';
import type { Model } from './contest/model.ts';
import { createSmallContest } from './contest/small-contest.ts';

/** The valid archive that every case starts from. */
export type Base = {
  readonly model: Model;
  readonly files: Files;
  readonly bytes: Uint8Array;
  /** As printed on paper. */
  readonly root: string;
  /** The receipt files that the judges keep. */
  readonly receipts: readonly Uint8Array[];
};

export function createBase(setup?: ContestSetup, decisions?: readonly DecisionBody[]): Base {
  const model = createSmallContest(setup, decisions);
  const files = encodeModel(model);
  const fingerprint = computeRootFingerprint(
    ROOTS.map((key) => key.publicKeyHex),
    2,
  );
  countersign(files, fingerprint);
  const receipts = [...files]
    .filter(([path]) => path.startsWith('receipts/'))
    .map(([, bytes]) =>
      encodeReceiptFile(JSON.parse(new TextDecoder().decode(bytes)) as Envelope, []),
    );
  return {
    model,
    files,
    bytes: container(files),
    root: fingerprintToDigits(fingerprint),
    receipts,
  };
}

function countersign(files: Files, rootFingerprint: string): void {
  const hashAt = (path: string) => {
    const envelope = parseEnvelope(files.get(path) ?? new Uint8Array());
    if (!envelope.ok) throw new Error(`${path}: ${envelope.error}`);
    return sha256Hex(envelope.value.payload) as never;
  };
  const checks = Array.from({ length: 12 }, (_, index) => ({
    step: index + 1,
    status: index === 11 ? ('not-run' as const) : ('passed' as const),
  }));
  const object = createSignedObject(
    'countersignature',
    {
      type: 'jurybox.countersignature',
      version: 1,
      contestId: 'mutation-contest' as never,
      rootFingerprint: rootFingerprint as never,
      archiveIndex: hashAt(ARCHIVE_PATHS.index),
      result: hashAt(ARCHIVE_PATHS.result),
      notary: NOTARY.publicKeyHex,
      statement: '核验无误',
      checks,
      signedAt: '2024-09-20T10:00:00Z',
    },
    [NOTARY],
  );
  files.set(ARCHIVE_PATHS.countersignature, object.bytes);
}
