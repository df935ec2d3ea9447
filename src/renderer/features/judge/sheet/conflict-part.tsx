import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import type { DraftConflict } from '../../../db/index.ts';
import { Note } from '../../../ui/index.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { useDesk } from '../use-desk.ts';
import { findDifferences } from './draft-differences.ts';
import classes from './sheet.module.css';
import { useDifferenceLabel } from './use-difference-label.ts';

export type ConflictPartProps = {
  readonly item: DeskItem;
  readonly conflict: DraftConflict;
  readonly rubric: Rubric;
};

/** Two windows changed one entry: both versions side by side, and the person says which one holds. */
export function ConflictPart({ item, conflict, rubric }: ConflictPartProps) {
  const { t } = useTranslation('judge');
  const { sync } = useDesk();
  const label = useDifferenceLabel(rubric);
  const { stored } = conflict;
  const differences = findDifferences(item.row?.draft ?? null, stored?.draft ?? null, rubric);
  const settle = (keep: 'mine' | 'theirs') => void sync.resolve(item.deskEntry, keep);
  return (
    <div data-testid="conflict" role="alert">
      <Note tone="attention">
        <Text fw={600}>{t('conflict.title')}</Text>
        <Text>{t(stored === null ? 'conflict.sealed' : 'conflict.text')}</Text>
      </Note>
      <table className={classes.sealedTable}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={`${difference.kind} ${difference.criterion ?? ''}`}>
              <th scope="row">{label(difference)}</th>
              <td>{difference.before || t('conflict.none')}</td>
              <td>
                {stored === null
                  ? t('conflict.sealedTheirs')
                  : difference.after || t('conflict.none')}
              </td>
            </tr>
          ))}
          <tr>
            <td />
            <td>
              <Button size="sm" onClick={() => settle('mine')} data-testid="conflict-mine">
                {t('conflict.keepMine')}
              </Button>
            </td>
            <td>
              <Button
                size="sm"
                variant="default"
                onClick={() => settle('theirs')}
                data-testid="conflict-theirs"
              >
                {t('conflict.takeTheirs')}
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
