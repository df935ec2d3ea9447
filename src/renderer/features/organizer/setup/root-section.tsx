import { ActionIcon, Box, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RootKeyView } from '../../../../contract/root-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, FingerprintCard, Note } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { AddHolder } from './add-holder.tsx';
import { CountInput } from './count-input.tsx';

/** Who holds the root: the organizer's own key, further holders, and how many must sign. */
export function RootSection() {
  const { t } = useTranslation('organizer');
  const root = useQuery('root.get', {});
  const remove = useAction('root.removeHolder');
  if (root.data === undefined) return root.error ? <ErrorNote error={root.error} /> : null;
  const { own, operations, holders, threshold, fixed } = root.data;
  const keys = holders.length + (own ? 1 : 0);
  return (
    <Stack gap="lg" maw="60rem" data-testid="root-section">
      <div>
        <Title order={2} size="h3" mb={8}>
          {t('root.title')}
        </Title>
        <Text>{t('root.lead')}</Text>
      </div>
      <Note tone="attention">{t('root.warning')}</Note>
      <Threshold keys={keys} threshold={threshold} fixed={fixed} />
      <ul className={styles.plainList} data-testid="root-keys">
        {own && (
          <li>
            <Text fw={600}>{t('root.own', { name: own.name })}</Text>
            <FingerprintCard fingerprint={own.fingerprint} part="read" testId="own-root" />
          </li>
        )}
        {holders.map((holder) => (
          <li key={holder.key}>
            <Holder
              holder={holder}
              fixed={fixed}
              onRemove={() => void remove.run({ key: holder.key })}
            />
          </li>
        ))}
      </ul>
      {operations && (
        <div>
          <Text fw={600}>{t('root.operations')}</Text>
          <Text mb={4}>{t('root.operationsText')}</Text>
          <FingerprintCard fingerprint={operations} part="read" testId="operations-key" />
        </div>
      )}
      {remove.error && <ErrorNote error={remove.error} />}
      {fixed ? <Text c="dimmed">{t('root.fixed')}</Text> : <AddHolder />}
    </Stack>
  );
}

type HolderProps = {
  readonly holder: RootKeyView;
  readonly fixed: boolean;
  readonly onRemove: () => void;
};

function Holder({ holder, fixed, onRemove }: HolderProps) {
  const { t } = useTranslation('organizer');
  return (
    <>
      <Text fw={600}>
        {holder.name}{' '}
        <Text span c="dimmed">
          {holder.organization}
        </Text>
        {!fixed && (
          <ActionIcon
            variant="subtle"
            ml="xs"
            aria-label={t('setup.removeNamed', { name: holder.name })}
            onClick={onRemove}
          >
            <IconTrash size="1.15rem" />
          </ActionIcon>
        )}
      </Text>
      <FingerprintCard fingerprint={holder.fingerprint} />
    </>
  );
}

type ThresholdProps = {
  readonly keys: number;
  readonly threshold: number;
  readonly fixed: boolean;
};

function Threshold({ keys, threshold, fixed }: ThresholdProps) {
  const { t } = useTranslation('organizer');
  const set = useAction('root.setThreshold');
  return (
    <>
      <Box maw="22rem">
        <CountInput
          label={t('root.threshold')}
          description={t('root.thresholdHint', { threshold, keys })}
          min={1}
          max={keys}
          value={threshold}
          disabled={fixed || keys < 2}
          testId="root-threshold"
          onChange={(wanted) => void set.run({ threshold: wanted })}
        />
      </Box>
      {set.error && <ErrorNote error={set.error} />}
    </>
  );
}
