import type { SignedObject } from '../envelope/signed-object.ts';
import type { Entry, PackageManifest } from '../model/assignment.ts';
import type { Roster } from '../model/people.ts';
import type { SheetContent } from '../model/score-sheet.ts';
import { findRubric } from '../model/find-in-setup.ts';
import { validateMarks } from '../rules/judge-total.ts';

/** What a sheet asks of its package. */
export type BindingPackage = {
  readonly payload: Pick<PackageManifest, 'judge' | 'stage'> & {
    readonly entries: readonly Pick<Entry, 'id' | 'division'>[];
  };
};

/** Everything a sheet must be bound to, verified before. */
export type SheetContext = {
  readonly charter: Pick<SignedObject<'charter'>, 'hash' | 'payload'>;
  /** By payload hash. */
  readonly rosters: ReadonlyMap<string, Pick<SignedObject<'roster'>, 'payload'>>;
  readonly packages: ReadonlyMap<string, BindingPackage>;
};

export const SHEET_PROBLEMS = [
  'other-contest',
  'other-charter',
  'other-stage',
  'unknown-roster',
  'device-not-in-roster',
  'unknown-package',
  'package-of-other-judge',
  'entry-not-in-package',
  'marks-invalid',
  'comment-missing',
  'correction-without-reason',
  'paper-by-one-person',
] as const;
export type SheetProblem = (typeof SHEET_PROBLEMS)[number];

/**
 * Why a correctly signed sheet must not count, or null. The organizer asks on import, the verifier
 * in step 5: one rule for both (threats.md rows 13, 21, 52).
 */
export function findSheetProblem(sheet: SheetContent, context: SheetContext): SheetProblem | null {
  const { charter } = context;
  if (sheet.contestId !== charter.payload.contestId) return 'other-contest';
  if (sheet.charter !== charter.hash) return 'other-charter';
  const roster = context.rosters.get(sheet.roster);
  if (!roster) return 'unknown-roster';
  const judge = judgesOf(roster.payload).get(sheet.judge);
  if (!judge?.devices.some((device) => device.ed25519 === sheet.deviceKey)) {
    return 'device-not-in-roster';
  }
  const manifest = context.packages.get(sheet.package);
  if (!manifest) return 'unknown-package';
  if (manifest.payload.judge !== sheet.judge) return 'package-of-other-judge';
  if (manifest.payload.stage !== sheet.stage) return 'other-stage';
  const entry = entriesOf(manifest.payload).get(sheet.entry);
  if (!entry) return 'entry-not-in-package';
  if (sheet.replaces.length > 0 !== (sheet.correctionReason !== undefined)) {
    return 'correction-without-reason';
  }
  if (sheet.fromPaper && new Set(sheet.fromPaper.enteredBy).size < 2) return 'paper-by-one-person';
  return findBodyProblem(sheet, charter, entry.division);
}

function findBodyProblem(
  sheet: SheetContent,
  charter: SheetContext['charter'],
  division: string,
): SheetProblem | null {
  if (sheet.body.kind === 'recusal') return null;
  const rubric = findRubric(charter.payload.setup, sheet.stage, division);
  if (!rubric || validateMarks(rubric, sheet.body.marks).length > 0) return 'marks-invalid';
  return rubric.commentRequired && !sheet.body.comment ? 'comment-missing' : null;
}

const judgesOf = createIndex(({ judges }: Pick<Roster, 'judges'>) => judges);
const entriesOf = createIndex(({ entries }: BindingPackage['payload']) => entries);

/** Members by their id, the first of each as `find` would give it; made once for each owner. */
function createIndex<O extends object, M extends { readonly id: string }>(
  membersOf: (owner: O) => readonly M[],
): (owner: O) => ReadonlyMap<string, M> {
  const indexes = new WeakMap<O, ReadonlyMap<string, M>>();
  return (owner) => {
    const known = indexes.get(owner);
    if (known) return known;
    const index = new Map(
      membersOf(owner)
        .toReversed()
        .map((member) => [member.id, member]),
    );
    indexes.set(owner, index);
    return index;
  };
}
