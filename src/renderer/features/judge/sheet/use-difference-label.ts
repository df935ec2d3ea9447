import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Difference } from './draft-differences.ts';

/** Names the part of the form that differs, as the form names it. */
export function useDifferenceLabel(rubric: Rubric): (difference: Difference) => string {
  const { t } = useTranslation('judge');
  const format = useFormat();
  return ({ kind, criterion: id }) => {
    const criterion = rubric.criteria.find((candidate) => candidate.id === id);
    const name = criterion ? format.title(criterion) : (id ?? '');
    if (kind === 'mark') return name;
    return kind === 'remark' ? t('field.remark', { criterion: name }) : t(`field.${kind}`);
  };
}
