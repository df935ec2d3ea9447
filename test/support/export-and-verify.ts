import type { MethodOutput } from '../../src/contract/contract.ts';
import type { Sha256Hex, StageId } from '../../src/core/model/primitives.ts';
import { STAGE, type Person } from './people.ts';

export type VerifiedArchive = {
  readonly archiveId: Sha256Hex;
  readonly report: MethodOutput<'notary.verify'>['report'];
};

/** Writes the archive of the stage's signed result; gives its path. */
export async function exportArchive(organizer: Person, stage: StageId = STAGE): Promise<string> {
  const { client, out, secret } = organizer;
  const archive = { stage, destinationId: out, secret };
  return (await client.demand('archive.export', archive)).file.path;
}

/** The archive that the organizer exports, as a notary's machine reads and verifies it. */
export async function exportAndVerify(
  organizer: Person,
  notary: Person,
  root: string,
): Promise<VerifiedArchive> {
  return verifyArchiveFile(notary, await exportArchive(organizer), root);
}

/** An archive's file, opened and verified through the notary's interface. */
export async function verifyArchiveFile(
  notary: Person,
  path: string,
  root: string,
): Promise<VerifiedArchive> {
  const uploadId = await notary.client.uploadFile(path);
  const { archiveId } = await notary.client.demand('notary.openArchive', { uploadId });
  const { report } = await notary.client.demand('notary.verify', {
    archiveId,
    root,
    taskId: 't-00000010',
  });
  return { archiveId, report };
}

/** The steps that failed, whole, so that a test that expects none shows what was found. */
export function failedSteps({ report }: VerifiedArchive) {
  return report.steps.filter(({ status }) => status === 'failed');
}
