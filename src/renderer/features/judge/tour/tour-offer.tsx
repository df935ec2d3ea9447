import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/index.ts';
import { useDeskStore } from '../desk-store.ts';
import { useDesk, useDeskItems } from '../use-desk.ts';
import { TourDialog } from './tour-dialog.tsx';

/**
 * Offered when a contest is opened for the first time, in a line and not in the way: who has ten minutes
 * left until the first pitch just begins. Gone once it was taken, refused, or something was scored.
 */
export function TourOffer() {
  const { t } = useTranslation('tour');
  const { desk } = useDesk();
  const items = useDeskItems();
  const offered = useDeskStore((store) => store.tourOffered.includes(desk.contestId));
  const setOffered = useDeskStore((store) => store.setTourOffered);
  const [touring, setTouring] = useState(false);
  const begun = items.some(({ state }) => state !== 'not-started');
  const leave = () => {
    setTouring(false);
    setOffered(desk.contestId);
  };
  return (
    <>
      {!offered && !begun && (
        <Note testId="tour-offer">
          <Group gap="sm" justify="space-between">
            <Text flex="1 1 20rem">{t('offer')}</Text>
            <Group gap="xs">
              <Button size="sm" onClick={() => setTouring(true)} data-testid="tour-start">
                {t('start')}
              </Button>
              <Button size="sm" variant="default" onClick={leave} data-testid="tour-decline">
                {t('decline')}
              </Button>
            </Group>
          </Group>
        </Note>
      )}
      <TourDialog opened={touring} onClose={leave} />
    </>
  );
}
