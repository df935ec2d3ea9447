import { appError, type AppError } from '../../contract/app-error.ts';
import { equalBytes } from '../../core/bytes/binary.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import { canonicalBytes } from '../../core/json/canonical-json.ts';
import type { Assignment } from '../../core/model/assignment.ts';
import type { EntryId, JudgeId, StageId } from '../../core/model/primitives.ts';
import type { ContestSetup } from '../../core/model/charter.ts';
import { findStage, findStageDivision } from '../../core/model/find-in-setup.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { putLogged } from './log/logged-objects.ts';
import { demandFrozen, readAssignments, readRosters, readSignedResult } from './contest-state.ts';
import { readEntryRows, rowToEntry } from './entry-table.ts';
import { findGroupless } from './judge-groups.ts';
import { isRosterCurrent } from './judge-handlers.ts';
import { readJudges } from './judge-table.ts';

type AssignmentHandlers = Pick<Handlers, Extract<keyof Handlers, `assignment.${string}`>>;
export type Panel = { judge: JudgeId; entries: EntryId[] };

export function createAssignmentHandlers(context: Context): AssignmentHandlers {
  return {
    'assignment.get': ({ stage }) => {
      const profile = profileOf(context);
      const panels = readPanels(profile, stage).map((panel) => ({ ...panel }));
      const latest = readAssignments(profile, stage).at(-1);
      return ok({
        panels,
        signedVersion: latest?.payload.assignmentVersion ?? 0,
        unsigned: findStaleness(profile, stage),
      });
    },
    'assignment.save': ({ stage, panels }) => {
      const profile = profileOf(context);
      const problem = findPanelProblem(profile, panels);
      if (problem) return fail(problem);
      profile.database.transaction(() => {
        profile.database.run('DELETE FROM panel WHERE stage = ?', stage);
        for (const { judge, entries } of panels) {
          profile.database.run(
            'INSERT INTO panel (stage, judge, entries) VALUES (?, ?, ?)',
            stage,
            judge,
            JSON.stringify(entries),
          );
        }
      });
      context.events.emit({ type: 'changed', area: 'assignment' });
      return ok({});
    },
    'assignment.sign': ({ stage, secret }) => signAssignment(context, stage, secret),
  };
}

/** The unsigned table of a stage. */
export function readPanels(profile: OpenProfile, stage: string): readonly Panel[] {
  return profile.database
    .all('SELECT judge, entries FROM panel WHERE stage = ? ORDER BY judge', stage)
    .map((row) => ({
      judge: String(row['judge']) as JudgeId,
      entries: JSON.parse(String(row['entries'])) as EntryId[],
    }));
}

function findPanelProblem(profile: OpenProfile, panels: readonly Panel[]): AppError | null {
  const judges = new Set(readJudges(profile).map((judge) => judge.id));
  const entries = new Set(readEntryRows(profile).map((row) => row.id));
  for (const panel of panels) {
    if (!judges.has(panel.judge)) return appError('judge-unknown', { judge: panel.judge });
    const unknown = panel.entries.find((entry) => !entries.has(entry));
    if (unknown !== undefined) return appError('entry-unknown', { entry: unknown });
    if (new Set(panel.entries).size !== panel.entries.length) {
      return appError('assignment-invalid', { judge: panel.judge });
    }
  }
  return null;
}

/** What an assignment signed now would say, apart from its place in the chain. */
function assignmentContent(profile: OpenProfile, stage: string) {
  const rows = readEntryRows(profile);
  const panels = readPanels(profile, stage)
    .map(({ judge, entries }) => ({
      judge,
      // Presenting order is the order of the entry list.
      entries: rows.map((row) => row.id).filter((id) => entries.includes(id)),
    }))
    .filter((panel) => panel.entries.length > 0);
  const named = new Set(panels.flatMap((panel) => panel.entries));
  return { entries: rows.filter((row) => named.has(row.id)).map(rowToEntry), panels };
}

/** Whether the signed assignment still says what table, entries and roster say. */
export function isAssignmentCurrent(profile: OpenProfile, stage: string): boolean {
  return findStaleness(profile, stage) === null;
}

/**
 * Why the assignment is to be signed (again): its content is another, or it is the same and names
 * an older roster. Null while it is signed and current.
 */
export function findStaleness(profile: OpenProfile, stage: string): 'content' | 'roster' | null {
  const latest = readAssignments(profile, stage).at(-1);
  if (!latest) return 'content';
  const { entries, panels, roster } = latest.payload;
  const now = assignmentContent(profile, stage);
  if (!equalBytes(canonicalBytes({ entries, panels }), canonicalBytes(now))) return 'content';
  return roster === readRosters(profile).at(-1)?.hash ? null : 'roster';
}

async function signAssignment(context: Context, stage: StageId, secret: string) {
  const profile = profileOf(context);
  const prepared = prepareAssignment(profile, stage);
  if (!prepared.ok) return prepared;
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const signed = createSignedObject('assignment', prepared.value, [
    signingKeyOf(keys.value.operations),
  ]);
  putLogged(profile, signed, nowOf(context));
  context.events.emit({ type: 'changed', area: 'assignment' });
  return ok({ assignmentVersion: prepared.value.assignmentVersion });
}

function prepareAssignment(profile: OpenProfile, stage: StageId): Result<Assignment, AppError> {
  const charter = demandFrozen(profile, stage);
  if (!charter.ok) return charter;
  const roster = readRosters(profile).at(-1);
  if (!roster) return fail(appError('roster-missing'));
  if (!isRosterCurrent(profile)) return fail(appError('roster-stale'));
  const content = assignmentContent(profile, stage);
  if (content.panels.length === 0) return fail(appError('assignment-missing'));
  const { setup, contestId } = charter.value.payload;
  const groupless = findGroupless(setup, stage, roster.payload, content.panels);
  if (groupless) return fail(groupless);
  const homeless = content.entries.find(
    (entry) => !findStageDivision(setup, stage, entry.division),
  );
  if (homeless) return fail(appError('assignment-invalid', { entry: homeless.id }));
  const absent = readEntryRows(profile).find(
    (row) =>
      content.entries.some((entry) => entry.id === row.id) &&
      row.materials.some((material) => material.file === null),
  );
  if (absent) {
    const name = absent.materials.find((material) => material.file === null)?.name ?? '';
    return fail(appError('material-missing', { entry: absent.id, name }, `${absent.id} ${name}`));
  }
  const earlier = earlierTotals(profile, setup, stage, content.entries);
  if (earlier === null) return fail(appError('result-missing'));
  const previous = readAssignments(profile, stage).at(-1);
  return ok({
    type: 'jurybox.assignment',
    version: 1,
    contestId,
    charter: charter.value.hash,
    roster: roster.hash,
    stage,
    assignmentVersion: (previous?.payload.assignmentVersion ?? 0) + 1,
    previous: previous?.hash ?? null,
    ...content,
    ...(earlier.length === 0 ? {} : { earlier }),
  });
}

/** Totals that the rules take over from earlier stages; null while one has no complete result. */
function earlierTotals(
  profile: OpenProfile,
  setup: ContestSetup,
  stage: StageId,
  entries: Assignment['entries'],
): NonNullable<Assignment['earlier']> | null {
  const wanted = new Set(entries.map(({ id }) => id));
  const stages = (findStage(setup, stage)?.ruleset.attributes ?? []).flatMap(
    ({ stage: earlier }) => earlier ?? [],
  );
  const found = [...new Set(stages)].map((earlier) => {
    const result = readSignedResult(profile, earlier);
    if (result?.payload.computed.status !== 'complete') return null;
    const lines = result.payload.computed.divisions.flatMap(({ ranking }) => ranking);
    const totals = lines.flatMap(({ entry, total }) =>
      total !== null && wanted.has(entry) ? [{ entry, total }] : [],
    );
    return { stage: earlier, result: result.hash, totals };
  });
  return found.includes(null) ? null : found.filter((one) => one !== null);
}
