import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useCall, type ShownError } from '../../../app/transport-context.ts';
import { FileDrop, Note, SecretPrompt, type Upload } from '../../../ui/index.ts';
import { failureOf } from '../failure.ts';
import styles from '../organizer.module.css';
import { SecretExport } from './secret-export.tsx';

/** Folded away: collecting at two desks, and bringing them together again. */
export function DesksSection({ stage }: { readonly stage: StageId }) {
  const { t } = useTranslation('organizer');
  return (
    <details className={styles.section} data-testid="desks-section">
      <summary>{t('desks.title')}</summary>
      <Stack gap="md" mt="md">
        <Text className={styles.lead}>{t('desks.lead')}</Text>
        <BecomeSecond stage={stage} />
        <SecretExport
          method="archive.export"
          stage={stage}
          label={t('desks.export')}
          effect={t('desks.exportEffect')}
          testId="export-desk"
        />
        <MergeDrop stage={stage} />
      </Stack>
    </details>
  );
}

function BecomeSecond({ stage }: { readonly stage: StageId }) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  return (
    <Group>
      <Button variant="default" data-testid="second-desk" onClick={() => setAsking(true)}>
        {t('desks.become')}
      </Button>
      <SecretPrompt
        opened={asking}
        title={t('desks.become')}
        confirmLabel={t('desks.become')}
        onSubmit={async (secret) =>
          failureOf(await call('log.becomeSecondDesk', { stage, secret }))
        }
        onClose={() => setAsking(false)}
      >
        <Text>{t('desks.becomeEffect')}</Text>
      </SecretPrompt>
    </Group>
  );
}

function MergeDrop({ stage }: { readonly stage: StageId }) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [waiting, setWaiting] = useState<Upload | null>(null);
  const [merged, setMerged] = useState<MethodOutput<'log.mergeArchive'> | null>(null);
  const run = async (secret: string): Promise<ShownError | null> => {
    if (waiting === null) return null;
    const answer = await call('log.mergeArchive', { stage, uploadId: waiting.uploadId, secret });
    setMerged(answer.ok ? answer.value : null);
    return failureOf(answer);
  };
  return (
    <>
      <div className={styles.lowDrop}>
        <FileDrop
          label={t('desks.drop')}
          accept=".jbarchive"
          testId="merge-drop"
          onUploaded={(uploads) => setWaiting(uploads[0] ?? null)}
        />
      </div>
      {merged && <MergeOutcome merged={merged} />}
      <SecretPrompt
        opened={waiting !== null}
        title={t('desks.merge')}
        confirmLabel={t('desks.merge')}
        onSubmit={run}
        onClose={() => setWaiting(null)}
      >
        <Text>{t('desks.mergeEffect')}</Text>
      </SecretPrompt>
    </>
  );
}

function MergeOutcome({ merged }: { readonly merged: MethodOutput<'log.mergeArchive'> }) {
  const { t } = useTranslation('organizer');
  const { bundles, sheets, known, conflicts, sameLog } = merged;
  return (
    <Note tone={conflicts.length > 0 || sameLog ? 'attention' : 'saved'} testId="merge-outcome">
      <Text fw={600}>{t('desks.merged', { bundles, sheets, known })}</Text>
      {conflicts.length > 0 && (
        <Text>
          {t('desks.conflicts', {
            list: conflicts.map(({ judge, entry }) => `${judge} ${entry}`).join(t('log.and')),
          })}
        </Text>
      )}
      {sameLog && <Text>{t('desks.sameLog')}</Text>}
    </Note>
  );
}
