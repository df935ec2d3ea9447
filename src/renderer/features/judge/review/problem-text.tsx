import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { limitsOf } from '../sheet/mark-field.tsx';
import type { Preview } from './review-dialog.tsx';

export type ProblemTextProps = {
  readonly problem: Preview['problems'][number];
  readonly rubric: Rubric;
};

/** What keeps a sheet from being sealed, by the name of its criterion. */
export function ProblemText({ problem, rubric }: ProblemTextProps) {
  const { t, i18n } = useTranslation('judge');
  const format = useFormat();
  const criterion = rubric.criteria.find(({ id }) => id === problem.criterion);
  const key = `problem.${problem.code}`;
  const params = { ...problem.params, ...(criterion ? limitsOf(criterion, rubric) : {}) };
  // A code that this catalog does not know is still better shown than swallowed.
  const text = i18n.exists(key, { ns: 'judge' }) ? t(key, params) : problem.code;
  return criterion ? t('sheet.labelled', { label: format.title(criterion), text }) : text;
}
