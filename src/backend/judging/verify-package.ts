import { appError, type AppError } from '../../contract/app-error.ts';
import { readCharter } from '../../core/chain/read-charter.ts';
import { readRosterChain } from '../../core/chain/read-roster-chain.ts';
import { readSignedObject, type SignedObject } from '../../core/envelope/signed-object.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import { PACKAGE_PATHS, isRosterPath, materialPath } from '../packages/package-paths.ts';
import type { OpenPackage } from '../packages/read-package.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, listObjects } from '../store/object-store.ts';
import { readReceivedContest, readStoredVersion } from './received-package.ts';

/** Signed objects are small; materials are streamed and have no such cap. */
const MAX_OBJECT_BYTES = 64 * 2 ** 20;

export type VerifiedPackage = {
  readonly charter: SignedObject<'charter'>;
  readonly rosters: readonly SignedObject<'roster'>[];
  readonly roster: SignedObject<'roster'>;
  readonly manifest: SignedObject<'package'>;
};

/** Everything about a package except the bytes of its materials: chain, bindings, file list. */
export async function verifyPackage(
  profile: OpenProfile,
  opened: OpenPackage,
): Promise<Result<VerifiedPackage, AppError>> {
  const charterBytes = await readPart(opened, PACKAGE_PATHS.charter);
  if (!charterBytes.ok) return charterBytes;
  const charter = readCharter(charterBytes.value, verifyEd25519);
  if (!charter.ok) return untrusted(PACKAGE_PATHS.charter, charter.error.type);
  const contest = checkContest(profile, charter.value.charter);
  if (contest) return fail(contest);
  const rosters = await readRosters(profile, opened, charter.value.charter);
  if (!rosters.ok) return rosters;
  const manifest = await readManifest(opened, charter.value.charter);
  if (!manifest.ok) return manifest;
  const roster = rosters.value.find(
    (candidate) => candidate.hash === manifest.value.payload.roster,
  );
  if (!roster) return untrusted(PACKAGE_PATHS.manifest, 'unknown-roster');
  const binding = checkBinding(profile, roster, manifest.value);
  if (binding) return fail(binding);
  const listed = checkFileList(opened, manifest.value);
  if (listed) return fail(listed);
  return ok({
    charter: charter.value.charter,
    rosters: rosters.value,
    roster,
    manifest: manifest.value,
  });
}

function untrusted(at: string, reason: string) {
  return fail(appError('package-untrusted', { reason }, at));
}

async function readPart(opened: OpenPackage, path: string): Promise<Result<Uint8Array, AppError>> {
  if (!opened.paths.some((file) => file.path === path)) {
    return fail(appError('package-damaged', { reason: 'file-missing' }, path));
  }
  const read = await opened.read(path, MAX_OBJECT_BYTES);
  return read.ok ? read : fail(appError('package-damaged', { reason: 'file-unreadable' }, path));
}

/** Another contest, or a rehearsal where it is serious (rows 13 and 52). */
function checkContest(profile: OpenProfile, charter: SignedObject<'charter'>): AppError | null {
  if (charter.payload.rehearsal !== profile.facts.rehearsal) return appError('package-rehearsal');
  const known = readReceivedContest(profile);
  if (!known || known.charterHash === charter.hash) return null;
  return appError('package-other-contest', { title: charter.payload.setup.title });
}

async function readRosters(
  profile: OpenProfile,
  opened: OpenPackage,
  charter: SignedObject<'charter'>,
): Promise<Result<readonly SignedObject<'roster'>[], AppError>> {
  const chain: Uint8Array[] = [];
  for (const { path } of opened.paths.filter((file) => isRosterPath(file.path))) {
    const bytes = await readPart(opened, path);
    if (!bytes.ok) return bytes;
    chain.push(bytes.value);
  }
  const rosters = readRosterChain(chain, charter, verifyEd25519);
  if (!rosters.ok) return untrusted('rosters', rosters.error.type);
  // The chain must continue the one this device has seen: no older and no other roster (row 22).
  const seen = listObjects(profile.database, 'roster');
  const continues = seen.every((stored) => rosters.value.some(({ hash }) => hash === stored.hash));
  return continues ? rosters : fail(appError('package-older', { reason: 'roster' }));
}

async function readManifest(
  opened: OpenPackage,
  charter: SignedObject<'charter'>,
): Promise<Result<SignedObject<'package'>, AppError>> {
  const bytes = await readPart(opened, PACKAGE_PATHS.manifest);
  if (!bytes.ok) return bytes;
  const operations = { keys: [charter.payload.operationsKey], threshold: 1 };
  const manifest = readSignedObject('package', bytes.value, operations, verifyEd25519);
  if (!manifest.ok) return untrusted(PACKAGE_PATHS.manifest, manifest.error.type);
  const { contestId, charter: named } = manifest.value.payload;
  if (contestId !== charter.payload.contestId || named !== charter.hash) {
    return untrusted(PACKAGE_PATHS.manifest, 'other-charter');
  }
  return manifest;
}

/** This device must stand in the roster under the judge the package is for (row 20). */
function checkBinding(
  profile: OpenProfile,
  roster: SignedObject<'roster'>,
  manifest: SignedObject<'package'>,
): AppError | null {
  const { judge, stage, packageVersion } = manifest.payload;
  const own = readIdentity(profile)?.ed25519;
  const owner = roster.payload.judges.find(({ id }) => id === judge);
  if (!owner?.devices.some((device) => device.ed25519 === own)) {
    return appError('package-wrong-judge', { judge, name: owner?.name ?? judge });
  }
  const stored = readStoredVersion(profile, stage);
  const again = getObject(profile.database, manifest.hash) !== null;
  if (packageVersion < stored || (packageVersion === stored && !again)) {
    return appError('package-older', { version: packageVersion, stored });
  }
  return null;
}

/** Exactly the files that the manifest implies (row 7). */
function checkFileList(opened: OpenPackage, manifest: SignedObject<'package'>): AppError | null {
  const expected = new Set<string>([PACKAGE_PATHS.manifest, PACKAGE_PATHS.charter]);
  for (const entry of manifest.payload.entries) {
    for (const { sha256, size } of entry.materials) {
      const path = materialPath(sha256);
      expected.add(path);
      const held = opened.paths.find((file) => file.path === path);
      if (!held) return appError('package-damaged', { reason: 'file-missing' }, path);
      if (held.size !== size) return appError('package-damaged', { reason: 'size-differs' }, path);
    }
  }
  const extra = opened.paths.find(({ path }) => !expected.has(path) && !isRosterPath(path));
  return extra ? appError('package-damaged', { reason: 'file-not-listed' }, extra.path) : null;
}
