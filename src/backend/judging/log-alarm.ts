import { appError, type AppError } from '../../contract/app-error.ts';
import { envelopeSchema, type Envelope } from '../../core/envelope/dsse.ts';
import { encodeSplitEvidence, type SplitEvidence } from '../../core/log/split-evidence.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import { oneChunk } from '../files/export-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject } from '../store/object-store.ts';

export type Alarm = {
  readonly reason: string;
  readonly noticedAt: string;
  readonly evidence: Uint8Array;
};

/** The newest proof that the organizer's log was not one log, or null. */
export function readAlarm(profile: OpenProfile, stage: string): Alarm | null {
  const row = profile.database.get(
    'SELECT reason, value, noticed_at FROM log_evidence WHERE stage = ? ORDER BY position DESC LIMIT 1',
    stage,
  );
  return row
    ? {
        reason: String(row['reason']),
        noticedAt: String(row['noticed_at']),
        evidence: row['value'] as Uint8Array,
      }
    : null;
}

/**
 * Keeps the evidence, writes it to the exports folder, and gives the refusal that names the file
 * (threats.md row 25). The judge can save it again wherever it is needed.
 */
export async function raiseAlarm(
  context: Context,
  stage: string,
  charterHash: string,
  found: Omit<SplitEvidence, 'type' | 'version' | 'charter' | 'records'>,
): Promise<AppError> {
  const profile = profileOf(context);
  const evidence = encodeSplitEvidence({
    type: 'jurybox.split-evidence',
    version: 1,
    charter: charterEnvelope(profile, charterHash),
    records: null,
    ...found,
  });
  profile.database.run(
    `INSERT INTO log_evidence (stage, reason, value, noticed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    stage,
    found.reason,
    evidence,
    nowOf(context).toISOString(),
  );
  const name = `evidence-${stage}.jbevidence`;
  const written = await context.exports.write('exports', name, oneChunk(evidence));
  context.events.emit({ type: 'changed', area: 'desk' });
  return appError(
    'log-split-view',
    { reason: found.reason },
    written.ok ? written.value.path : undefined,
  );
}

function charterEnvelope(profile: OpenProfile, hash: string): Envelope {
  const stored = getObject(profile.database, hash);
  if (!stored) throw new Error('charter is not stored');
  return toEnvelope(stored.bytes);
}

export function toEnvelope(bytes: Uint8Array): Envelope {
  return envelopeSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
