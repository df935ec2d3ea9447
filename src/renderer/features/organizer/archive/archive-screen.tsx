import { Button, Stack, Text, Title } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { useCall, type ShownError } from '../../../app/transport-context.ts';
import { useQuery } from '../../../app/use-query.ts';
import {
  DestinationPicker,
  FingerprintCard,
  Note,
  ProducedFileNote,
  SecretPrompt,
} from '../../../ui/index.ts';
import { failureOf } from '../failure.ts';
import { useOrganizerStore } from '../organizer-store.ts';
import { RootPrint } from '../root-print.tsx';
import styles from '../organizer.module.css';
import type { StepProps } from '../step-screen.tsx';

type Archive = MethodOutput<'archive.export'>;

/** Step 8: one file with everything a notary needs, and the paper that goes with it. */
export function ArchiveScreen({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const result = useQuery('result.compute', contest.frozen ? { stage: stage.id } : null);
  const [archive, setArchive] = useState<Archive | null>(null);
  const ready = result.data?.signed?.current === true;
  return (
    <Stack gap="lg">
      {result.data?.computed.status === 'incomplete' && ready && (
        <Note tone="attention">{t('archive.incomplete')}</Note>
      )}
      <ExportArchive stage={stage} ready={ready} onExported={setArchive} />
      {archive && (
        <section data-testid="archive-done">
          <ProducedFileNote file={archive.file} />
          <Text mt="sm">{t('archive.index')}</Text>
          <Text className={styles.mono} data-testid="archive-index">
            {archive.archiveIndex}
          </Text>
        </section>
      )}
      <section className={styles.section}>
        <Title order={2} mb={8}>
          {t('archive.handOver')}
        </Title>
        <ol className={styles.rulesText}>
          <li>{t('archive.hand.file')}</li>
          <li>{t('archive.hand.paper')}</li>
          <li>{t('archive.hand.ranking')}</li>
        </ol>
      </section>
      {contest.frozen && (
        <section>
          <FingerprintCard
            fingerprint={contest.frozen.rootFingerprint}
            label={t('freeze.root')}
            testId="root-fingerprint"
          />
          <Text my="sm">{t('archive.rootHint')}</Text>
          <Button variant="default" onClick={() => window.print()} data-testid="print-root">
            {t('freeze.print')}
          </Button>
          <RootPrint contest={contest} />
        </section>
      )}
    </Stack>
  );
}

type ExportArchiveProps = Pick<StepProps, 'stage'> & {
  readonly ready: boolean;
  readonly onExported: (archive: Archive) => void;
};

function ExportArchive({ stage, ready, onExported }: ExportArchiveProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const { destinationId, useDestination: keepDestination } = useOrganizerStore();
  const run = async (secret: string): Promise<ShownError | null> => {
    if (destinationId === null) return { code: 'destination-unknown' };
    const answer = await call('archive.export', { stage: stage.id, destinationId, secret });
    if (answer.ok) onExported(answer.value);
    return failureOf(answer);
  };
  return (
    <div>
      <Button
        disabled={!ready}
        leftSection={<IconArchive size="1.15rem" />}
        data-testid="export-archive"
        onClick={() => setAsking(true)}
      >
        {t('archive.export')}
      </Button>
      {!ready && (
        <Text c="dimmed" mt={4}>
          {t('archive.needsResult')}
        </Text>
      )}
      <SecretPrompt
        opened={asking}
        title={t('archive.export')}
        confirmLabel={t('archive.exportAct')}
        onSubmit={run}
        onClose={() => setAsking(false)}
      >
        <Text>{t('archive.exportEffect')}</Text>
        <DestinationPicker value={destinationId} onChange={keepDestination} />
      </SecretPrompt>
    </div>
  );
}
