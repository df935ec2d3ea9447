import type { Desk, DeskEntry, Draft } from '../../contract/judging-methods.ts';
import type { Entry, PackageManifest } from '../../core/model/assignment.ts';
import type { Standing } from '../../core/model/score-sheet.ts';
import { findRubric, findStage } from '../../core/model/find-in-setup.ts';
import { computeSheetTotal } from '../../core/rules/sheet-total.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { findDeviceBar } from './device-bar.ts';
import { draftOf, readHead } from './draft-journal.ts';
import {
  readCurrentPackage,
  readReceivedContest,
  type ReceivedContest,
  type ReceivedPackage,
} from './received-package.ts';
import { readForeignSheets, type ForeignSheet } from './foreign-sheets.ts';
import { readStandings } from './receipt-standings.ts';
import { headsOf, readOwnSheets, type OwnSheet } from './sealed-sheets.ts';

/** The contest and package a judge may work on: taken in, verified, and confirmed by the person. */
export function readConfirmed(
  profile: OpenProfile,
): { readonly contest: ReceivedContest; readonly received: ReceivedPackage } | null {
  const contest = readReceivedContest(profile);
  const received = readCurrentPackage(profile);
  return contest?.confirmed && received ? { contest, received } : null;
}

/** Everything the desk shows, from the backend's own records. */
export function readDesk(profile: OpenProfile): Desk | null {
  const confirmed = readConfirmed(profile);
  if (!confirmed) return null;
  const { contest, received } = confirmed;
  const { manifest, roster } = received;
  const { setup, contestId, rehearsal } = contest.charter;
  const stage = findStage(setup, manifest.stage);
  if (!stage) throw new Error('package names a stage that its charter does not have');
  const sheets = readOwnSheets(profile, contestId, manifest.stage);
  const foreign = readForeignSheets(profile, contestId, manifest.stage);
  const delivered = sheets.filter((one) => one.delivered).map(({ hash }) => hash);
  const standings = readStandings(profile, manifest, delivered);
  const name = roster.judges.find(({ id }) => id === manifest.judge)?.name ?? manifest.judge;
  return {
    contestId,
    title: setup.title,
    titleEn: setup.titleEn ?? null,
    rehearsal,
    stage,
    divisions: setup.divisions,
    tracks: setup.tracks,
    rubrics: setup.rubrics,
    judge: { id: manifest.judge, name },
    packageVersion: manifest.packageVersion,
    bar: findDeviceBar(profile, received),
    entries: manifest.entries.map((entry) =>
      toDeskEntry(profile, contest, manifest, entry, { sheets, foreign, standings }),
    ),
  };
}

function toDeskEntry(
  profile: OpenProfile,
  contest: ReceivedContest,
  manifest: PackageManifest,
  entry: Entry,
  signed: {
    readonly sheets: readonly OwnSheet[];
    readonly foreign: readonly ForeignSheet[];
    readonly standings: ReadonlyMap<string, Standing>;
  },
): DeskEntry {
  const own = signed.sheets.filter(({ sheet }) => sheet.entry === entry.id);
  const foreign = signed.foreign.filter(({ sheet }) => sheet.entry === entry.id);
  const place = { contestId: contest.charter.contestId, stage: manifest.stage, entry: entry.id };
  const head = readHead(profile, place);
  const sealed = own.at(-1)?.draftRevision ?? 0;
  const draft = head && head.revision > sealed ? draftOf(head) : null;
  const heads = headsOf([...own, ...foreign]);
  const effective = heads.length === 1 ? heads[0]?.hash : undefined;
  return {
    entry,
    rubric: findRubric(contest.charter.setup, manifest.stage, entry.division)?.id ?? '',
    state: stateOf(own, draft !== null && !isEmptyDraft(draft.draft)),
    draft,
    journal: {
      revision: head?.revision ?? 0,
      copy: head?.copy ?? null,
      edit: head?.edit ?? 0,
      sealed,
    },
    sheets: own.map(({ hash, sheet, delivered, sm2 }) => ({
      hash,
      sheet,
      total: computeSheetTotal(contest.charter.setup, manifest, sheet),
      effective: hash === effective,
      delivered,
      standing: signed.standings.get(hash) ?? null,
      sm2,
    })),
    foreign: foreign.map(({ hash, sheet }) => ({
      hash,
      sheet,
      total: computeSheetTotal(contest.charter.setup, manifest, sheet),
    })),
    conflict: heads.length > 1,
  };
}

/** Everything was taken back, mark by mark. */
function isEmptyDraft(draft: Draft): boolean {
  const nothing = (texts: Readonly<Record<string, string>>) =>
    Object.values(texts).every((text) => text.trim() === '');
  return (
    Object.keys(draft.marks).length === 0 &&
    nothing(draft.markComments) &&
    draft.comment.trim() === '' &&
    draft.recusalReason === null &&
    draft.correctionReason === null
  );
}

function stateOf(own: readonly OwnSheet[], hasDraft: boolean): DeskEntry['state'] {
  if (hasDraft) return 'draft';
  const last = own.at(-1);
  if (!last) return 'not-started';
  return last.delivered ? 'delivered' : 'sealed';
}
