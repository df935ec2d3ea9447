import { z } from 'zod';
import type { SignedBefore } from '../../contract/root-methods.ts';
import { sha256Schema } from '../../core/model/primitives.ts';
import type { SignedObject } from '../../core/envelope/signed-object.ts';
import type { ReadRequest } from '../../core/signing/signing-request.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

const recordSchema = z.strictObject({
  kind: z.enum(['charter', 'roster']),
  contestId: z.string(),
  title: z.string(),
  rosterVersion: z.int().nullable(),
  hash: sha256Schema,
  signedAt: z.string(),
});

const SETTING = 'root-signatures';

/** Everything this holder signed, oldest first. It is what makes an older or forked roster visible. */
export function readSignedBefore(profile: OpenProfile): readonly SignedBefore[] {
  return readSetting(profile.database, SETTING, z.array(recordSchema)) ?? [];
}

/** Remembers a signature; the same object again moves to the end. */
export function rememberSigned(profile: OpenProfile, read: ReadRequest, now: Date): void {
  const { object } = read;
  const record: SignedBefore = {
    kind: read.kind,
    contestId: object.payload.contestId,
    title: charterOf(read).payload.setup.title,
    rosterVersion: object.kind === 'roster' ? object.payload.rosterVersion : null,
    hash: object.hash,
    signedAt: now.toISOString(),
  };
  const others = readSignedBefore(profile).filter(({ hash }) => hash !== object.hash);
  profile.database.transaction(() => {
    writeSetting(profile.database, SETTING, [...others, record]);
    writeSetting(profile.database, 'contest-title', record.title);
  });
}

/** The charter that is asked for, or the one that the roster belongs to. */
export function charterOf(read: ReadRequest): SignedObject<'charter'> {
  return read.kind === 'charter' ? read.object : read.charter;
}
