import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconCircleFilled,
  IconLoader2,
  IconRepeat,
  IconPlugConnected,
  IconPlugConnectedX,
  IconReceipt,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../app/use-connection.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { StateMark } from '../../ui/index.ts';
import classes from './desk.module.css';
import { countDesk, type DeskItem } from './desk-entry-state.ts';
import { readyToSeal } from './ready-to-seal.ts';
import { useDesk, useSyncState } from './use-desk.ts';

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

/** "Saved" is shown only when the backend's journal has acknowledged the newest edit. */
function SaveState({ item }: { readonly item: DeskItem | null }) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const { items, sync } = useDesk();
  const { waiting, interrupted, refused } = useSyncState(sync);
  const unsaved = waiting || items.some(({ row }) => row !== null && row.savedEdit < row.edit);
  const conflicts = items.filter(({ row }) => row?.conflict);
  if (conflicts[0]) {
    return (
      <StateMark tone="error" icon={IconAlertTriangle} testId="save-state">
        {t('save.conflict', { entry: conflicts[0].deskEntry.entry.id })}
      </StateMark>
    );
  }
  if (unsaved && refused) {
    return (
      <StateMark tone="error" icon={IconAlertTriangle} testId="save-state">
        {t('save.refused', { code: refused.code })}
      </StateMark>
    );
  }
  if (unsaved && interrupted) {
    return (
      <StateMark tone="attention" icon={IconAlertTriangle} testId="save-state">
        {t('save.interrupted')}
      </StateMark>
    );
  }
  if (unsaved) {
    return (
      <StateMark tone="quiet" icon={IconLoader2} testId="save-state">
        {t('save.saving')}
      </StateMark>
    );
  }
  const savedAt = item?.draft ? (item.row?.savedAt ?? null) : null;
  return (
    <StateMark tone={savedAt === null ? 'quiet' : 'saved'} icon={IconCheck} testId="save-state">
      {savedAt === null ? t('save.nothing') : t('save.saved', { time: format.time(savedAt) })}
    </StateMark>
  );
}
