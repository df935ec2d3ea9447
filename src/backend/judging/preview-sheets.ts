import type { MethodOutput } from '../../contract/contract.ts';
import type { Draft, StoredDraft } from '../../contract/judging-methods.ts';
import { computePayloadHash } from '../../core/envelope/signed-object.ts';
import type { Entry } from '../../core/model/assignment.ts';
import { findRubric } from '../../core/model/find-in-setup.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { Rubric } from '../../core/model/rubric.ts';
import {
  scoreSheetSchema,
  type Mark,
  type ScoreSheet,
  type SheetBody,
} from '../../core/model/score-sheet.ts';
import { validateMarks } from '../../core/rules/judge-total.ts';
import { computeSheetTotal } from '../../core/rules/sheet-total.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readConfirmed } from './desk.ts';
import { findDeviceBar } from './device-bar.ts';
import { draftOf, readHead } from './draft-journal.ts';
import { readForeignSheets, type ForeignSheet } from './foreign-sheets.ts';
import { headsOf, nextSequence, readOwnSheets } from './sealed-sheets.ts';

export type SheetPreview = MethodOutput<'judging.previewSheets'>[number];
type Problem = SheetPreview['problems'][number];
type Confirmed = NonNullable<ReturnType<typeof readConfirmed>>;

/** A preview with the draft it was made from. */
export type PreparedSheet = SheetPreview & { readonly draftRevision: number };

/**
 * Builds the sheet that would be signed for an entry, from the journal and the package, never from
 * what a renderer says (threats.md row 39).
 */
export function prepareSheet(
  profile: OpenProfile,
  confirmed: Confirmed,
  entryId: EntryId,
  now: Date,
): PreparedSheet {
  const { contest, received } = confirmed;
  const refuse = (code: string): PreparedSheet => ({
    entry: entryId,
    sheet: null,
    total: null,
    contentHash: null,
    problems: [{ code }],
    draftRevision: 0,
  });
  const entry = received.manifest.entries.find(({ id }) => id === entryId);
  if (!entry) return refuse('entry-unknown');
  const barred = findDeviceBar(profile, received);
  if (barred) return refuse(barred);
  const { contestId, setup } = contest.charter;
  const { stage } = received.manifest;
  const own = readOwnSheets(profile, contestId, stage).filter(
    ({ sheet }) => sheet.entry === entryId,
  );
  const head = readHead(profile, { contestId, stage, entry: entryId });
  const stored = head ? draftOf(head) : null;
  if (!stored || stored.revision <= (own.at(-1)?.draftRevision ?? 0)) {
    return refuse(own.length > 0 ? 'already-sealed' : 'not-started');
  }
  const rubric = findRubric(setup, stage, entry.division);
  if (!rubric) return refuse('rubric-missing');
  const others = readForeignSheets(profile, contestId, stage).filter(
    ({ sheet }) => sheet.entry === entryId,
  );
  const versions = [...own, ...others];
  const problems = findDraftProblems(stored.draft, rubric, versions.length > 0);
  const sheet =
    problems.length > 0
      ? null
      : buildSheet(profile, confirmed, entry, stored, rubric, versions, now);
  if (!sheet) return { ...refuse('not-started'), problems, draftRevision: stored.revision };
  return {
    entry: entryId,
    sheet,
    total: computeSheetTotal(setup, received.manifest, sheet),
    contentHash: computePayloadHash({ ...sheet, sequence: 0, sealedAt: '' }),
    problems,
    draftRevision: stored.revision,
  };
}

function buildSheet(
  profile: OpenProfile,
  { contest, received }: Confirmed,
  entry: Entry,
  { draft }: StoredDraft,
  rubric: Rubric,
  versions: readonly ForeignSheet[],
  now: Date,
): ScoreSheet {
  const identity = readIdentity(profile);
  if (!identity) throw new Error('a package was taken in without an identity');
  const { manifest, manifestHash } = received;
  const reason = draft.correctionReason?.trim();
  return scoreSheetSchema.parse({
    type: 'jurybox.score-sheet',
    version: 1,
    contestId: contest.charter.contestId,
    charter: contest.charterHash,
    roster: manifest.roster,
    package: manifestHash,
    stage: manifest.stage,
    judge: manifest.judge,
    deviceKey: identity.ed25519,
    entry: entry.id,
    sequence: nextSequence(profile, contest.charter.contestId),
    // Those of another device too: naming both ends a conflict (threats.md row 30).
    replaces: headsOf(versions)
      .map(({ hash }) => hash)
      .toSorted(),
    ...(versions.length > 0 && reason ? { correctionReason: reason } : {}),
    sealedAt: now.toISOString(),
    ...(draft.fromPaper ? { fromPaper: draft.fromPaper } : {}),
    body: toBody(draft, rubric),
  });
}

function toBody(draft: Draft, rubric: Rubric): SheetBody {
  if (draft.recusalReason !== null) return { kind: 'recusal', reason: draft.recusalReason.trim() };
  const comment = draft.comment.trim();
  return { kind: 'scores', marks: toMarks(draft, rubric), ...(comment ? { comment } : {}) };
}

function toMarks(draft: Draft, rubric: Rubric): Mark[] {
  return rubric.criteria.flatMap(({ id }) => {
    const value = Object.hasOwn(draft.marks, id) ? draft.marks[id] : undefined;
    if (value === undefined) return [];
    const comment = Object.hasOwn(draft.markComments, id) ? draft.markComments[id]?.trim() : '';
    return [{ criterion: id, value, ...(comment ? { comment } : {}) }];
  });
}

function findDraftProblems(draft: Draft, rubric: Rubric, correcting: boolean): Problem[] {
  const problems: Problem[] = [];
  if (correcting && !draft.correctionReason?.trim()) {
    problems.push({ code: 'correction-reason-missing' });
  }
  if (draft.fromPaper && new Set(draft.fromPaper.enteredBy).size < 2) {
    problems.push({ code: 'paper-by-one-person' });
  }
  if (draft.recusalReason !== null) {
    return draft.recusalReason.trim()
      ? problems
      : [...problems, { code: 'recusal-reason-missing' }];
  }
  for (const { criterion, code } of validateMarks(rubric, toMarks(draft, rubric))) {
    problems.push({ code: `mark-${code}`, criterion });
  }
  const known = new Set<string>(rubric.criteria.map(({ id }) => id));
  const stray = Object.keys(draft.marks).find((id) => !known.has(id));
  if (stray !== undefined) problems.push({ code: 'mark-unknown', criterion: stray });
  if (rubric.commentRequired && !draft.comment.trim()) problems.push({ code: 'comment-missing' });
  return problems;
}
