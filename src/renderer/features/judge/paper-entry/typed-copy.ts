import type { Draft } from '../../../../contract/judging-methods.ts';
import type { CriterionId } from '../../../../core/model/primitives.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { EMPTY_DRAFT } from '../../../db/index.ts';

/** What one person typed from the paper sheet, apart from the other. */
export type TypedCopy = { readonly name: string; readonly draft: Draft; readonly edits: number };
export const EMPTY_COPY: TypedCopy = { name: '', draft: EMPTY_DRAFT, edits: 0 };

/** Both copies and whose turn it is. */
export type PaperWork = {
  readonly stage: 'first' | 'second' | 'compare';
  readonly first: TypedCopy;
  readonly second: TypedCopy;
};
export const EMPTY_WORK: PaperWork = { stage: 'first', first: EMPTY_COPY, second: EMPTY_COPY };

/** The name as it goes into the sheet: without signs that nobody sees. */
export function nameOf({ name }: TypedCopy): string {
  return name
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether both names look like one person's. */
export function isSamePerson(one: TypedCopy, other: TypedCopy): boolean {
  const look = (copy: TypedCopy) =>
    nameOf(copy).normalize('NFKC').replaceAll(' ', '').toLowerCase();
  return look(one) !== '' && look(one) === look(other);
}

const PREFIX = 'paper-';

/** The form with ids of its own: the open sheet behind the dialog has fields of the same criteria. */
export function toPaperRubric(rubric: Rubric): Rubric {
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    id: `${PREFIX}${criterion.id}` as CriterionId,
  }));
  return { ...rubric, criteria };
}

/** The draft that two equal copies become; what was in the draft before is in the history. */
export function toDraft(
  [first, second]: readonly [TypedCopy, TypedCopy],
  before: Pick<Draft, 'correctionReason'>,
): Draft {
  const strip = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id.slice(PREFIX.length), value]),
    );
  return {
    ...first.draft,
    marks: strip(first.draft.marks),
    markComments: strip(first.draft.markComments),
    correctionReason: before.correctionReason,
    fromPaper: { enteredBy: [nameOf(first), nameOf(second)] },
  };
}

/** Any change by hand makes the draft the judge's own again; a reason for a correction is none. */
export function dropPaperMark(before: Draft, after: Draft): Draft {
  const { fromPaper, ...own } = after;
  if (!fromPaper) return after;
  const content = ({ marks, markComments, comment, recusalReason }: Draft) =>
    JSON.stringify([marks, markComments, comment, recusalReason]);
  return content(before) === content(after) ? after : own;
}
