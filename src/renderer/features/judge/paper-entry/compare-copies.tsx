import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { Note } from '../../../ui/index.ts';
import { findDifferences } from '../sheet/draft-differences.ts';
import classes from '../sheet/sheet.module.css';
import { useDifferenceLabel } from '../sheet/use-difference-label.ts';
import type { TypedCopy } from './typed-copy.ts';

export type CompareCopiesProps = {
  readonly copies: readonly [TypedCopy, TypedCopy];
  readonly rubric: Rubric;
};

/** Field by field what the two people did not read alike; or that they did. */
export function CompareCopies({ copies, rubric }: CompareCopiesProps) {
  const { t } = useTranslation('judge');
  const label = useDifferenceLabel(rubric);
  const [first, second] = copies;
  const differences = findDifferences(first.draft, second.draft, rubric);
  if (differences.length === 0) {
    return (
      <Note tone="saved" testId="paper-equal">
        {t('paper.equal', { first: first.name, second: second.name })}
      </Note>
    );
  }
  return (
    <>
      <Note tone="attention" testId="paper-differs">
        <Text fw={600}>{t('paper.differs', { count: differences.length })}</Text>
        <Text>{t('paper.differsText')}</Text>
      </Note>
      <table className={classes.sealedTable} data-testid="paper-differences">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{first.name}</th>
            <th scope="col">{second.name}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={`${difference.kind} ${difference.criterion ?? ''}`}>
              <th scope="row">{label(difference)}</th>
              <td>{difference.before || t('conflict.none')}</td>
              <td>{difference.after || t('conflict.none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
