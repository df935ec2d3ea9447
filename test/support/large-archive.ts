import { join } from 'node:path';
import { readDemoSetup } from '../../src/backend/demo/demo-stage.ts';
import { createSeededRandom } from '../../src/backend/demo/seeded-random.ts';
import { ARCHIVE_PATHS, chainPath, objectPath } from '../../src/core/archive/archive-paths.ts';
import { bytesToHex } from '../../src/core/bytes/binary.ts';
import { textToBytes } from '../../src/core/bytes/text.ts';
import { sha256, sha256Hex } from '../../src/core/crypto/digest.ts';
import { ed25519PublicKey } from '../../src/core/crypto/ed25519.ts';
import { computeRootFingerprint, fingerprintToDigits } from '../../src/core/crypto/fingerprint.ts';
import type { SigningKey } from '../../src/core/envelope/dsse.ts';
import type { PayloadKind } from '../../src/core/envelope/payload-types.ts';
import { createSignedObject, type SignedObject } from '../../src/core/envelope/signed-object.ts';
import type { Entry } from '../../src/core/model/assignment.ts';
import { findRubric } from '../../src/core/model/find-in-setup.ts';
import type { Ed25519Hex, Sha256Hex } from '../../src/core/model/primitives.ts';
import type { ScoreSheet, SheetBody } from '../../src/core/model/score-sheet.ts';
import { computeResult } from '../../src/core/rules/compute-result.ts';
import { writeZipBytes } from '../../src/core/zip/zip-writer.ts';
import { PROJECT } from './project.ts';

export type LargeArchive = {
  /** The container, as an organizer would export it. */
  readonly bytes: Uint8Array;
  /** As printed on paper. */
  readonly root: string;
  readonly sheets: number;
};

const STAGE = 'final';
const PANEL = 5;
const DAY = '2024-09-20T';

/**
 * A complete, valid archive of a contest in which panels of five judges score 100 entries each:
 * 10,000 sheets are 100 judges and 2,000 entries. Keys and bytes depend on the arguments alone.
 * Signing takes about 7 s per 10,000 sheets.
 */
export function createLargeArchive(sheets: number, seed = 1): LargeArchive {
  const perJudge = Math.min(100, Math.ceil(sheets / PANEL));
  const groups = Math.ceil(sheets / (PANEL * perJudge));
  const contest = foundContest(groups, perJudge);
  const signed = signSheets(contest, seed);
  const handed = contest.judges.map((judge, index) =>
    handOver(contest, judge, signed[index] ?? []),
  );
  const result = signResult(contest, signed.flat());
  const under =
    (folder: 'packages' | 'sheets' | 'bundles' | 'receipts') =>
    ({ hash, bytes }: SignedObject<PayloadKind>) => ({ path: objectPath(folder, hash), bytes });
  const files = [
    { path: ARCHIVE_PATHS.charter, bytes: contest.charter.bytes },
    { path: ARCHIVE_PATHS.result, bytes: result.bytes },
    { path: chainPath('rosters', 1), bytes: contest.roster.bytes },
    { path: chainPath('assignments', 1), bytes: contest.assignment.bytes },
    ...contest.packages.map(under('packages')),
    ...signed.flat().map(under('sheets')),
    ...handed.map(({ bundle }) => under('bundles')(bundle)),
    ...handed.map(({ receipt }) => under('receipts')(receipt)),
  ];
  const index = createSignedObject(
    'archive',
    {
      type: 'jurybox.archive',
      version: 1,
      ...contest.named,
      application: { name: 'jurybox', version: '0.1.0' },
      files: files
        .map(({ path, bytes }) => ({ path, size: bytes.length, sha256: hashOf(bytes) }))
        .toSorted(byPath),
    },
    [contest.operations],
  );
  const all = [...files, { path: ARCHIVE_PATHS.index, bytes: index.bytes }].toSorted(byPath);
  const { rootKeys, rootThreshold } = contest.charter.payload;
  const root = fingerprintToDigits(computeRootFingerprint(rootKeys, rootThreshold));
  return { bytes: writeZipBytes(all), root, sheets: signed.flat().length };
}

type LargeContest = ReturnType<typeof foundContest>;
type LargeJudge = LargeContest['judges'][number];

function foundContest(groups: number, perJudge: number) {
  const root = keyOf('root');
  const operations = keyOf('operations');
  const setup = readDemoSetup(join(PROJECT, 'resources'));
  const contestId = 'large-contest' as never;
  const charter = createSignedObject(
    'charter',
    {
      type: 'jurybox.charter',
      version: 1,
      contestId,
      rehearsal: false,
      createdAt: `${DAY}00:00:00Z`,
      rootKeys: [root.publicKeyHex],
      rootThreshold: 1,
      operationsKey: operations.publicKeyHex,
      notary: null,
      setup,
    },
    [root],
  );
  const named = { contestId, charter: charter.hash, stage: STAGE as never };
  const judges = Array.from({ length: groups * PANEL }, (_, index) => ({
    id: `J-${String(index + 1).padStart(3, '0')}` as never,
    group: Math.floor(index / PANEL),
    key: keyOf(`judge ${index}`),
  }));
  const roster = createSignedObject(
    'roster',
    {
      type: 'jurybox.roster',
      version: 1,
      contestId,
      charter: charter.hash,
      rosterVersion: 1,
      previous: null,
      judges: judges.map(({ id, key }, index) => ({
        id,
        name: `评委${index + 1}`,
        organization: '测试单位',
        role: 'judge',
        devices: [{ ed25519: key.publicKeyHex, age: `age1${'q'.repeat(58)}` }],
      })),
    },
    [root],
  );
  const entries = Array.from({ length: groups * perJudge }, (_, index) => createEntry(index));
  const entriesOf = (group: number) => entries.slice(group * perJudge, (group + 1) * perJudge);
  const bound = { ...named, roster: roster.hash };
  const assignment = createSignedObject(
    'assignment',
    {
      type: 'jurybox.assignment',
      version: 1,
      ...bound,
      assignmentVersion: 1,
      previous: null,
      entries,
      panels: judges.map(({ id, group }) => ({
        judge: id,
        entries: entriesOf(group).map((entry) => entry.id),
      })),
    },
    [operations],
  );
  const packages = judges.map(({ id, group }) =>
    createSignedObject(
      'package',
      {
        type: 'jurybox.package',
        version: 1,
        ...bound,
        assignment: assignment.hash,
        judge: id,
        packageVersion: 1,
        createdAt: `${DAY}01:00:00Z`,
        entries: entriesOf(group),
      },
      [operations],
    ),
  );
  return { operations, named, charter, judges, roster, assignment, packages, entriesOf };
}

function createEntry(index: number): Entry {
  const number = String(index + 1).padStart(4, '0');
  return {
    id: `E-${number}` as never,
    division: (index % 3 === 0 ? 'maker' : 'enterprise') as never,
    track: 'ai' as never,
    title: `国产化智能系统项目 ${number}`,
    team: `团队 ${number}`,
    summary: '面向行业用户的国产化软件系统,已在多地试点运行。',
    materials: [
      {
        name: `E-${number}-路演PPT.pdf`,
        mediaType: 'application/pdf',
        size: 1_000_000 + index,
        sha256: hashOf(textToBytes(number)),
      },
    ],
  };
}

/** Every judge's sheets, in the order of the judges. */
function signSheets(contest: LargeContest, seed: number) {
  const random = createSeededRandom(seed);
  return contest.judges.map((judge, index) =>
    contest.entriesOf(judge.group).map((entry, position) => {
      const sheet: ScoreSheet = {
        type: 'jurybox.score-sheet',
        version: 1,
        ...contest.named,
        roster: contest.roster.hash,
        package: contest.packages[index]?.hash as Sha256Hex,
        judge: judge.id,
        deviceKey: judge.key.publicKeyHex,
        entry: entry.id,
        sequence: position + 1,
        replaces: [],
        sealedAt: `${DAY}06:00:00Z`,
        body: createBody(contest, entry, () => random.next()),
      };
      return createSignedObject('score-sheet', sheet, [judge.key]);
    }),
  );
}

function createBody(contest: LargeContest, entry: Entry, next: () => number): SheetBody {
  const rubric = findRubric(contest.charter.payload.setup, STAGE, entry.division);
  if (!rubric) throw new Error(`no rubric for ${entry.division}`);
  return {
    kind: 'scores',
    marks: rubric.criteria.map(({ id, min, max, step }) => ({
      criterion: id,
      value: min + step * Math.floor(next() * ((max - min) / step + 1)),
    })),
    comment: '技术路线清楚,国产化适配有测试报告,建议补充规模化部署案例。',
  };
}

function handOver(
  { named, operations }: LargeContest,
  { id, key }: LargeJudge,
  sheets: readonly SignedObject<'score-sheet'>[],
) {
  const hashes = sheets.map(({ hash }) => hash);
  const bundle = createSignedObject(
    'bundle',
    {
      type: 'jurybox.bundle',
      version: 1,
      ...named,
      judge: id,
      deviceKey: key.publicKeyHex,
      createdAt: `${DAY}08:00:00Z`,
      sheets: hashes,
    },
    [key],
  );
  const receipt = createSignedObject(
    'receipt',
    {
      type: 'jurybox.receipt',
      version: 1,
      ...named,
      bundle: bundle.hash,
      judge: id,
      accepted: hashes,
      rejected: [],
    },
    [operations],
  );
  return { bundle, receipt };
}

function signResult(contest: LargeContest, sheets: readonly SignedObject<'score-sheet'>[]) {
  const { named, roster, assignment, charter, operations } = contest;
  const { computed, sheets: counted } = computeResult({
    charter: charter.payload,
    roster: roster.payload,
    assignment: assignment.payload,
    sheets: sheets.map(({ hash, payload }) => ({ hash, sheet: payload })),
  });
  return createSignedObject(
    'result',
    {
      type: 'jurybox.result',
      version: 1,
      ...named,
      roster: roster.hash,
      assignment: assignment.hash,
      createdAt: `${DAY}09:00:00Z`,
      sheets: [...counted],
      computed,
    },
    [operations],
  );
}

/** A key that everybody knows: for archives that prove nothing. */
function keyOf(name: string): SigningKey & { readonly publicKeyHex: Ed25519Hex } {
  const secretSeed = sha256(textToBytes(`jurybox test key: ${name}`));
  return { secretSeed, publicKeyHex: bytesToHex(ed25519PublicKey(secretSeed)) as Ed25519Hex };
}

function hashOf(bytes: Uint8Array): Sha256Hex {
  return sha256Hex(bytes) as Sha256Hex;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
