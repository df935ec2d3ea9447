import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { computeOwnTotal } from '../own-total.ts';
import classes from './sheet.module.css';

export type SheetFootProps = {
  readonly draft: Draft;
  readonly rubric: Rubric;
  readonly canReview: boolean;
  readonly onReview: () => void;
};

/** The total so far and the way to the seal; never scrolls away. */
export function SheetFoot({ draft, rubric, canReview, onReview }: SheetFootProps) {
  const { t } = useTranslation('judge');
  const total = computeOwnTotal(rubric, draft);
  const open = total?.open ?? rubric.criteria.length;
  const recused = draft.recusalReason !== null;
  return (
    <footer className={classes.foot}>
      <div className={classes.totalLine}>
        <div style={{ flex: 1 }}>
          <Text size="sm" c="dimmed" className={classes.footHint ?? ''}>
            {recused
              ? t('recusal.title')
              : open > 0
                ? t('sheet.open', { count: open })
                : t('sheet.complete')}
          </Text>
          {!recused && (
            <span>
              {t('sheet.total')}{' '}
              <span className={classes.total} data-testid="sheet-total" aria-live="polite">
                {total?.text ?? '—'}
              </span>
              {open > 0 && (
                <span className={classes.footOpen ?? ''}>
                  {' '}
                  {t('sheet.openShort', { count: open })}
                </span>
              )}
            </span>
          )}
        </div>
        <Button
          size="lg"
          className={classes.reviewButton ?? ''}
          color="seal.7"
          disabled={!canReview}
          onClick={onReview}
          data-testid="review-seal"
        >
          {t('sheet.review')}
        </Button>
      </div>
    </footer>
  );
}
