import { ARCHIVE_PATHS, folderOfPath } from '../../core/archive/archive-paths.ts';
import { readArchive, type ArchiveFiles } from '../../core/archive/read-archive.ts';
import { readCharter } from '../../core/chain/read-charter.ts';
import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { fingerprintToDigits } from '../../core/crypto/fingerprint.ts';
import type { Countersignature, ContestResult } from '../../core/model/contest-result.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { memoryRandomAccess } from '../../core/zip/random-access.ts';
import type { Inspection, InspectionError } from './inspection.ts';
import { peekSigned } from './peek-signed.ts';

/** What an archive claims. Whether it is true is the question of `jurybox verify`. */
export async function inspectArchive(
  bytes: Uint8Array,
): Promise<Result<Inspection, InspectionError>> {
  const files = await readArchive(memoryRandomAccess(bytes));
  if (!files.ok) return fail({ reason: files.error.code });
  const facts = {
    ...describeCharter(files.value),
    ...describeResult(files.value),
    ...countFolders(files.value),
    ...describeCountersignature(files.value),
    files: files.value.size,
  };
  return ok({ kind: 'archive', signature: 'unchecked', facts });
}

function describeCharter(files: ArchiveFiles): Inspection['facts'] {
  const bytes = files.get(ARCHIVE_PATHS.charter);
  const charter = bytes ? readCharter(bytes, createEd25519Verifier()) : null;
  if (!charter?.ok) return { charter: charter ? charter.error.type : null };
  const { payload, hash } = charter.value.charter;
  return {
    title: payload.setup.title,
    contest: payload.contestId,
    rehearsal: payload.rehearsal,
    frozenAt: payload.createdAt,
    charter: hash,
    claimedRoot: fingerprintToDigits(charter.value.rootFingerprint),
    notary: payload.notary?.name ?? null,
  };
}

function describeResult(files: ArchiveFiles): Inspection['facts'] {
  const bytes = files.get(ARCHIVE_PATHS.result);
  const peeked = bytes ? peekSigned(bytes) : null;
  if (!peeked?.ok || peeked.value.kind !== 'result') return { result: null };
  const { stage, createdAt, computed } = peeked.value.payload as ContestResult;
  return {
    stage,
    result: peeked.value.hash,
    resultStatus: computed.status,
    resultAt: createdAt,
    openCells: computed.open.length,
  };
}

function countFolders(files: ArchiveFiles): Inspection['facts'] {
  const count = (folder: string) =>
    [...files.keys()].filter((path) => folderOfPath(path) === folder).length;
  return {
    rosters: count('rosters'),
    assignments: count('assignments'),
    packages: count('packages'),
    sheets: count('sheets'),
    bundles: count('bundles'),
    receipts: count('receipts'),
  };
}

function describeCountersignature(files: ArchiveFiles): Inspection['facts'] {
  const bytes = files.get(ARCHIVE_PATHS.countersignature);
  const peeked = bytes ? peekSigned(bytes) : null;
  if (!peeked?.ok || peeked.value.kind !== 'countersignature') return { countersignedAt: null };
  return { countersignedAt: (peeked.value.payload as Countersignature).signedAt };
}
