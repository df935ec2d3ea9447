import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import type { DecisionBody } from '../../src/core/model/decision.ts';
import type { DivisionId, EntryId, JudgeId } from '../../src/core/model/primitives.ts';
import {
  archiveContest,
  removeContest,
  type ArchivedContestOptions,
} from '../support/archived-contest.ts';
import { demoFolder, DEMO_TIMEOUT_MS } from '../support/demo-folder.ts';
import { SMALL_SETUP } from '../support/people.ts';
import { SETUP_WITH_GROUPS, SETUP_WITH_Z_SCORE } from '../support/setups.ts';
import { createBase } from '../mutation/base.ts';
import { ENTRIES, JUDGES } from '../mutation/contest/payloads.ts';
import { readDemoKeys, type DemoKeys } from '../unit/core/verify/demo-keys.ts';
import {
  bytesAt,
  pathsOf,
  readFiles,
  verifyFiles,
  zipFiles,
  type Files,
} from '../unit/core/verify/forgery.ts';
import { TAMPERINGS } from '../unit/core/verify/tamper-table.ts';
import type { TamperContext } from '../unit/core/verify/tamperings/tampering.ts';
import { comparable, findingsOf } from './agreement.ts';
import { findPython, SecondVerifier, secondVerifierSuite } from './host/second-verifier.ts';

const [E1, E2, E3] = ENTRIES as [EntryId, EntryId, EntryId];
const VOTE = { kind: 'vote', division: 'open' as DivisionId, entries: [E2, E1] } as const;

/** Decisions in a contest whose first two entries are level, and the ranking that they make. */
const DECISIONS: readonly (readonly [string, DecisionBody[], string[]])[] = [
  ['none', [], ['1 E-1', '1 E-2', '3 E-3']],
  [
    'a withdrawal and a vote',
    [
      { kind: 'withdrawal', entry: E3 },
      { ...VOTE, entries: [E2, E1] },
    ],
    ['1 E-2', '2 E-1', '- E-3'],
  ],
  [
    'a disqualification taken back, the latest of two votes',
    [
      { kind: 'disqualification', entry: E1 },
      { ...VOTE, entries: [E2, E1] },
      { kind: 'reinstatement', entry: E1 },
      { ...VOTE, entries: [E1, E2] },
    ],
    ['1 E-1', '2 E-2', '3 E-3'],
  ],
  [
    'a playoff, and a vote about an entry that there is not',
    [
      { ...VOTE, entries: [E1, E2, 'E-9' as EntryId] },
      {
        kind: 'playoff',
        division: VOTE.division,
        entries: [
          { entry: E1, marks: [{ judge: JUDGES[0] as JudgeId, mark: '8.5' }] },
          { entry: E2, marks: [{ judge: JUDGES[0] as JudgeId, mark: '8.75' }] },
        ],
      },
    ],
    ['1 E-2', '2 E-1', '3 E-3'],
  ],
];

/**
 * Contests played, signed and exported by the product. Judges' totals on paper: 80, 70, 50 by the
 * first, 75, 70, 55 by the second, for A-1, A-2, A-3.
 */
const PLAYED: readonly (readonly [
  string,
  Omit<ArchivedContestOptions, 'folder'>,
  (readonly [number, string, string, string | undefined])[],
])[] = [
  [
    'groups of judges, 70 % and 30 %',
    { setup: SETUP_WITH_GROUPS, groups: ['专家', '大众'] },
    [
      // 80 x 0.7 + 75 x 0.3 = 56 + 22.5
      [1, 'A-1', '78.50', undefined],
      // 70 x 0.7 + 70 x 0.3
      [2, 'A-2', '70.00', undefined],
      // 50 x 0.7 + 55 x 0.3 = 35 + 16.5
      [3, 'A-3', '51.50', undefined],
    ],
  ],
  [
    'z-scores, beside the raw totals',
    { setup: SETUP_WITH_Z_SCORE },
    // All six totals: mean 200/3, variance 1025/9; the first judge's variance 1400/9, the second's
    // 650/9, both around 200/3: r = sqrt(1025/1400) = 0.855653, and sqrt(1025/650) = 1.255756.
    [
      // 66.6667 + (13.3333 x 0.855653 + 8.3333 x 1.255756) / 2 = 66.6667 + (11.4087 + 10.4646) / 2
      [1, 'A-1', '77.60', '77.50'],
      // 66.6667 + (3.3333 x 0.855653 + 3.3333 x 1.255756) / 2 = 66.6667 + (2.8522 + 4.1859) / 2
      [2, 'A-2', '70.19', '70.00'],
      // 66.6667 - (16.6667 x 0.855653 + 11.6667 x 1.255756) / 2 = 66.6667 - (14.2609 + 14.6505) / 2
      [3, 'A-3', '52.21', '52.50'],
    ],
  ],
];

const found = findPython();
const name = secondVerifierSuite('two verifiers', found);

describe.skipIf(found === null)(name, () => {
  let python: SecondVerifier;
  let original: Files;
  let foreign: Files;
  let keys: DemoKeys;
  let root: string;

  beforeAll(async () => {
    python = new SecondVerifier(found ?? '');
    const demo = await demoFolder(1);
    original = await readFiles(demo.countersigned);
    keys = await readDemoKeys(demo);
    root = demo.rootFingerprint;
    foreign = await readFiles((await demoFolder(2)).archive);
  }, 3 * DEMO_TIMEOUT_MS);
  afterAll(() => python.close());

  async function expectAgreement(files: Files, typed: string) {
    const ours = await verifyFiles(files, typed);
    const theirs = await python.verify(zipFiles(files), typed);
    const [second, first] = comparable(theirs, findingsOf(ours));
    expect(second).toEqual(first);
    return { ours, theirs };
  }

  it('agree on the archive of the demo, figures included', async () => {
    const { ours, theirs } = await expectAgreement(original, root);
    expect(ours.report.verdict).toBe('valid');
    const computed = ours.recomputed?.output.computed;
    expect(canonicalBytes(theirs.computed)).toEqual(canonicalBytes(computed));
  });

  it('agree on a contest of three root keys with everything in its log', async () => {
    const base = createBase();
    const { ours, theirs } = await expectAgreement(base.files, base.root);
    expect(ours.report.verdict).toBe('valid');
    expect(theirs.steps.every(({ status }) => status === 'passed')).toBe(true);
  });

  it.each([
    ['SM2 signatures on sheets and result', { sm2: true }],
    ['the logs of two desks, merged', { merged: true }],
    ['both', { sm2: true, merged: true }],
    ['a sheet that two people typed from paper', { paper: true }],
  ] as const)(
    'agree on a contest with %s, sound and changed',
    async (_label, options) => {
      const folder = mkdtempSync(join(tmpdir(), 'jurybox-agree-'));
      try {
        const { archive, root: typed } = await archiveContest({ folder, ...options });
        const files = await readFiles(archive);
        const { ours } = await expectAgreement(files, typed);
        expect(findingsOf(ours)).toEqual({ verdict: 'valid', failed: [] });
        // Of which kind the archive is, so that a contest without either proves nothing here.
        expect(hasSecondSignature(bytesAt(files, 'result.dsse.json'))).toBe('sm2' in options);
        expect(pathsOf(files, 'merges')).toHaveLength('merged' in options ? 1 : 0);
        const notes = ours.report.steps.flatMap(({ findings }) => findings);
        const typedFromPaper = notes.find(({ code }) => code === 'sheets-from-paper');
        expect(typedFromPaper?.params).toEqual('paper' in options ? { count: 1 } : undefined);
        for (const path of ['result.dsse.json', pathsOf(files, 'sheets')[0] ?? '']) {
          const changed = new Map(files).set(path, breakLastSignature(bytesAt(files, path)));
          const { ours: refused } = await expectAgreement(changed, typed);
          expect(findingsOf(refused).failed).toContain(4);
        }
      } finally {
        removeContest(folder);
      }
    },
    120_000,
  );

  it.each(PLAYED)(
    'agree on the figures of %s',
    async (_label, options, ranking) => {
      const folder = mkdtempSync(join(tmpdir(), 'jurybox-agree-'));
      try {
        const { archive, root: typed } = await archiveContest({ folder, ...options });
        const { ours, theirs } = await expectAgreement(await readFiles(archive), typed);
        expect(findingsOf(ours)).toEqual({ verdict: 'valid', failed: [] });
        const computed = ours.recomputed?.output.computed;
        expect(canonicalBytes(theirs.computed)).toEqual(canonicalBytes(computed));
        const lines = computed?.divisions[0]?.ranking ?? [];
        const read = lines.map(({ rank, entry, total, raw }) => [rank, entry, total, raw]);
        expect(read).toEqual(ranking);
      } finally {
        removeContest(folder);
      }
    },
    120_000,
  );

  it.each(DECISIONS)('agree on decisions: %s', async (_label, bodies, ranking) => {
    const setup = structuredClone(SMALL_SETUP);
    const [stage] = setup.stages;
    if (!stage) throw new Error('no stage');
    stage.ruleset = {
      ...stage.ruleset,
      // Counting judges levels E-1 and E-2, which both have two sheets.
      steps: stage.ruleset.steps.map((step) =>
        step.id === stage.ruleset.total && step.do === 'reduce' ? { ...step, take: 'count' } : step,
      ),
      tieBreaks: [{ by: 'vote' }, { by: 'playoff' }],
    };
    const base = createBase(setup, bodies);
    const { ours, theirs } = await expectAgreement(base.files, base.root);
    expect(findingsOf(ours)).toEqual({ verdict: 'valid', failed: [] });
    const computed = ours.recomputed?.output.computed;
    expect(canonicalBytes(theirs.computed)).toEqual(canonicalBytes(computed));
    const lines = computed?.divisions[0]?.ranking ?? [];
    expect(lines.map(({ rank, entry }) => `${rank ?? '-'} ${entry}`)).toEqual(ranking);
  });

  it('agree that another paper is another contest', async () => {
    const { ours } = await expectAgreement(original, '0'.repeat(64));
    expect(findingsOf(ours).failed).toEqual([1]);
  });

  it.each(TAMPERINGS.map((tampering) => [tampering.name, tampering] as const))(
    'agree on: %s',
    async (_label, { tamper }) => {
      const context: TamperContext = { files: new Map(original), foreign, keys, root };
      await tamper(context);
      await expectAgreement(context.files, root);
    },
  );
});

function hasSecondSignature(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes).includes('"keyid":"sm2:');
}

/** Of two signatures the second, which is SM2's. */
function breakLastSignature(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const at = text.lastIndexOf('"sig":"') + '"sig":"'.length;
  const other = text[at] === 'A' ? 'B' : 'A';
  return new TextEncoder().encode(`${text.slice(0, at)}${other}${text.slice(at + 1)}`);
}
