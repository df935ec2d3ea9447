import type { DivisionId, EntryId } from '../model/primitives.ts';
import type { ResultOutcome } from './compute-result.ts';

/** Entries that share a rank after every tie-break of the rules. */
export type DeclaredTie = {
  readonly division: DivisionId;
  readonly rank: number;
  /** By id. */
  readonly entries: readonly EntryId[];
  /** Awards, or `recommend`, whose edge runs through the tie; it stays undecided there. */
  readonly lines: readonly DivisionId[];
  /**
   * Decisions that the rules would hear, in the order of the chain, each with the entries that it has
   * to name: those that were level when its turn came, which may be more than are level in the end.
   */
  readonly decidable: readonly {
    readonly by: 'vote' | 'playoff';
    readonly entries: readonly EntryId[];
  }[];
};

/** The ties of a result, by division and rank. Entries without a number for a total are in none. */
export function findDeclaredTies({
  computed,
  tieBreaks,
}: Pick<ResultOutcome, 'computed' | 'tieBreaks'>): readonly DeclaredTie[] {
  return computed.divisions.flatMap(({ division, ranking, cutTies }) => {
    const uses = tieBreaks.find((of) => of.division === division)?.uses ?? [];
    const ranked = ranking.filter(({ rank, standing }) => rank !== null && standing === 'scored');
    const levels = [...Map.groupBy(ranked, ({ rank }) => rank ?? 0)];
    return levels
      .filter(([, level]) => level.length > 1)
      .map(([rank, level]): DeclaredTie => {
        const entries = level.map(({ entry }) => entry);
        const names = (listed: readonly string[]) => entries.every((id) => listed.includes(id));
        return {
          division,
          rank,
          entries,
          lines: cutTies.filter((tie) => names(tie.entries)).map(({ line }) => line),
          decidable: uses.flatMap(({ rule, values }) => {
            const named = values.map(({ entry }) => entry as EntryId).sort();
            const heard = rule.by === 'vote' || rule.by === 'playoff';
            return heard && names(named) ? [{ by: rule.by, entries: named }] : [];
          }),
        };
      });
  });
}
