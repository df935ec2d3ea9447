import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import type { PackageManifest } from '../../core/model/assignment.ts';
import type { JudgeId } from '../../core/model/primitives.ts';
import { signingKeyOf, type SigningKey } from '../../core/envelope/dsse.ts';
import type { Charter } from '../../core/model/charter.ts';
import { createSignedObject, type SignedObject } from '../../core/envelope/signed-object.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { lendFileChunks } from '../files/file-chunks.ts';
import { freePath, safeFileName } from '../files/export-store.ts';
import { PACKAGE_PATHS, materialPath, rosterPath } from '../packages/package-paths.ts';
import { writeEncryptedPackage } from '../packages/write-package.ts';
import type { ZipSourceFile } from '../files/zip-file.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listObjects, putObject } from '../store/object-store.ts';
import type { Task } from '../task-registry.ts';
import { isAssignmentCurrent } from './assignment-handlers.ts';
import { demandFrozen, readAssignments, readRosters, type Signed } from './contest-state.ts';
import { demandStageLog, stateOfLog, turnLog } from './log/begin-log.ts';
import { demandSoundLog } from './log/sound-log.ts';
import { putBuiltPackage, readBuiltPackages } from './package-table.ts';

type PackageHandlers = Pick<Handlers, Extract<keyof Handlers, `packages.${string}`>>;

export function createPackageHandlers(context: Context): PackageHandlers {
  return {
    'packages.list': ({ stage }) => ok(listPackages(profileOf(context), stage)),
    'packages.build': (input) =>
      context.tasks.run(input.taskId, (task) => buildPackages(context, input, task)),
  };
}

function listPackages(profile: OpenProfile, stage: string) {
  const assignment = readAssignments(profile, stage).at(-1);
  if (!assignment) return [];
  const names = judgeNames(profile);
  const sizes = new Map(
    assignment.payload.entries.map((entry) => [
      entry.id,
      entry.materials.reduce((sum, material) => sum + material.size, 0),
    ]),
  );
  const built = readBuiltPackages(profile, stage);
  return assignment.payload.panels.map(({ judge, entries }) => {
    const existing = built.get(judge);
    const current = existing?.assignment === assignment.hash;
    return {
      judge,
      name: names.get(judge) ?? judge,
      entries: entries.length,
      size: entries.reduce((sum, entry) => sum + (sizes.get(entry) ?? 0), 0),
      state: existing ? (current ? ('built' as const) : ('stale' as const)) : ('none' as const),
      packageVersion: existing?.version ?? 0,
      file: existing?.file ?? null,
    };
  });
}

/** Names of judges by id, from the newest roster. */
export function judgeNames(profile: OpenProfile): ReadonlyMap<string, string> {
  const judges = readRosters(profile).at(-1)?.payload.judges ?? [];
  return new Map(judges.map((judge) => [judge.id as string, judge.name]));
}

async function buildPackages(
  context: Context,
  input: MethodInput<'packages.build'>,
  task: Task,
): Promise<Result<{ files: ProducedFile[] }, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile, input.stage);
  if (!charter.ok) return charter;
  if (!readAssignments(profile, input.stage).at(-1)) return fail(appError('assignment-missing'));
  if (!isAssignmentCurrent(profile, input.stage)) return fail(appError('assignment-stale'));
  const folder = await context.exports.folderOf(input.destinationId);
  if (!folder.ok) return folder;
  const sound = await demandSoundLog(context, input.stage);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const files: ProducedFile[] = [];
  for (const [index, judge] of input.judges.entries()) {
    const manifest = signManifest(context, input.stage, judge, keys.value.operations);
    if (!manifest.ok) return manifest;
    const position = { index, of: input.judges.length };
    const file = await buildPackage(context, manifest.value, folder.value, task, {
      ...position,
      charter: charter.value,
      operations: signingKeyOf(keys.value.operations),
    });
    if (!file.ok) return file;
    files.push(file.value);
  }
  context.events.emit({ type: 'changed', area: 'assignment' });
  return ok({ files });
}

function signManifest(
  context: Context,
  stage: MethodInput<'packages.build'>['stage'],
  judge: JudgeId,
  operations: Uint8Array,
): Result<SignedObject<'package'>, AppError> {
  const profile = profileOf(context);
  const assignment = readAssignments(profile, stage).at(-1);
  const roster = readRosters(profile).at(-1);
  const panel = assignment?.payload.panels.find((candidate) => candidate.judge === judge);
  if (!assignment || !roster || !panel) return fail(appError('judge-unknown', { judge }));
  const manifest: PackageManifest = {
    type: 'jurybox.package',
    version: 1,
    contestId: assignment.payload.contestId,
    charter: assignment.payload.charter,
    roster: roster.hash,
    assignment: assignment.hash,
    stage,
    judge,
    packageVersion: (readBuiltPackages(profile, stage).get(judge)?.version ?? 0) + 1,
    createdAt: nowOf(context).toISOString(),
    entries: assignment.payload.entries.filter((entry) => panel.entries.includes(entry.id)),
  };
  return ok(createSignedObject('package', manifest, [signingKeyOf(operations)]));
}

async function buildPackage(
  context: Context,
  manifest: SignedObject<'package'>,
  folder: string,
  task: Task,
  position: {
    readonly index: number;
    readonly of: number;
    readonly charter: Signed<Charter>;
    readonly operations: SigningKey;
  },
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const { judge, stage, packageVersion, assignment } = manifest.payload;
  const roster = readRosters(profile)
    .at(-1)
    ?.payload.judges.find(({ id }) => id === judge);
  const recipients = recipientsOf(profile, judge, stage);
  if (recipients.length === 0) return fail(appError('judge-without-device', { judge }));
  const name = `${judge}-${safeFileName(roster?.name ?? judge)}-v${packageVersion}.jbpkg`;
  const target = freePath(folder, name);
  try {
    const written = await writeEncryptedPackage({
      files: packageFiles(profile, manifest),
      recipients,
      target,
      signal: task.signal,
      onProgress: (done, total) =>
        task.report('encrypt', position.index * total + done, position.of * total, name),
    });
    const file = context.exports.remember(target, written.size, written.sha256);
    const now = nowOf(context);
    profile.database.transaction(() => {
      const { charter, operations } = position;
      // With the first package the stage's log begins and scoring opens.
      const log = demandStageLog(profile, charter, stage, context.options.surroundings);
      putObject(profile.database, manifest, now);
      log.append(manifest);
      if (stateOfLog(log) === 'not-open') {
        turnLog(profile, charter, log, 'opening', { operations, now });
      }
      putBuiltPackage(profile, stage, {
        manifest: manifest.hash,
        judge,
        version: packageVersion,
        assignment,
        file,
      });
    });
    return ok(file);
  } catch (error) {
    if (task.signal.aborted) return fail(appError('cancelled'));
    throw error;
  }
}

/** The devices that may open a package of the stage: those of the judge that are not revoked in it. */
function recipientsOf(profile: OpenProfile, judge: JudgeId, stage: string): readonly string[] {
  const roster = readRosters(profile).at(-1)?.payload;
  const devices = roster?.judges.find(({ id }) => id === judge)?.devices ?? [];
  const revoked = new Set(
    roster?.revocations.filter((item) => item.stage === stage).map(({ device }) => device),
  );
  return devices.filter(({ ed25519 }) => !revoked.has(ed25519)).map(({ age }) => age);
}

/** Contents of a package: what the judge must trust first, then the materials, each once. */
function packageFiles(
  profile: OpenProfile,
  manifest: SignedObject<'package'>,
): readonly ZipSourceFile[] {
  const fromBytes = (path: string, bytes: Uint8Array): ZipSourceFile => ({
    path,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  });
  const charters = listObjects(profile.database, 'charter');
  const rosters = listObjects(profile.database, 'roster');
  const materials = new Map(
    manifest.payload.entries.flatMap((entry) =>
      entry.materials.map((material) => [material.sha256 as string, material.size]),
    ),
  );
  return [
    fromBytes(PACKAGE_PATHS.manifest, manifest.bytes),
    ...charters.map((charter) => fromBytes(PACKAGE_PATHS.charter, charter.bytes)),
    ...rosters.map((roster, index) => fromBytes(rosterPath(index + 1), roster.bytes)),
    ...[...materials].map(([sha256, size]) => ({
      path: materialPath(sha256),
      size,
      open: () => lendFileChunks(profile.blobs.pathOf(sha256)),
    })),
  ];
}
