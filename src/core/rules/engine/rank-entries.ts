import type { Ruleset, TieBreak } from '../../model/ruleset.ts';
import { compareIds } from '../order.ts';
import { attributeOf } from './multiply-table.ts';
import { compareKeys, tieKeys, type LevelEntry, type TieContext, type TieKey } from './tie-keys.ts';
import { compareValues, showValue, type Shown, type Value } from './value.ts';

/** An entry with its total: a number, `dnf`, or `none`. Open totals are never ranked. */
export type RankedInput = LevelEntry & { readonly exact: Value };

/** One tie-break that was tried on entries level so far. */
export type TieBreakUse = {
  /** Position in the ruleset's chain, from 0. */
  readonly index: number;
  readonly rule: TieBreak;
  /** Rank that the entries shared before. */
  readonly rank: number;
  /** The entries it was tried on, in the order it left them in, with the part that decided. */
  readonly values: readonly {
    readonly entry: string;
    readonly value: Shown | null;
    /** What is counted, where the rule compares several things in turn. */
    readonly label: string | null;
  }[];
  /**
   * `separated` if any of them differ; `level` if all are equal; `not-applicable` if one has no
   * value (its head judge recused, say): then the rule says nothing about any of them.
   */
  readonly outcome: 'separated' | 'level' | 'not-applicable';
};

export type RankedGroup<T> = {
  /** Null for entries without any value: they have no place. */
  readonly rank: number | null;
  readonly entries: readonly T[];
};
export type Ranking<T> = {
  /** Best first; entries of one group stay level, in the order of their ids. */
  readonly groups: readonly RankedGroup<T>[];
  readonly tieBreaks: readonly TieBreakUse[];
};

/** Ranks entries of one division. The order of the input does not matter. */
export function rankEntries<T extends RankedInput>(
  entries: readonly T[],
  context: TieContext,
): Ranking<T> {
  const { ranking } = context.rules.ruleset;
  const byId = [...entries].sort((a, b) => compareIds(a.input.entry, b.input.entry));
  const placed = byId.filter(({ total }) => total !== 'none');
  const level = groupBy(placed, (a, b) => {
    const [left, right] = ranking.by === 'rounded' ? [a.total, b.total] : [a.exact, b.exact];
    return compareValues(left, right, ranking.better);
  });
  const groups: RankedGroup<T>[] = [];
  const tieBreaks: TieBreakUse[] = [];
  let rank = 1;
  for (const group of level) {
    for (const broken of breakTies(group, rank, 0, context, tieBreaks)) {
      for (const part of orderLevel(broken, context)) {
        groups.push({ rank, entries: part });
        rank += ranking.style === '1223' ? 1 : part.length;
      }
    }
  }
  for (const entry of byId) {
    if (entry.total === 'none') groups.push({ rank: null, entries: [entry] });
  }
  return { groups, tieBreaks };
}

const groupsTried = new WeakMap<TieBreakUse, readonly RankedInput[]>();

/** Whether an entry took part, without writing out the values of all who did. */
export function tookPart(use: TieBreakUse, entry: string): boolean {
  return groupsTried.get(use)?.some(({ input }) => input.entry === entry) ?? false;
}

/** Splits level entries by the chain from `index` on; each part goes on to the next rule alone. */
function breakTies<T extends RankedInput>(
  group: readonly T[],
  rank: number,
  index: number,
  context: TieContext,
  uses: TieBreakUse[],
): readonly (readonly T[])[] {
  const rule = context.rules.ruleset.tieBreaks[index];
  if (group.length < 2 || rule === undefined) return [group];
  const keys = tieKeys(group, rule, context);
  const keyOf = new Map<T, TieKey>();
  for (const [position, entry] of group.entries()) keyOf.set(entry, keys?.[position] ?? []);
  const parts =
    keys === null
      ? [group]
      : groupBy(group, (a, b) => compareKeys(keyOf.get(a) ?? [], keyOf.get(b) ?? []));
  const decisive = decisivePart([...keyOf.values()]);
  const use: TieBreakUse = {
    index,
    rule,
    rank,
    // Written out when somebody looks: a large field has a use for nearly every entry.
    get values() {
      return parts.flat().map((entry) => {
        const part = keyOf.get(entry)?.[decisive];
        const value = part === undefined ? null : showValue(part.value);
        return { entry: entry.input.entry, value, label: part?.label ?? null };
      });
    },
    outcome: keys === null ? 'not-applicable' : parts.length > 1 ? 'separated' : 'level',
  };
  uses.push(use);
  groupsTried.set(use, group);
  let next = rank;
  return parts.flatMap((part) => {
    const broken = breakTies(part, next, index + 1, context, uses);
    next += context.rules.ruleset.ranking.style === '1223' ? broken.length : part.length;
    return broken;
  });
}

/** Where the keys differ first; 0 where they do not. */
function decisivePart(keys: readonly TieKey[]): number {
  const [first = []] = keys;
  const longest = keys.reduce((most, key) => Math.max(most, key.length), 0);
  for (let index = 0; index < longest; index += 1) {
    const head = first.slice(0, index + 1);
    if (keys.some((key) => compareKeys(head, key.slice(0, index + 1)) !== 0)) return index;
  }
  return 0;
}

/** Style 1234: nobody shares a rank; the declared order decides what is level after all. */
function orderLevel<T extends RankedInput>(
  group: readonly T[],
  { rules }: TieContext,
): readonly (readonly T[])[] {
  const { style, order }: Ruleset['ranking'] = rules.ruleset.ranking;
  if (style !== '1234' || group.length < 2) return [group];
  const valueOf = ({ input }: T): Value =>
    order?.by === 'attribute' ? (attributeOf(input, order.attribute, rules) ?? 'dnf') : 'dnf';
  const better = order?.by === 'attribute' ? order.better : 'higher';
  // The sort is stable and the group stands in the order of ids.
  const sorted = [...group].sort((a, b) => compareValues(valueOf(a), valueOf(b), better));
  return sorted.map((entry) => [entry]);
}

/** Runs that compare as equal, first to last; the sort is stable, so each keeps the order by id. */
function groupBy<T>(
  entries: readonly T[],
  compare: (a: T, b: T) => number,
): readonly (readonly T[])[] {
  const sorted = [...entries].sort(compare);
  const runs: T[][] = [];
  for (const entry of sorted) {
    const last = runs.at(-1);
    const previous = last?.[0];
    if (last !== undefined && previous !== undefined && compare(previous, entry) === 0) {
      last.push(entry);
    } else runs.push([entry]);
  }
  return runs;
}
