import type { Drop, Rounding, Ruleset, RuleStep, TieBreak } from '../model/ruleset.ts';

/** How judges' totals become the entry's total in the common form. */
export type StandardAggregation =
  | { readonly method: 'mean' | 'sum' }
  | { readonly method: 'trimmed-mean'; readonly drop: Drop };

export type StandardTieBreak =
  | { readonly by: 'untrimmed-mean' }
  | { readonly by: 'criterion'; readonly criterion: string }
  | { readonly by: 'head-judge' }
  | { readonly by: 'earlier-stage'; readonly stage: string }
  | { readonly by: 'vote' }
  | { readonly by: 'playoff' };

/** Judges' groups with shares, such as experts 0.7 and the public 0.3. */
export type JudgeGroup = { readonly group: string; readonly share: string };
export type EarlierStage = {
  readonly stage: string;
  readonly share: string;
  readonly ownShare: string;
};

/**
 * The rulesets that the setup screen has a form for: weighted criteria, judges' totals, and their
 * mean, sum or trimmed mean. Any other ruleset is shown as sentences and edited as a file.
 */
export type StandardRules = {
  readonly aggregation: StandardAggregation;
  readonly roundJudgeTotal: Rounding | null;
  readonly roundEntryTotal: Rounding | null;
  /** Fewest counted judges (of each group) for an entry to have a total at all. */
  readonly minimumPanel: number;
  /** Empty: one panel. */
  readonly groups: readonly JudgeGroup[];
  /** Null: the stage stands alone. */
  readonly earlier: EarlierStage | null;
  readonly late: 'open' | 'count';
  readonly rankBy: 'rounded' | 'exact';
  readonly rankStyle: '1224' | '1223';
  readonly tieBreaks: readonly StandardTieBreak[];
};

/** The ruleset that says what the form says. */
export function createStandardRuleset(form: StandardRules): Ruleset {
  const ties = form.tieBreaks.map(tieBreakSteps);
  const stages = new Set([
    ...(form.earlier === null ? [] : [form.earlier.stage]),
    ...form.tieBreaks.flatMap((rule) => (rule.by === 'earlier-stage' ? [rule.stage] : [])),
  ]);
  const seen = new Set<string>();
  const tieSteps = ties
    .flatMap(({ steps }) => steps)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  return {
    type: 'jurybox.ruleset',
    version: 2,
    axes: [{ id: 'judge' }, { id: 'criterion' }],
    attributes: [...stages].map((stage) => ({
      id: earlierId(stage),
      missing: null,
      stage: stage as NonNullable<Ruleset['attributes'][number]['stage']>,
    })),
    statuses: { missing: 'open', recused: 'leave', absent: 'leave', late: form.late, dnf: 'open' },
    steps: [
      { id: 'weighted', do: 'multiply', of: 'marks', by: { from: 'rubric' } },
      {
        id: 'judge-total',
        do: 'reduce',
        of: 'weighted',
        over: 'criterion',
        take: 'sum',
        // A judge who recused themselves has no total, and that leaves the panel.
        short: 'none',
        ...rounded(form.roundJudgeTotal),
      },
      ...totalSteps(form),
      ...tieSteps,
    ],
    total: 'total',
    ranking: { better: 'higher', by: form.rankBy, style: form.rankStyle },
    tieBreaks: ties.map(({ rule }) => rule),
  };
}

/** The form of a ruleset, or null where it has none: read back and compared, field by field. */
export function readStandardForm(ruleset: Ruleset): StandardRules | null {
  const form = guessForm(ruleset);
  if (form === null) return null;
  return sameJson(createStandardRuleset(form), ruleset) ? form : null;
}

const rounded = (round: Rounding | null) => (round === null ? {} : { round });
const earlierId = (stage: string) => `earlier.${stage}`;
const criterionId = (criterion: string) => `criterion.${criterion}`;

function totalSteps(form: StandardRules): readonly RuleStep[] {
  const { aggregation, earlier, groups, minimumPanel } = form;
  const lastRound = rounded(form.roundEntryTotal);
  const grouped = groups.length > 0;
  const panelId = grouped ? 'group-total' : earlier === null ? 'total' : 'panel-total';
  const steps: RuleStep[] = [
    {
      id: panelId,
      do: 'reduce',
      of: 'judge-total',
      over: 'judge',
      ...(aggregation.method === 'trimmed-mean' ? { drop: aggregation.drop } : {}),
      take: aggregation.method === 'sum' ? 'sum' : 'mean',
      fewest: minimumPanel,
      ...(grouped ? { into: 'group' } : {}),
      ...(panelId === 'total' ? lastRound : {}),
    },
  ];
  if (grouped) {
    const factors = Object.fromEntries(groups.map(({ group, share }) => [group, share]));
    const id = earlier === null ? 'total' : 'panel-total';
    steps.push(
      { id: 'shares', do: 'multiply', of: panelId, by: { from: 'axis', axis: 'group', factors } },
      {
        id,
        do: 'reduce',
        of: 'shares',
        over: 'group',
        expected: groups.length,
        take: 'sum',
        ...(id === 'total' ? lastRound : {}),
      },
    );
  }
  if (earlier !== null) {
    const terms = [
      { of: 'panel-total', times: earlier.ownShare },
      { attribute: earlierId(earlier.stage), times: earlier.share },
    ];
    steps.push({ id: 'total', do: 'add', terms, ...lastRound });
  }
  return steps;
}

function tieBreakSteps(rule: StandardTieBreak): { rule: TieBreak; steps: readonly RuleStep[] } {
  const mean = { do: 'reduce', over: 'judge', take: 'mean' } as const;
  switch (rule.by) {
    case 'untrimmed-mean':
      return {
        rule: { by: 'value', of: 'untrimmed' },
        steps: [{ id: 'untrimmed', of: 'judge-total', ...mean }],
      };
    case 'criterion': {
      const id = criterionId(rule.criterion);
      const where = { column: 'criterion', is: [rule.criterion] };
      return {
        rule: { by: 'value', of: `${id}.mean` },
        steps: [
          { id, do: 'reduce', of: 'marks', over: 'criterion', where, take: 'sum', short: 'none' },
          { id: `${id}.mean`, of: id, ...mean },
        ],
      };
    }
    case 'head-judge': {
      const where = { column: 'role', is: ['head-judge'] };
      const step = { id: 'head-judge', of: 'judge-total', ...mean, where, short: 'none' } as const;
      return { rule: { by: 'value', of: 'head-judge' }, steps: [step] };
    }
    case 'earlier-stage':
      return { rule: { by: 'attribute', attribute: earlierId(rule.stage) }, steps: [] };
    case 'vote':
    case 'playoff':
      return { rule: { by: rule.by }, steps: [] };
  }
}

function guessForm(ruleset: Ruleset): StandardRules | null {
  const steps = new Map(ruleset.steps.map((step) => [step.id, step]));
  const total = steps.get('total');
  const panel = steps.get('group-total') ?? steps.get('panel-total') ?? total;
  const shares = steps.get('shares');
  if (panel?.do !== 'reduce' || total === undefined) return null;
  if (ruleset.statuses.late !== 'open' && ruleset.statuses.late !== 'count') return null;
  if (ruleset.ranking.style === '1234') return null;
  const factors = shares?.do === 'multiply' && shares.by.from === 'axis' ? shares.by.factors : {};
  const tieBreaks = ruleset.tieBreaks.map((rule) => guessTieBreak(rule, ruleset));
  if (tieBreaks.includes(null)) return null;
  return {
    aggregation: guessAggregation(panel),
    roundJudgeTotal: steps.get('judge-total')?.round ?? null,
    roundEntryTotal: total.round ?? null,
    minimumPanel: panel.fewest ?? 1,
    groups: Object.entries(factors).map(([group, share]) => ({ group, share })),
    earlier: guessEarlier(total, ruleset),
    late: ruleset.statuses.late,
    rankBy: ruleset.ranking.by,
    rankStyle: ruleset.ranking.style,
    tieBreaks: tieBreaks.filter((rule) => rule !== null),
  };
}

function guessAggregation({
  drop,
  take,
}: Extract<RuleStep, { do: 'reduce' }>): StandardAggregation {
  if (drop !== undefined) return { method: 'trimmed-mean', drop };
  return { method: take === 'sum' ? 'sum' : 'mean' };
}

function guessEarlier(total: RuleStep, { attributes }: Ruleset): EarlierStage | null {
  if (total.do !== 'add') return null;
  const [own, earlier] = total.terms;
  if (own === undefined || earlier === undefined || !('attribute' in earlier)) return null;
  const stage = attributes.find(({ id }) => id === earlier.attribute)?.stage;
  if (stage === undefined) return null;
  return { stage, share: earlier.times ?? '1', ownShare: own.times ?? '1' };
}

function guessTieBreak(rule: TieBreak, { attributes }: Ruleset): StandardTieBreak | null {
  if (rule.by === 'vote' || rule.by === 'playoff') return { by: rule.by };
  if (rule.by === 'attribute') {
    const stage = attributes.find(({ id }) => id === rule.attribute)?.stage;
    return stage === undefined ? null : { by: 'earlier-stage', stage };
  }
  if (rule.by !== 'value') return null;
  if (rule.of === 'untrimmed') return { by: 'untrimmed-mean' };
  if (rule.of === 'head-judge') return { by: 'head-judge' };
  const criterion = /^criterion\.(.+)\.mean$/.exec(rule.of)?.[1];
  return criterion === undefined ? null : { by: 'criterion', criterion };
}

/** Equal but for the order of members. */
function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map<string, unknown>(Object.entries(a));
  const right = new Map<string, unknown>(Object.entries(b));
  if (left.size !== right.size) return false;
  return [...left].every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
