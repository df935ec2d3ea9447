import { ARCHIVE_PATHS, chainPath } from '../../../../../src/core/archive/archive-paths.ts';
import {
  addRoster,
  bytesAt,
  coverUp,
  forge,
  pathsOf,
  payloadAt,
  reindex,
  rewrite,
} from '../forgery.ts';
import {
  findSheet,
  resealSheet,
  judgeKey,
  rewriteCharter,
  rewriteResult,
  type Tampering,
} from './tampering.ts';

/** Objects of other contests, judges, stages, and keys in a role that is not theirs. */
export const foreignObjects: readonly Tampering[] = [
  {
    row: 13,
    name: 'a sheet of another contest',
    tamper: (context) => {
      const path = pathsOf(context.foreign, 'sheets')[0] ?? '';
      context.files.set(path, bytesAt(context.foreign, path));
      reindex(context);
    },
    expect: [[5, 'other-contest']],
  },
  {
    row: 13,
    name: 'a bundle of another contest',
    tamper: (context) => {
      const path = pathsOf(context.foreign, 'bundles')[0] ?? '';
      context.files.set(path, bytesAt(context.foreign, path));
      reindex(context);
    },
    expect: [[5, 'other-contest']],
  },
  {
    row: 13,
    name: 'a sheet for another stage',
    tamper: (context) => resealSheet(context, { stage: 'preliminary' }),
    expect: [[5, 'other-stage']],
  },
  {
    row: 13,
    name: 'a result for another stage',
    tamper: (context) =>
      rewriteResult(context, (json) => json.replace('"stage":"final"', '"stage":"preliminary"')),
    expect: [[5, 'other-stage']],
  },
  {
    row: 13,
    name: 'a sheet under a package that is not there',
    tamper: (context) => resealSheet(context, { package: '0'.repeat(64) }),
    expect: [[5, 'unknown-package']],
  },
  {
    row: 13,
    name: 'a sheet under the package of another judge',
    tamper: (context) => {
      const other = pathsOf(context.files, 'packages').find(
        (path) => payloadAt<'package'>(context.files, path).judge === 'J-02',
      );
      resealSheet(context, { package: other?.slice('packages/'.length, -'.dsse.json'.length) });
    },
    expect: [[5, 'package-of-other-judge']],
  },
  {
    row: 13,
    name: 'a sheet for an entry that the package does not hold',
    tamper: (context) => resealSheet(context, { entry: 'E-999' }),
    expect: [[5, 'entry-not-in-package']],
  },
  {
    row: 21,
    name: 'a judge seals in the name of another',
    tamper: (context) => {
      const deviceKey = judgeKey(context, 1).publicKeyHex;
      const path = findSheet(context.files, 'J-01', 'E-002');
      const sheet = payloadAt<'score-sheet'>(context.files, path);
      rewrite(context, 'score-sheet', path, { ...sheet, deviceKey }, judgeKey(context, 1));
      reindex(context);
    },
    expect: [[5, 'device-not-in-roster']],
  },
  {
    row: 21,
    name: 'a bundle by a device that is not its judge’s',
    tamper: (context) => {
      const path = pathsOf(context.files, 'bundles')[0] ?? '';
      const bundle = payloadAt<'bundle'>(context.files, path);
      const { notary } = context.keys;
      rewrite(context, 'bundle', path, { ...bundle, deviceKey: notary.publicKeyHex }, notary);
      reindex(context);
    },
    expect: [[5, 'device-not-in-roster']],
  },
  {
    row: 21,
    name: 'a result signed by the root key, whose purpose is another',
    tamper: (context) => {
      const result = payloadAt<'result'>(context.files, ARCHIVE_PATHS.result);
      rewrite(context, 'result', ARCHIVE_PATHS.result, result, context.keys.root);
      reindex(context);
    },
    expect: [[4, 'bad-signature']],
  },
  {
    row: 21,
    name: 'a receipt signed by a judge',
    tamper: (context) => {
      const path = pathsOf(context.files, 'receipts')[0] ?? '';
      const receipt = payloadAt<'receipt'>(context.files, path);
      rewrite(context, 'receipt', path, receipt, judgeKey(context, 0));
      reindex(context);
    },
    expect: [[4, 'bad-signature']],
  },
  {
    row: 21,
    name: 'a roster signed by the operations key',
    tamper: (context) => {
      addRoster(context, {}, 2, context.keys.operations);
      reindex(context);
    },
    expect: [[2, 'bad-signature']],
  },
  {
    row: 21,
    name: 'a countersignature by the organizer',
    tamper: (context) => {
      const path = ARCHIVE_PATHS.countersignature;
      const { operations } = context.keys;
      const statement = payloadAt<'countersignature'>(context.files, path);
      const forged = { ...statement, notary: operations.publicKeyHex };
      rewrite(context, 'countersignature', path, forged, operations);
    },
    expect: [[12, 'not-the-notary-of-the-charter']],
  },
  {
    row: 22,
    name: 'the first roster left out',
    tamper: (context) => {
      addRoster(context);
      context.files.delete(chainPath('rosters', 1));
      reindex(context);
    },
    expect: [[2, 'roster-version-gap']],
  },
  {
    row: 23,
    name: 'a roster that jumps a version',
    tamper: (context) => {
      addRoster(context, {}, 3);
      reindex(context);
    },
    expect: [[2, 'roster-version-gap']],
  },
  {
    row: 23,
    name: 'a roster that does not name the one before',
    tamper: (context) => {
      addRoster(context, { previous: '0'.repeat(64) });
      reindex(context);
    },
    expect: [[2, 'roster-previous-mismatch']],
  },
  {
    row: 23,
    name: 'an assignment that does not name the one before',
    tamper: (context) => {
      const { files, keys } = context;
      const assignment = payloadAt<'assignment'>(files, chainPath('assignments', 1));
      const next = { ...assignment, assignmentVersion: 2, previous: null };
      files.set(chainPath('assignments', 2), forge('assignment', next, [keys.operations]).bytes);
      return coverUp(context, context.root);
    },
    expect: [[5, 'assignment-chain-broken']],
  },
  {
    row: 52,
    name: 'a rehearsal turned into a real contest by its own root',
    tamper: (context) =>
      rewriteCharter(context, (json) => json.replace('"rehearsal":true', '"rehearsal":false')),
    expect: [[2, 'roster-other-contest']],
  },
];
