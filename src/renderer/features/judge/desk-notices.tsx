import { Button, CloseButton, Group, Text } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Note } from '../../ui/index.ts';
import { KeyCardDialog } from '../identity/index.ts';
import classes from './desk.module.css';
import { LogAlarm } from './hand-over/log-alarm.tsx';
import { TourOffer } from './tour/tour-offer.tsx';
import { useDesk, useDeskItems } from './use-desk.ts';
import { useTimeLeft } from './use-time-left.ts';

/** What stands in the way of the work on this desk, each with what is safe and what to do next. */
export const DeskNotices = memo(Notices);

function Notices() {
  const { desk } = useDesk();
  const { deadline } = desk.stage;
  return (
    <div className={classes.notices}>
      <LogAlarm />
      {desk.bar !== null && <BarNotice reason={desk.bar} />}
      {deadline !== null && <DeadlineNotice deadline={deadline} />}
      <TourOffer />
    </div>
  );
}

/** This device's key does not count here: said at once, not only when somebody wants to seal. */
function BarNotice({ reason }: { readonly reason: 'device-not-in-roster' | 'device-revoked' }) {
  const { t } = useTranslation('judge');
  const [card, setCard] = useState(false);
  return (
    <Note tone="attention" testId="device-bar">
      <Group gap="sm" justify="space-between">
        <Text flex="1 1 30rem">
          <strong>{t(`bar.${reason}.happened`)}</strong> {t('bar.safe')} {t(`bar.${reason}.next`)}
        </Text>
        {reason === 'device-not-in-roster' && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconId size="1.2rem" />}
            onClick={() => setCard(true)}
            data-testid="bar-key-card"
          >
            {t('intake.keyCard')}
          </Button>
        )}
      </Group>
      <KeyCardDialog opened={card} onClose={() => setCard(false)} />
    </Note>
  );
}

function DeadlineNotice({ deadline }: { readonly deadline: string }) {
  const { t } = useTranslation('judge');
  const items = useDeskItems();
  const format = useFormat();
  const left = useTimeLeft(deadline);
  const [read, setRead] = useState(false);
  // Whoever has delivered everything has nothing to fear from a clock.
  const done = items.every(({ state }) => state === 'delivered');
  if (left > 0 || read || done) return null;
  return (
    <Note tone="attention" testId="deadline-notice">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Text flex={1}>
          <strong>{t('expired.happened', { time: format.dateTime(deadline) })}</strong>{' '}
          {t('expired.safe')} {t('expired.next')}
        </Text>
        <CloseButton
          aria-label={t('app:close')}
          size="2.25rem"
          onClick={() => setRead(true)}
          data-testid="deadline-read"
        />
      </Group>
    </Note>
  );
}
