import type { MethodOutput } from '../../contract/contract.ts';
import { validateSetup } from '../../core/rules/validate-setup.ts';
import { computeResult } from '../../core/rules/compute-result.ts';
import { sha256Schema } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetting } from '../store/settings.ts';
import { findStaleness } from './assignment-handlers.ts';
import {
  readAssignments,
  readFrozenCharter,
  readRosters,
  readSetup,
  readSignedResult,
} from './contest-state.ts';
import { readEntryRows } from './entry-table.ts';
import { isRosterCurrent } from './judge-handlers.ts';
import { readJudges } from './judge-table.ts';
import { readPending, type PendingSigning } from './pending-signing.ts';
import { readBuiltPackages } from './package-table.ts';
import { archivedSetting } from './export-archive.ts';
import { isResultCurrent } from './current-result.ts';
import { gatherStageInputs } from './result-inputs.ts';

type Step = MethodOutput<'contest.progress'>[number];
type State = Step['state'];

/** The procession of the event: each step's state, and why a step cannot go on yet. */
export function describeProgress(profile: OpenProfile, stage: string): Step[] {
  return [
    setupStep(profile),
    entriesStep(profile),
    judgesStep(profile),
    assignmentStep(profile, stage),
    packagesStep(profile, stage),
    ...resultSteps(profile, stage),
  ];
}

function step(
  id: Step['step'],
  state: State,
  code: string,
  params: Readonly<Record<string, number>> = {},
): Step {
  return { step: id, state, message: { code, params } };
}

function archiveStep(profile: OpenProfile, stage: string, result: string | null): Step {
  if (result === null) return step('archive', 'blocked', 'needs-result');
  const archived = readSetting(profile.database, archivedSetting(stage), sha256Schema);
  return archived === result
    ? step('archive', 'done', 'archive-written')
    : step('archive', 'todo', 'archive-ready');
}

function setupStep(profile: OpenProfile): Step {
  if (readFrozenCharter(profile)) return step('setup', 'done', 'frozen');
  const waiting = readPending(profile, 'charter');
  if (waiting) return step('setup', 'todo', 'charter-waiting', countSigned(waiting));
  const setup = readSetup(profile);
  if (!setup) return step('setup', 'todo', 'no-contest');
  const errors = validateSetup(setup).filter((problem) => problem.severity === 'error').length;
  return errors > 0
    ? step('setup', 'todo', 'setup-problems', { errors })
    : step('setup', 'todo', 'ready-to-freeze');
}

function countSigned({ object, threshold }: PendingSigning) {
  return { signed: object.signers.length, threshold };
}

function entriesStep(profile: OpenProfile): Step {
  if (!readSetup(profile)) return step('entries', 'blocked', 'needs-contest');
  const rows = readEntryRows(profile);
  const absent = rows
    .flatMap((row) => row.materials)
    .filter((material) => material.file === null).length;
  const bare = rows.filter((row) => row.materials.length === 0).length;
  const counts = { entries: rows.length, absent, bare };
  if (rows.length === 0) return step('entries', 'todo', 'no-entries');
  if (absent > 0) return step('entries', 'todo', 'materials-absent', counts);
  return step('entries', 'done', bare > 0 ? 'entries-without-materials' : 'entries-ready', counts);
}

function judgesStep(profile: OpenProfile): Step {
  const judges = readJudges(profile).length;
  if (!readFrozenCharter(profile)) return step('judges', 'blocked', 'needs-freeze', { judges });
  const waiting = readPending(profile, 'roster');
  if (waiting) return step('judges', 'todo', 'roster-waiting', countSigned(waiting));
  if (judges === 0) return step('judges', 'todo', 'no-judges');
  return isRosterCurrent(profile)
    ? step('judges', 'done', 'roster-signed', { judges })
    : step('judges', 'todo', 'roster-unsigned', { judges });
}

function assignmentStep(profile: OpenProfile, stage: string): Step {
  if (readRosters(profile).length === 0) return step('assignment', 'blocked', 'needs-roster');
  if (readEntryRows(profile).length === 0) return step('assignment', 'blocked', 'needs-entries');
  const signed = readAssignments(profile, stage).at(-1);
  if (!signed) return step('assignment', 'todo', 'assignment-unsigned');
  const sheets = signed.payload.panels.reduce((sum, panel) => sum + panel.entries.length, 0);
  const why = findStaleness(profile, stage);
  if (why === null) return step('assignment', 'done', 'assignment-signed', { sheets });
  const code = why === 'roster' ? 'assignment-older-roster' : 'assignment-stale';
  return step('assignment', 'todo', code, { sheets });
}

function packagesStep(profile: OpenProfile, stage: string): Step {
  const signed = readAssignments(profile, stage).at(-1);
  if (!signed) return step('packages', 'blocked', 'needs-assignment');
  const packages = readBuiltPackages(profile, stage);
  const judges = signed.payload.panels.length;
  const built = signed.payload.panels.filter(
    ({ judge }) => packages.get(judge)?.assignment === signed.hash,
  ).length;
  return step('packages', built === judges ? 'done' : 'todo', 'packages-built', { built, judges });
}

function resultSteps(profile: OpenProfile, stage: string): Step[] {
  const inputs = gatherStageInputs(profile, stage);
  if (!inputs.ok || readBuiltPackages(profile, stage).size === 0) {
    return [
      step('collect', 'blocked', 'needs-packages'),
      step('result', 'blocked', 'needs-sheets'),
      step('archive', 'blocked', 'needs-result'),
    ];
  }
  const outcome = computeResult(inputs.value.input);
  const { computed, matrix } = outcome;
  const expected = matrix.cells.length;
  const received = expected - computed.open.length;
  const counts = { received, expected, open: computed.open.length };
  const signed = readSignedResult(profile, stage);
  const current = signed !== null && isResultCurrent(signed, inputs.value, outcome);
  const unsigned = signed ? 'result-stale' : 'result-unsigned';
  return [
    step('collect', computed.open.length === 0 ? 'done' : 'todo', 'sheets-received', counts),
    received === 0
      ? step('result', 'blocked', 'needs-sheets')
      : step('result', current ? 'done' : 'todo', current ? 'result-signed' : unsigned, counts),
    // The archive of a stale result would fail step 10 in the notary's hands.
    archiveStep(profile, stage, current ? signed.hash : null),
  ];
}
