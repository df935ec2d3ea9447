import type { Assignment } from '../../../../src/core/model/assignment.ts';
import { assignmentSchema } from '../../../../src/core/model/assignment.ts';
import {
  awardSchema,
  charterSchema,
  stageDivisionSchema,
  type Award,
  type Charter,
  type StageDivision,
} from '../../../../src/core/model/charter.ts';
import { rosterSchema, type Roster } from '../../../../src/core/model/people.ts';
import {
  entryIdSchema,
  judgeIdSchema,
  sha256Schema,
  type EntryId,
  type JudgeId,
  type Sha256Hex,
} from '../../../../src/core/model/primitives.ts';
import { rubricSchema, type Rubric } from '../../../../src/core/model/rubric.ts';
import { rulesetSchema, type Ruleset } from '../../../../src/core/model/ruleset.ts';
import {
  scoreSheetSchema,
  sheetBodySchema,
  type ScoreSheet,
} from '../../../../src/core/model/score-sheet.ts';
import {
  createStandardRuleset,
  type StandardRules,
} from '../../../../src/core/rules/standard-form.ts';
import type { ResultInput } from '../../../../src/core/rules/compute-result.ts';
import type { AcceptedSheet } from '../../../../src/core/rules/revisions.ts';

/** A hash that is legible in failures: the text as hexadecimal, padded. */
export function hashOf(text: string): Sha256Hex {
  return sha256Schema.parse(Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64));
}

export const entryId = (id: string): EntryId => entryIdSchema.parse(id);
export const judgeId = (id: string): JudgeId => judgeIdSchema.parse(id);

/** One criterion `score`, 0.00 to 100.00. */
export const PLAIN_RUBRIC: Rubric = makeRubric([{ id: 'score' }], 2);

export function makeRubric(
  criteria: readonly {
    readonly id: string;
    readonly weight?: string;
    readonly min?: number;
    readonly max?: number;
    readonly step?: number;
  }[],
  decimals: number,
): Rubric {
  return rubricSchema.parse({
    id: 'rubric',
    title: 'Rubric',
    official: true,
    decimals,
    commentRequired: false,
    criteria: criteria.map((criterion) => ({
      title: criterion.id,
      min: 0,
      max: 100 * 10 ** decimals,
      step: 1,
      weight: '1',
      bands: [],
      ...criterion,
    })),
  });
}

/** The common form; what is not said is a plain mean, two places half-up, ranked by that. */
export type RuleFields = Partial<StandardRules>;

export function makeRuleset(fields: RuleFields = {}): Ruleset {
  return rulesetSchema.parse(
    createStandardRuleset({
      aggregation: { method: 'mean' },
      roundJudgeTotal: null,
      roundEntryTotal: { places: 2, mode: 'half-up' },
      minimumPanel: 1,
      groups: [],
      earlier: null,
      late: 'open',
      rankBy: 'rounded',
      rankStyle: '1224',
      tieBreaks: [],
      ...fields,
    }),
  );
}

export const trimmed = (
  atLeast = 5,
  below: 'keep-all' | 'open' = 'keep-all',
): StandardRules['aggregation'] => ({
  method: 'trimmed-mean',
  drop: { low: 1, high: 1, atLeast, below },
});

export function makeAwards(...counts: readonly number[]): Award[] {
  const ids = ['first', 'second', 'third', 'merit'];
  return counts.map((count, index) => {
    const id = ids[index] ?? `award-${index}`;
    return awardSchema.parse({ id, title: id, count });
  });
}

export function makeSheet(
  judge: string,
  entry: string,
  body: ScoreSheet['body'],
  fields: {
    readonly hash?: string;
    readonly replaces?: readonly string[];
    readonly stage?: string;
  } = {},
): AcceptedSheet {
  const replaces = (fields.replaces ?? []).map(hashOf);
  const sheet = scoreSheetSchema.parse({
    type: 'jurybox.score-sheet',
    version: 1,
    contestId: 'contest',
    charter: hashOf('charter'),
    roster: hashOf('roster'),
    package: hashOf('package'),
    stage: fields.stage ?? 'final',
    judge,
    deviceKey: hashOf('device'),
    entry,
    sequence: 1,
    replaces,
    ...(replaces.length > 0 ? { correctionReason: 'typing error' } : {}),
    sealedAt: '2024-09-20T08:00:00Z',
    body,
  });
  return { hash: hashOf(fields.hash ?? `${entry}/${judge}`), sheet };
}

/** A body with marks by criterion; a bare number is the mark of `score`. */
export function scores(marks: number | Readonly<Record<string, number>>): ScoreSheet['body'] {
  const table = typeof marks === 'number' ? { score: marks } : marks;
  const list = Object.entries(table).map(([criterion, value]) => ({ criterion, value }));
  return sheetBodySchema.parse({ kind: 'scores', marks: list });
}

export const recusal: ScoreSheet['body'] = { kind: 'recusal', reason: 'former student' };

/** What a judge did: scaled marks, a recusal, or (null) nothing yet. */
export type Verdict = number | Readonly<Record<string, number>> | 'recused' | null;
export type ScoreTable = Readonly<Record<string, Readonly<Record<string, Verdict>>>>;

export type ContestOptions = {
  readonly ruleset?: RuleFields;
  readonly rubric?: Rubric;
  readonly awards?: Award[];
  readonly recommend?: number;
  readonly headJudges?: readonly string[];
  /** Entries of the division `maker`; all others belong to `enterprise`. */
  readonly makers?: readonly string[];
  readonly extraSheets?: readonly AcceptedSheet[];
};

/** Signed inputs of a stage from a table of verdicts: entry, then judge. */
export function makeContest(table: ScoreTable, options: ContestOptions = {}): ResultInput {
  const judges = [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))];
  const sheets = Object.entries(table).flatMap(([entry, row]) =>
    Object.entries(row).flatMap(([judge, verdict]) => {
      if (verdict === null) return [];
      return [makeSheet(judge, entry, verdict === 'recused' ? recusal : scores(verdict))];
    }),
  );
  return {
    charter: makeCharter(options),
    roster: makeRoster(judges, options.headJudges ?? []),
    assignment: makeAssignment(table, judges, options.makers ?? []),
    sheets: [...sheets, ...(options.extraSheets ?? [])],
  };
}

function makeCharter(options: ContestOptions): Charter {
  const rubric = options.rubric ?? PLAIN_RUBRIC;
  const division = (id: string): StageDivision =>
    stageDivisionSchema.parse({
      division: id,
      rubric: rubric.id,
      awards: options.awards ?? [],
      recommend: options.recommend ?? 0,
    });
  return charterSchema.parse({
    type: 'jurybox.charter',
    version: 1,
    contestId: 'contest',
    rehearsal: false,
    createdAt: '2024-08-01T00:00:00Z',
    rootKeys: [hashOf('root')],
    rootThreshold: 1,
    operationsKey: hashOf('operations'),
    notary: null,
    setup: {
      title: 'Contest',
      divisions: [
        { id: 'enterprise', title: 'Enterprise' },
        { id: 'maker', title: 'Maker' },
      ],
      tracks: [{ id: 'general', title: 'General' }],
      rubrics: [rubric],
      stages: [
        {
          id: 'final',
          title: 'Final',
          recommendTitle: 'National final',
          deadline: null,
          ruleset: makeRuleset(options.ruleset),
          divisions: [division('enterprise'), division('maker')],
        },
      ],
    },
  });
}

function makeRoster(judges: readonly string[], heads: readonly string[]): Roster {
  return rosterSchema.parse({
    type: 'jurybox.roster',
    version: 1,
    contestId: 'contest',
    charter: hashOf('charter'),
    rosterVersion: 1,
    revocations: [],
    previous: null,
    judges: judges.map((id) => ({
      id,
      name: id,
      organization: '',
      role: heads.includes(id) ? 'head-judge' : 'judge',
      devices: [{ ed25519: hashOf(id), age: `age1${'q'.repeat(58)}` }],
    })),
  });
}

function makeAssignment(
  table: ScoreTable,
  judges: readonly string[],
  makers: readonly string[],
): Assignment {
  return assignmentSchema.parse({
    type: 'jurybox.assignment',
    version: 1,
    contestId: 'contest',
    charter: hashOf('charter'),
    roster: hashOf('roster'),
    stage: 'final',
    assignmentVersion: 1,
    previous: null,
    entries: Object.keys(table).map((id) => ({
      id,
      division: makers.includes(id) ? 'maker' : 'enterprise',
      track: 'general',
      title: `Project ${id}`,
      team: `Team ${id}`,
      materials: [],
    })),
    panels: judges.map((judge) => ({
      judge,
      entries: Object.keys(table).filter((entry) => judge in (table[entry] ?? {})),
    })),
  });
}
