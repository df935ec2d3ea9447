import { join } from 'node:path';
import { readDemoSetup } from '../../../src/backend/demo/demo-stage.ts';
import { textToBytes } from '../../../src/core/bytes/text.ts';
import type { SignedObject } from '../../../src/core/envelope/signed-object.ts';
import type { Entry } from '../../../src/core/model/assignment.ts';
import type { JudgeId, Sha256Hex, StageId } from '../../../src/core/model/primitives.ts';
import { signNatively } from '../native-signing.ts';
import { PROJECT } from '../project.ts';
import { hashOf, keyOf, type KnownKey } from './known-keys.ts';

export const PANEL = 5;
export const STAGE = 'final' as StageId;
export const DAY = '2024-09-20T';
const CONTEST = 'large-contest' as never;

export type LargeJudge = {
  readonly id: JudgeId;
  readonly key: KnownKey;
  readonly entries: readonly Entry[];
};
export type LargeContest = {
  readonly operations: KnownKey;
  /** What every object of the contest names. */
  readonly named: {
    readonly contestId: never;
    readonly charter: Sha256Hex;
    readonly stage: StageId;
  };
  readonly judges: readonly LargeJudge[];
  readonly charter: SignedObject<'charter'>;
  readonly roster: SignedObject<'roster'>;
  readonly assignment: SignedObject<'assignment'>;
  /** In the order of the judges. */
  readonly packages: readonly SignedObject<'package'>[];
};

/** Charter, roster, assignment and packages: groups of five judges with so many entries each. */
export function foundContest(groups: number, perGroup: number): LargeContest {
  const [root, operations] = [keyOf('root'), keyOf('operations')];
  const charter = signCharter(root, operations);
  const named = { contestId: CONTEST, charter: charter.hash, stage: STAGE };
  const entries = Array.from({ length: groups * perGroup }, (_, index) => createEntry(index));
  const judges = Array.from({ length: groups * PANEL }, (_, index) => {
    const start = Math.floor(index / PANEL) * perGroup;
    return {
      id: `J-${String(index + 1).padStart(3, '0')}` as JudgeId,
      key: keyOf(`judge ${index}`),
      entries: entries.slice(start, start + perGroup),
    };
  });
  const roster = signRoster(root, charter.hash, judges);
  const bound = { version: 1 as const, ...named, roster: roster.hash };
  const panels = judges.map((judge) => ({
    judge: judge.id,
    entries: judge.entries.map(({ id }) => id),
  }));
  const assignment = signNatively(
    'assignment',
    { type: 'jurybox.assignment', ...bound, assignmentVersion: 1, previous: null, entries, panels },
    [operations],
  );
  const packages = judges.map((judge) => {
    const manifest = {
      type: 'jurybox.package' as const,
      ...bound,
      assignment: assignment.hash,
      judge: judge.id,
      packageVersion: 1,
      createdAt: `${DAY}01:00:00Z`,
      entries: [...judge.entries],
    };
    return signNatively('package', manifest, [operations]);
  });
  return { operations, named, judges, charter, roster, assignment, packages };
}

function signCharter(root: KnownKey, operations: KnownKey): SignedObject<'charter'> {
  return signNatively(
    'charter',
    {
      type: 'jurybox.charter',
      version: 1,
      contestId: CONTEST,
      rehearsal: false,
      createdAt: `${DAY}00:00:00Z`,
      rootKeys: [root.publicKeyHex],
      rootThreshold: 1,
      operationsKey: operations.publicKeyHex,
      notary: null,
      setup: readDemoSetup(join(PROJECT, 'resources')),
    },
    [root],
  );
}

function signRoster(
  root: KnownKey,
  charter: Sha256Hex,
  judges: readonly LargeJudge[],
): SignedObject<'roster'> {
  const rows = judges.map(({ id, key }, index) => ({
    id,
    name: `评委${index + 1}`,
    organization: '测试单位',
    role: 'judge' as const,
    devices: [{ ed25519: key.publicKeyHex, age: `age1${'q'.repeat(58)}` }],
  }));
  return signNatively(
    'roster',
    {
      type: 'jurybox.roster',
      version: 1,
      contestId: CONTEST,
      charter,
      rosterVersion: 1,
      previous: null,
      judges: rows,
      revocations: [],
    },
    [root],
  );
}

function createEntry(index: number): Entry {
  const number = String(index + 1).padStart(4, '0');
  const material = {
    name: `E-${number}-路演PPT.pdf`,
    mediaType: 'application/pdf',
    size: 1_000_000 + index,
    sha256: hashOf(textToBytes(number)),
  };
  return {
    id: `E-${number}` as never,
    division: (index % 3 === 0 ? 'maker' : 'enterprise') as never,
    track: 'ai' as never,
    title: `国产化智能系统项目 ${number}`,
    team: `团队 ${number}`,
    summary: '面向行业用户的国产化软件系统,已在多地试点运行。',
    materials: [material],
  };
}
