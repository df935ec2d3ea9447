import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleFilled,
  IconClockX,
  IconRepeat,
  IconPlugConnected,
  IconPlugConnectedX,
  IconReceipt,
  IconTrophy,
  IconWifi,
  IconWifiOff,
} from '@tabler/icons-react';
import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../app/use-connection.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { StateMark } from '../../ui/index.ts';
import classes from './desk.module.css';
import { countDesk, type DeskItem } from './desk-entry-state.ts';
import { readyToSeal } from './ready-to-seal.ts';
import { SaveState } from './save-state.tsx';
import { useDesk, useDeskItems } from './use-desk.ts';

export type StatusBarProps = {
  readonly item: DeskItem | null;
  readonly onReview: (entries: readonly string[]) => void;
};

/** Always in sight: saved, sealed, delivered, receipts, program, network, and which contest. */
export function StatusBar({ item, onReview }: StatusBarProps) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const items = useDeskItems();
  const connected = useConnection();
  const { online } = useNetwork();
  const format = useFormat();
  const contest = `${format.title(desk)} · ${format.title(desk.stage)}`;
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
      <StateMark tone="quiet" icon={online ? IconWifi : IconWifiOff} testId="network">
        {t(online ? 'status.online' : 'status.offline')}
      </StateMark>
      <StateMark
        tone={desk.rehearsal ? 'attention' : 'quiet'}
        icon={desk.rehearsal ? IconRepeat : IconTrophy}
        testId="contest"
      >
        {desk.rehearsal && <strong>{t('app:rehearsal.word')} </strong>}
        <span className={classes.contest} title={contest}>
          {contest}
        </span>
      </StateMark>
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
