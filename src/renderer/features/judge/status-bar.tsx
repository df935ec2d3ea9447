import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleFilled,
  IconClockX,
  IconRepeat,
  IconPlugConnected,
  IconPlugConnectedX,
  IconReceipt,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../app/use-connection.ts';
import { StateMark } from '../../ui/index.ts';
import classes from './desk.module.css';
import { countDesk, type DeskItem } from './desk-entry-state.ts';
import { readyToSeal } from './ready-to-seal.ts';
import { SaveState } from './save-state.tsx';
import { useDesk } from './use-desk.ts';

export type StatusBarProps = {
  readonly item: DeskItem | null;
  readonly onReview: (entries: readonly string[]) => void;
};

/** Always in sight: saved, sealed, delivered, receipts, connection. */
export function StatusBar({ item, onReview }: StatusBarProps) {
  const { t } = useTranslation('judge');
  const { desk, items } = useDesk();
  const connected = useConnection();
  const counts = countDesk(items);
  const receipts = items.flatMap(({ deskEntry }) => deskEntry.sheets).filter((s) => s.delivered);
  const ready = readyToSeal(items, desk);
  return (
    <footer className={classes.status} data-testid="status-bar">
      <SaveState item={item} />
      <StateMark tone="seal" icon={IconCircleFilled} testId="count-sealed">
        {t('status.sealed', { count: counts.sealed, total: counts.total })}
      </StateMark>
      <StateMark tone="saved" icon={IconCircleCheck} testId="count-delivered">
        {t('status.delivered', { count: counts.delivered })}
      </StateMark>
      {counts.excluded > 0 && (
        <StateMark tone="error" icon={IconClockX} testId="count-excluded">
          {t('status.excluded', { count: counts.excluded })}
        </StateMark>
      )}
      <StateMark tone="quiet" icon={IconReceipt} testId="count-receipts">
        {t('status.receipts', { count: receipts.length })}
      </StateMark>
      <StateMark
        tone={connected ? 'quiet' : 'attention'}
        icon={connected ? IconPlugConnected : IconPlugConnectedX}
        testId="connection"
      >
        {t(connected ? 'status.connected' : 'status.disconnected')}
      </StateMark>
      {desk.rehearsal && (
        <StateMark tone="attention" icon={IconRepeat}>
          {t('app:rehearsal.word')}
        </StateMark>
      )}
      {ready.length > 1 && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.spread ?? ''}
          onClick={() => onReview(ready)}
          data-testid="review-all"
        >
          {t('status.reviewAll', { count: ready.length })}
        </Button>
      )}
    </footer>
  );
}
