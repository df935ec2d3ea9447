import type { Draft } from '../../../src/contract/judging-methods.ts';
import { formatMark } from '../../../src/renderer/features/judge/mark-entry.ts';
import type { Marks } from './ledger.ts';

/** Criteria of the contest that is played here, with their highest marks. */
export const MARK_FIELDS = { merit: 60, value: 40 } as const;
export type MarkField = keyof typeof MARK_FIELDS;
export const MARK_NAMES = Object.keys(MARK_FIELDS) as readonly MarkField[];

/** Every field of a sheet; the names of texts are the test ids of their fields. */
export const TEXT_NAMES = ['comment', 'remark-merit', 'remark-value'] as const;
/** A recusal counts as a field: empty while none is declared, else this word and the reason. */
export const RECUSAL = 'recusal';
export const DECLARED = '回避:';

/** Decimals of the contest that is played here. */
const DECIMALS = 1;

/** What every field of a draft says; what a desk would show of it. */
export function draftToFields(draft: Draft): Marks {
  const { marks, markComments, comment, recusalReason } = draft;
  const remarks = MARK_NAMES.map((name) => [`remark-${name}`, markComments[name] ?? '']);
  return {
    ...Object.fromEntries(
      Object.entries(marks).map(([name, value]) => [name, formatMark(value, DECIMALS)]),
    ),
    ...(Object.fromEntries(remarks) as Marks),
    comment,
    [RECUSAL]: recusalReason === null ? '' : DECLARED + recusalReason,
  };
}

/** The fields of a draft that was given up, or of which nothing was ever saved. */
export const NO_FIELDS: Marks = Object.fromEntries(
  [...MARK_NAMES, ...TEXT_NAMES, RECUSAL].map((name) => [name, '']),
);
