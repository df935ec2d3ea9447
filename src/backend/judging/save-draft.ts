import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readConfirmed } from './desk.ts';
import { appendDraft, readHistory, type DraftPlace } from './draft-journal.ts';
import { readOwnSheets } from './sealed-sheets.ts';

/** A long session saves some thousand states; the last ones are what somebody looks for. */
const HISTORY_LIMIT = 1000;

/** Appends one edit to the journal of an entry of the current package. */
export function saveDraft(
  context: Context,
  { entry, ...wanted }: MethodInput<'judging.saveDraft'>,
): Result<MethodOutput<'judging.saveDraft'>, AppError> {
  const profile = profileOf(context);
  const place = placeOf(profile, entry);
  if (!place.ok) return place;
  const outcome = appendDraft(profile, place.value, wanted, nowOf(context));
  if (outcome.kind === 'stale') {
    return fail(appError('draft-stale', { revision: outcome.head.revision }));
  }
  // Whoever else has this profile open shows the new state before going on from an old one.
  if (outcome.otherCopy) context.events.emit({ type: 'changed', area: 'desk' });
  return ok({ revision: outcome.at.revision, savedAt: outcome.at.savedAt });
}

/** The saved states of one entry's draft, newest first. */
export function readDraftHistory(
  profile: OpenProfile,
  entry: EntryId,
): Result<MethodOutput<'judging.draftHistory'>, AppError> {
  const place = placeOf(profile, entry);
  if (!place.ok) return place;
  const { contestId, stage } = place.value;
  const own = readOwnSheets(profile, contestId, stage).filter(({ sheet }) => sheet.entry === entry);
  const sealed = new Set(own.map(({ draftRevision }) => draftRevision));
  return ok(
    readHistory(profile, place.value, HISTORY_LIMIT).map(({ revision, copy, savedAt, draft }) => ({
      revision,
      copy,
      savedAt,
      draft,
      sealed: sealed.has(revision),
    })),
  );
}

function placeOf(profile: OpenProfile, entry: EntryId): Result<DraftPlace, AppError> {
  const confirmed = readConfirmed(profile);
  if (!confirmed) return fail(appError('package-missing'));
  const { manifest } = confirmed.received;
  if (!manifest.entries.some(({ id }) => id === entry)) {
    return fail(appError('entry-unknown', { entry }));
  }
  return ok({ contestId: manifest.contestId, stage: manifest.stage, entry });
}
