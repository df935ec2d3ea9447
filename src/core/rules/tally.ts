import type { CutTie } from '../model/contest-result.ts';
import type { EntryId } from '../model/primitives.ts';
import type { RulesFile } from '../model/rules-file.ts';
import { placeEntries, type Placement } from './awards.ts';
import type { OutOfRanking } from './decisions.ts';
import { compileRuleset, type CompiledRules } from './engine/compile-ruleset.ts';
import { deriveEntry, type DerivationLine } from './engine/derive-entry.ts';
import type { EntryInput } from './engine/entry-table.ts';
import type { Statistics } from './engine/normalise.ts';
import { placedGroups } from './engine/placed-groups.ts';
import { rankEntries, tookPart, type TieBreakUse } from './engine/rank-entries.ts';
import { totalOf, type EntryTotal } from './engine/score-entries.ts';
import { computeStatistics } from './engine/statistics.ts';
import { NO_DECISIONS, type TieDecisions } from './engine/tie-keys.ts';
import { compareIds } from './order.ts';

/** An entry of a plain table. */
export type TallyEntry = {
  readonly input: EntryInput;
  readonly out: OutOfRanking | null;
};

export type TallyLine = {
  readonly entry: string;
  /** Null while the ranking is incomplete, and for entries without a place. */
  readonly rank: number | null;
  /** Others share the rank: nothing in the rules parted them. */
  readonly tied: boolean;
  readonly standing: 'scored' | 'open' | 'none' | 'dnf' | OutOfRanking;
  readonly total: string | null;
  /** The total without normalisation, where the rules normalise. */
  readonly raw: string | null;
  readonly award: string | null;
  readonly recommended: boolean;
};

export type Tally = {
  readonly status: 'complete' | 'incomplete';
  readonly lines: readonly TallyLine[];
  readonly tieBreaks: readonly TieBreakUse[];
  readonly cutTies: readonly CutTie[];
  readonly rules: CompiledRules;
  readonly statistics: Statistics | null;
};

type Rules = Pick<RulesFile, 'ruleset' | 'rubric' | 'awards' | 'recommend'>;

/**
 * Ranks the entries of a plain table by the same engine as a contest's result. Pure; the order of
 * entries and rows changes nothing. An entry whose total is open keeps all of them from a rank.
 */
export function tallyEntries(
  entries: readonly TallyEntry[],
  rules: Rules,
  decisions: TieDecisions = NO_DECISIONS,
): Tally {
  const compiled = compileRuleset(rules.ruleset, rules.rubric);
  const staying = entries.filter(({ out }) => out === null).map(({ input }) => input);
  const statistics = computeStatistics(staying, compiled);
  const totals = staying.map((input) => totalOf(input, compiled, statistics));
  const out = entries
    .filter((entry) => entry.out !== null)
    .sort(byId)
    .map(({ input, out: standing }) => outLine(input, standing));
  const base = { rules: compiled, statistics };
  if (totals.some(({ total }) => total === 'open')) {
    const lines = totals.toSorted(byId).map((total) => toLine(total, null, false, NOT_PLACED));
    return { ...base, status: 'incomplete', lines: [...lines, ...out], tieBreaks: [], cutTies: [] };
  }
  const ranking = rankEntries(totals, { rules: compiled, statistics, decisions });
  const { placements, cutTies } = placeEntries(placedGroups(ranking), rules);
  const lines = ranking.groups.flatMap(({ rank, entries: group }) =>
    group.map((total) => {
      const placement = placements.get(total.input.entry as EntryId) ?? NOT_PLACED;
      return toLine(total, rank, group.length > 1, placement);
    }),
  );
  return {
    ...base,
    status: 'complete',
    lines: [...lines, ...out],
    tieBreaks: ranking.tieBreaks,
    cutTies,
  };
}

/** The calculation of one entry's total, and the tie-breaks it took part in. */
export function explainTally(
  { rules, statistics, tieBreaks }: Tally,
  input: EntryInput,
): { readonly lines: readonly DerivationLine[]; readonly tieBreaks: readonly TieBreakUse[] } {
  return {
    lines: deriveEntry(input, rules, statistics),
    tieBreaks: tieBreaks.filter((use) => tookPart(use, input.entry)),
  };
}

const NOT_PLACED: Placement = { award: null, recommended: false };

function byId(a: { readonly input: EntryInput }, b: { readonly input: EntryInput }): number {
  return compareIds(a.input.entry, b.input.entry);
}

function toLine(
  { input, total, text, raw }: EntryTotal,
  rank: number | null,
  tied: boolean,
  { award, recommended }: Placement,
): TallyLine {
  const standing = typeof total === 'string' ? total : 'scored';
  return { entry: input.entry, rank, tied, standing, total: text, raw, award, recommended };
}

function outLine({ entry }: EntryInput, out: OutOfRanking | null): TallyLine {
  const standing = out ?? 'withdrawn';
  return { entry, rank: null, tied: false, standing, total: null, raw: null, ...NOT_PLACED };
}
