import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, type Call, type ShownError } from '../../../app/transport-context.ts';
import { DestinationPicker, FileDrop, SecretPrompt, type Upload } from '../../../ui/index.ts';
import { useOrganizerStore } from '../organizer-store.ts';
import styles from '../organizer.module.css';
import { ImportReports, type ImportOutcome } from './import-reports.tsx';

/** Drop one or many bundles; one secret signs the receipts of all of them. */
export function ImportBundles() {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const { destinationId, useDestination: keepDestination } = useOrganizerStore();
  const [waiting, setWaiting] = useState<readonly Upload[]>([]);
  const [outcomes, setOutcomes] = useState<readonly ImportOutcome[]>([]);

  const run = async (secret: string): Promise<ShownError | null> => {
    if (destinationId === null) return { code: 'destination-unknown' };
    const answer = await importAll(call, waiting, secret, destinationId);
    setOutcomes(answer.outcomes);
    if (answer.stopped === null) setWaiting([]);
    return answer.stopped;
  };
  return (
    <Stack gap="md">
      <div className={styles.lowDrop}>
        <FileDrop
          label={t('collect.drop')}
          hint={t('collect.dropHint')}
          accept=".jbbundle"
          multiple
          opens=".jbbundle"
          testId="bundles-drop"
          onUploaded={(uploads) => {
            setOutcomes([]);
            setWaiting(uploads);
          }}
        />
      </div>
      <ImportReports outcomes={outcomes} />
      <SecretPrompt
        opened={waiting.length > 0}
        title={t('collect.importTitle')}
        confirmLabel={t('collect.importAct', { count: waiting.length })}
        onSubmit={run}
        onClose={() => setWaiting([])}
      >
        <Text>{t('collect.importEffect')}</Text>
        <ul>
          {waiting.map(({ uploadId, name }) => (
            <li key={uploadId}>{name}</li>
          ))}
        </ul>
        <DestinationPicker value={destinationId} onChange={keepDestination} />
      </SecretPrompt>
    </Stack>
  );
}

/** Failures that concern the person at the desk, not the bundle: the next one would fail alike. */
const STOPPING: readonly string[] = [
  'secret-wrong',
  'secret-locked-out',
  'identity-locked',
  'identity-missing',
  'destination-unknown',
  'destination-not-writable',
  'disk-full',
  'connection-lost',
];

async function importAll(
  call: Call,
  uploads: readonly Upload[],
  secret: string,
  destinationId: string,
): Promise<{ readonly outcomes: readonly ImportOutcome[]; readonly stopped: ShownError | null }> {
  const outcomes: ImportOutcome[] = [];
  for (const { uploadId, name } of uploads) {
    const answer = await call('bundles.import', { uploadId, secret, destinationId });
    if (!answer.ok && STOPPING.includes(answer.error.code)) {
      return { outcomes, stopped: answer.error };
    }
    outcomes.push({ file: name, answer });
  }
  return { outcomes, stopped: null };
}
