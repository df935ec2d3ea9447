import { objectPath } from '../../../../../src/core/archive/archive-paths.ts';
import { signingKeyOf, type SigningKey } from '../../../../../src/core/envelope/dsse.ts';
import type { Roster } from '../../../../../src/core/model/people.ts';
import { addRoster, forge, pathsOf, payloadAt, reindex, rewrite } from '../forgery.ts';
import { leafAt, leavesOf, relog, writeLeaves } from '../relog.ts';
import { findSheet, judgeKey, type TamperContext, type Tampering } from './tampering.ts';

const hashIn = (path: string) => path.split('/')[1]?.slice(0, 64) ?? '';

/** Two histories, a shorter one, and objects that slip past the log. */
export const ofTheLog: readonly Tampering[] = [
  {
    row: 24,
    name: 'the last sheets cut off the log, a shorter head signed',
    tamper: (context) => {
      const { files } = context;
      const { leaves } = leavesOf(files);
      const last = leaves.findLast(({ kind }) => kind === 'score-sheet');
      files.delete(objectPath('sheets', last?.object ?? ''));
      const kept = leaves.filter((leaf) => leaf !== last && leaf.kind !== 'closing');
      for (const path of pathsOf(files, 'closings')) files.delete(path);
      relog(context, kept.slice(0, -20));
    },
    expect: [
      [6, 'object-not-in-log'],
      [7, 'receipt-head-beyond-log'],
    ],
  },
  {
    row: 25,
    name: 'another history signed: two sheets exchanged in the log',
    tamper: (context) => {
      const leaves = [...leavesOf(context.files).leaves];
      const [a, b] = leaves.flatMap(({ kind }, index) => (kind === 'score-sheet' ? [index] : []));
      const [first, second] = [leaves[a ?? 0], leaves[b ?? 0]];
      if (!first || !second) throw new Error('no sheets');
      leaves[a ?? 0] = second;
      leaves[b ?? 0] = first;
      relog(context, leaves);
    },
    expect: [
      [7, 'receipt-head-other-root'],
      [7, 'cosigned-head-other-root'],
    ],
  },
  {
    row: 25,
    name: 'leaves changed under the signed head',
    tamper: (context) => {
      const { leaves } = leavesOf(context.files);
      writeLeaves(
        context,
        leaves.with(5, { ...(leaves[5] ?? fail()), leaf: '0'.repeat(64) as never }),
      );
      reindex(context);
    },
    expect: [
      [6, 'leaf-differs'],
      [6, 'head-other-root'],
      [6, 'index-head-differs'],
    ],
  },
  {
    row: 27,
    name: 'one object twice in the log',
    tamper: (context) => {
      const { leaves } = leavesOf(context.files);
      relog(context, [...leaves, leaves.find(({ kind }) => kind === 'score-sheet') ?? fail()]);
    },
    expect: [[6, 'leaf-repeated']],
  },
  {
    row: 29,
    name: 'a receipt that calls a sheet counting which the log has after the close',
    tamper: (context) => {
      const leaves = [...leavesOf(context.files).leaves];
      const closing = leaves.findIndex(({ kind }) => kind === 'closing');
      const [moved] = leaves.splice(closing, 1);
      const opening = leaves.findIndex(({ kind }) => kind === 'opening');
      leaves.splice(opening + 1, 0, moved ?? fail());
      relog(context, leaves);
    },
    expect: [
      [8, 'sheet-late'],
      [9, 'cell-late'],
      [10, 'result-differs'],
    ],
  },
  {
    row: 31,
    name: 'a device revoked from the first place on: its sheets no longer count',
    tamper: (context) => revokeFirstJudge(context, 0),
    expect: [
      [8, 'sheet-revoked'],
      [8, 'bundle-of-revoked-device'],
      [9, 'cell-revoked'],
      [10, 'result-differs'],
    ],
  },
  {
    row: 31,
    name: 'a revocation taken back by the next roster',
    tamper: (context) => {
      revokeFirstJudge(context, 0);
      const { leaves } = leavesOf(context.files);
      const previous = leaves.findLast(({ kind }) => kind === 'roster')?.object;
      addRoster(context, { revocations: [], previous }, 3);
      reindex(context);
    },
    expect: [[2, 'roster-revocation-dropped']],
  },
  {
    row: 51,
    name: 'a good sheet refused',
    tamper: (context) => {
      const { files, keys } = context;
      const path = findSheet(files, 'J-01', 'E-002');
      const bundle = pathsOf(files, 'bundles').find((one) =>
        payloadAt<'bundle'>(files, one).sheets.includes(hashIn(path) as never),
      );
      const sheet = files.get(path);
      if (!bundle || !sheet) throw new Error('no bundle');
      const { contestId, charter, stage } = payloadAt<'bundle'>(files, bundle);
      const named = { type: 'jurybox.rejection', version: 1, contestId, charter, stage };
      const refusal = { bundle: hashIn(bundle), sheet: hashIn(path), code: 'marks-invalid' };
      const rejection = forge(
        'rejection',
        { ...named, ...refusal, createdAt: '2024-09-20T06:00:00Z' },
        [keys.operations],
      );
      const at = objectPath('rejections', rejection.hash);
      files.set(at, rejection.bytes);
      files.set(objectPath('rejected', hashIn(path)), sheet);
      files.delete(path);
      const { leaves } = leavesOf(files);
      const leaf = leafAt(files, 'rejection', at, keys.operations.publicKeyHex);
      relog(
        context,
        leaves.map((one) => (one.object === hashIn(path) ? leaf : one)),
      );
    },
    expect: [
      [7, 'rejection-unfounded'],
      [9, 'accepted-sheet-missing'],
    ],
  },
  {
    row: 51,
    name: 'a good sheet refused because another device of its judge handed it over',
    tamper: (context) => {
      const { files, keys } = context;
      const device = signingKeyOf(new Uint8Array(32).fill(9));
      const path = findSheet(files, 'J-01', 'E-002');
      const roster = payloadAt<'roster'>(files, 'rosters/000001.dsse.json');
      addRoster(context, { judges: roster.judges.map((judge) => withDevice(judge, device)) });
      const given = pathsOf(files, 'bundles').find(
        (one) => payloadAt<'bundle'>(files, one).judge === 'J-01',
      );
      const sheets = [hashIn(path)];
      const { publicKeyHex: deviceKey } = device;
      const plain = payloadAt<'bundle'>(files, given ?? '');
      const bundle = forge('bundle', { ...plain, deviceKey, sheets, cosigned: null }, [device]);
      const { contestId, charter, stage } = plain;
      const rejection = forge(
        'rejection',
        {
          type: 'jurybox.rejection',
          version: 1,
          contestId,
          charter,
          stage,
          bundle: bundle.hash,
          sheet: hashIn(path),
          code: 'marks-invalid',
          createdAt: '2024-09-20T06:00:00Z',
        },
        [keys.operations],
      );
      const added = [
        ['bundles', 'bundle', bundle, deviceKey],
        ['rejections', 'rejection', rejection, keys.operations.publicKeyHex],
      ] as const;
      files.set(objectPath('rejected', hashIn(path)), files.get(path) ?? fail());
      const leaves = [
        ...leavesOf(files).leaves,
        leafAt(files, 'roster', 'rosters/000002.dsse.json', keys.root.publicKeyHex),
      ];
      for (const [folder, kind, { hash, bytes }, key] of added) {
        files.set(objectPath(folder, hash), bytes);
        leaves.push(leafAt(files, kind, objectPath(folder, hash), key));
      }
      relog(context, leaves);
    },
    expect: [[7, 'rejection-unfounded']],
  },
  {
    row: 24,
    name: 'an object slipped in beside the log',
    tamper: (context) => {
      const { files } = context;
      const sheet = payloadAt<'score-sheet'>(files, findSheet(files, 'J-01', 'E-002'));
      const added = forge('score-sheet', { ...sheet, sequence: 998 }, [judgeKey(context, 0)]);
      files.set(objectPath('sheets', added.hash), added.bytes);
      reindex(context);
    },
    expect: [[6, 'object-not-in-log']],
  },
  {
    row: 27,
    name: 'a receipt that puts a sheet at another place',
    tamper: (context) => {
      const { files, keys } = context;
      const path = pathsOf(files, 'receipts').find(
        (one) => payloadAt<'receipt'>(files, one).accepted.length > 1,
      );
      const receipt = payloadAt<'receipt'>(files, path ?? '');
      const [first, second, ...rest] = receipt.accepted;
      if (!path || !first || !second) throw new Error('no receipt');
      const swapped = [
        { ...first, index: second.index },
        { ...second, index: first.index },
      ];
      const accepted = [...swapped, ...rest];
      rewrite(context, 'receipt', path, { ...receipt, accepted }, keys.operations);
      reindex(context);
    },
    expect: [
      [7, 'receipt-path-wrong'],
      [7, 'receipt-leaf-differs'],
    ],
  },
];

function withDevice(judge: Roster['judges'][number], { publicKeyHex }: SigningKey) {
  if (judge.id !== 'J-01') return judge;
  const age = judge.devices[0]?.age.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
  return { ...judge, devices: [...judge.devices, { ed25519: publicKeyHex, age }] };
}

/** A second roster that the root signs, after everything else in the log. */
function revokeFirstJudge(context: TamperContext, fromIndex: number): void {
  const { files, keys } = context;
  const device = judgeKey(context, 0).publicKeyHex;
  const revocation = { device, stage: 'final', fromIndex, reason: 'stolen' };
  addRoster(context, { revocations: [revocation] });
  const leaf = leafAt(files, 'roster', 'rosters/000002.dsse.json', keys.root.publicKeyHex);
  relog(context, [...leavesOf(files).leaves, leaf]);
}

function fail(): never {
  throw new Error('the archive is another than expected');
}
