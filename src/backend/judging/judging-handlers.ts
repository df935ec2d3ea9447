import { appError } from '../../contract/app-error.ts';
import { computeRootFingerprint } from '../../core/crypto/fingerprint.ts';
import { fail, ok } from '../../core/result.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { toFingerprintView } from '../identity/fingerprint-view.ts';
import { readConfirmed, readDesk } from './desk.ts';
import { exportBundle } from './hand-over.ts';
import { importPackage } from './import-package.ts';
import { importReceipt } from './import-receipt.ts';
import { createNotesHandlers } from './notes-handlers.ts';
import { readDraftHistory, saveDraft } from './save-draft.ts';
import { prepareSheet } from './preview-sheets.ts';
import { readReceivedContest } from './received-package.ts';
import { sealSheets } from './seal-sheets.ts';
import { exportEvidence, exportWitness, importHead, readLogState } from './witness.ts';

type JudgingHandlers = Pick<Handlers, Extract<keyof Handlers, `judging.${string}`>>;

export function createJudgingHandlers(context: Context): JudgingHandlers {
  return {
    'judging.importPackage': (input) =>
      context.tasks.run(input.taskId, (task) => importPackage(context, input, task)),
    'judging.pendingContest': () => {
      const contest = readReceivedContest(profileOf(context));
      if (!contest || contest.confirmed) return ok(null);
      const { contestId, rehearsal, setup } = contest.charter;
      const rootFingerprint = toFingerprintView(rootOf(contest.charter));
      return ok({ contestId, title: setup.title, rehearsal, rootFingerprint });
    },
    'judging.confirmContest': ({ rootFingerprint }) => {
      const profile = profileOf(context);
      const contest = readReceivedContest(profile);
      if (!contest) return fail(appError('package-missing'));
      if (rootOf(contest.charter) !== rootFingerprint)
        return fail(appError('fingerprint-mismatch'));
      profile.database.run('UPDATE contest SET confirmed = 1');
      context.events.emit({ type: 'changed', area: 'desk' });
      return ok({});
    },
    'judging.desk': () => ok(readDesk(profileOf(context))),
    'judging.saveDraft': (input) => saveDraft(context, input),
    'judging.draftHistory': ({ entry }) => readDraftHistory(profileOf(context), entry),
    ...createNotesHandlers(context),
    'judging.previewSheets': ({ entries }) => {
      const profile = profileOf(context);
      const confirmed = readConfirmed(profile);
      if (!confirmed) return fail(appError('package-missing'));
      const now = nowOf(context);
      return ok(
        entries.map((entry) => {
          const { draftRevision: _, ...preview } = prepareSheet(profile, confirmed, entry, now);
          return preview;
        }),
      );
    },
    'judging.seal': (input) => sealSheets(context, input),
    'judging.exportBundle': (input) => exportBundle(context, input),
    'judging.importReceipt': (input) => importReceipt(context, input),
    'judging.logState': () => ok(readLogState(context)),
    'judging.importHead': (input) => importHead(context, input),
    'judging.exportWitness': (input) => exportWitness(context, input),
    'judging.exportEvidence': (input) => exportEvidence(context, input),
  };
}

function rootOf(charter: { readonly rootKeys: readonly string[]; readonly rootThreshold: number }) {
  return computeRootFingerprint(charter.rootKeys, charter.rootThreshold);
}
