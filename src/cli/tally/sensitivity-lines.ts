import {
  computeJudgeStatistics,
  type JudgeProfile,
  type JudgeStatistics,
} from '../../core/rules/sensitivity/judge-statistics.ts';
import { fieldOfTally } from '../../core/rules/sensitivity/field.ts';
import {
  leaveOneJudgeOut,
  type JudgeInfluence,
} from '../../core/rules/sensitivity/leave-one-judge-out.ts';
import { findSingleSteps, type LineStability } from '../../core/rules/sensitivity/single-steps.ts';
import type { MarkChange } from '../../core/rules/sensitivity/move-mark.ts';
import type { RulesFile } from '../../core/model/rules-file.ts';
import type { Figure } from '../../core/rules/rounding.ts';
import type { Texts } from '../texts/texts.ts';
import type { RankedTable } from './tally-output.ts';

/** How far a ranking hangs on single judges and marks; as `result.*` of the contract says it. */
export type TallySensitivity = {
  readonly division: string;
  readonly complete: boolean;
  readonly influences: readonly JudgeInfluence[];
  readonly lines: readonly LineStability[];
  readonly judges: JudgeStatistics;
};

export function computeSensitivity(
  tables: readonly RankedTable[],
  rules: RulesFile,
): readonly TallySensitivity[] {
  return tables.map(({ division, entries, tally }) => {
    const field = fieldOfTally(division, entries, tally, rules);
    return {
      division,
      complete: field.complete,
      influences: leaveOneJudgeOut([field]),
      lines: findSingleSteps(field),
      judges: computeJudgeStatistics(field),
    };
  });
}

/** The same for people. */
export function describeSensitivity(
  { division, influences, lines, judges }: TallySensitivity,
  texts: Texts,
): readonly string[] {
  return [
    ...(division === '' ? [] : [texts.say('rank.division', { division })]),
    texts.say('sensitivity.lead'),
    ...(lines.length === 0 ? [texts.say('sensitivity.no-lines')] : []),
    ...lines.flatMap((line) => describeLine(line, texts)),
    ...influences.flatMap((influence) => describeInfluence(influence, texts)),
    ...judges.judges.map((judge) => describeJudge(judge, texts)),
    ...judges.outliers.map(({ judge, entry, at, value, median, limit }) =>
      texts.say('sensitivity.outlier', {
        judge,
        entry: [entry, ...at.map(({ id }) => id)].join(' '),
        value: shown(value),
        median: shown(median),
        limit: shown(limit),
      }),
    ),
  ];
}

function describeLine(
  { line, place, steps, found, changes, tried, level, untried }: LineStability,
  texts: Texts,
): readonly string[] {
  if (untried !== null) return [texts.say(`sensitivity.${untried}`, { line, place })];
  const where = { ...tried, line, place, found };
  const all = tried.entries === tried.of;
  return [
    steps === null
      ? texts.say('sensitivity.line-firm', where)
      : texts.say('sensitivity.line', { ...where, steps }),
    ...(level.length === 0 ? [] : [texts.say('sensitivity.level', { entries: level.join(', ') })]),
    ...(all ? [] : [texts.say('sensitivity.limit', where)]),
    ...changes.slice(0, SHOWN_CHANGES).map((change) => describeChange(change, texts)),
  ];
}

/** On the screen of a terminal; JSON has all that were listed. */
const SHOWN_CHANGES = 5;

function describeChange(change: MarkChange, texts: Texts): string {
  const { entry, at, from, to, totalBefore, totalAfter, rises, falls, level } = change;
  const effects = [
    ...(rises.length === 0 ? [] : [texts.say('sensitivity.rises', { entries: rises.join(', ') })]),
    ...(falls.length === 0 ? [] : [texts.say('sensitivity.falls', { entries: falls.join(', ') })]),
    ...(level.length === 0 ? [] : [texts.say('sensitivity.ties', { entries: level.join(', ') })]),
  ];
  return texts.say('sensitivity.change', {
    entry,
    at: at.map(({ id }) => id).join(' '),
    from,
    to,
    before: totalBefore ?? '-',
    after: totalAfter ?? '-',
    effects: effects.join('; '),
  });
}

function describeInfluence(
  { judge, changes, unranked }: JudgeInfluence,
  texts: Texts,
): readonly string[] {
  if (unranked.length > 0) return [texts.say('sensitivity.unranked', { judge })];
  if (changes.length === 0) return [];
  const standing = ({ rank, award, recommended }: (typeof changes)[number]['before']) =>
    [rank ?? '-', award, recommended ? '*' : null].filter((part) => part !== null).join(' ');
  const moved = changes.map(
    ({ entry, before, after }) => `${entry} ${standing(before)} → ${standing(after)}`,
  );
  return [texts.say('sensitivity.without', { judge, changes: moved.join(', ') })];
}

function describeJudge(judge: JudgeProfile, texts: Texts): string {
  const { deviation, distance, spread, othersSpread, flagged } = judge;
  return texts.say(flagged ? 'sensitivity.judge-flagged' : 'sensitivity.judge', {
    judge: judge.judge,
    values: judge.values,
    deviation: shown(deviation),
    distance: shown(distance),
    spread: shown(spread),
    others: shown(othersSpread),
  });
}

/** As decimals of at most six places; JSON has the exact fraction. */
function shown({ decimal, rounded }: Figure): string {
  const short = decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return rounded ? `≈${short}` : short;
}
