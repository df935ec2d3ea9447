import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { EMPTY_DRAFT } from '../../../db/index.ts';
import { formatMark } from '../mark-entry.ts';

export type Difference = {
  readonly kind: 'mark' | 'remark' | 'comment' | 'recusal' | 'correction';
  /** Of marks and remarks. */
  readonly criterion: string | null;
  /** Empty: nothing is there. */
  readonly before: string;
  readonly after: string;
};

/** What two states of a draft do not have in common, in the order of the form. */
export function findDifferences(
  one: Draft | null,
  other: Draft | null,
  rubric: Rubric,
): readonly Difference[] {
  const before = one ?? EMPTY_DRAFT;
  const after = other ?? EMPTY_DRAFT;
  const mark = (value: number | undefined) =>
    value === undefined ? '' : formatMark(value, rubric.decimals);
  const all: readonly Difference[] = [
    ...rubric.criteria.flatMap(({ id }): Difference[] => [
      {
        kind: 'mark',
        criterion: id,
        before: mark(before.marks[id]),
        after: mark(after.marks[id]),
      },
      {
        kind: 'remark',
        criterion: id,
        before: before.markComments[id] ?? '',
        after: after.markComments[id] ?? '',
      },
    ]),
    { kind: 'comment', criterion: null, before: before.comment, after: after.comment },
    {
      kind: 'recusal',
      criterion: null,
      before: before.recusalReason ?? '',
      after: after.recusalReason ?? '',
    },
    {
      kind: 'correction',
      criterion: null,
      before: before.correctionReason ?? '',
      after: after.correctionReason ?? '',
    },
  ];
  return all.filter((difference) => difference.before !== difference.after);
}
