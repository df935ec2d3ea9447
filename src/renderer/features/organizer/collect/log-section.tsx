import { Stack, Text, Title } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogView } from '../../../../contract/log-methods.ts';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNote, FileDrop, Note, StateMark, type Upload } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { SecretExport } from './secret-export.tsx';

type LogSectionProps = { readonly stage: StageId; readonly log: LogView };

/** The log's head, and which judges have witnessed it, with the files that go to and fro for it. */
export function LogSection({ stage, log }: LogSectionProps) {
  const { t } = useTranslation('organizer');
  const seen = log.witnesses.filter(({ size }) => size !== null);
  const newest = Math.max(0, ...seen.map(({ size }) => size ?? 0));
  return (
    <section className={styles.section} data-testid="log-section">
      <Title order={2} mb={8}>
        {t('log.title')}
      </Title>
      <Stack gap="md">
        <Text className={styles.lead}>{t('log.lead')}</Text>
        <div>
          <Text data-testid="log-size">{t('log.size', { count: log.size })}</Text>
          <Text size="sm" className={styles.mono}>
            {log.root.match(/.{1,8}/g)?.join(' ')}
          </Text>
        </div>
        <div>
          <StateMark
            tone={seen.length > 0 ? 'saved' : 'attention'}
            icon={seen.length > 0 ? IconEye : IconEyeOff}
            testId="log-witnesses"
          >
            {seen.length > 0
              ? t('log.witnessed', { seen: seen.length, of: log.witnesses.length, size: newest })
              : t('log.unwitnessed', { of: log.witnesses.length })}
          </StateMark>
          <Text size="sm" c="dimmed">
            {log.witnesses
              .map(({ name, size }) =>
                size === null ? t('log.judgeNone', { name }) : t('log.judgeTo', { name, size }),
              )
              .join(t('log.and'))}
          </Text>
        </div>
        <SecretExport
          method="log.exportHead"
          stage={stage}
          label={t('log.exportHead')}
          effect={t('log.exportHeadEffect')}
          testId="export-head"
        />
        <WitnessDrop stage={stage} />
      </Stack>
    </section>
  );
}

function WitnessDrop({ stage }: { readonly stage: StageId }) {
  const { t } = useTranslation('organizer');
  const take = useAction('log.importWitness');
  const [taken, setTaken] = useState<readonly MethodOutput<'log.importWitness'>[]>([]);
  const run = async (uploads: readonly Upload[]) => {
    const all: MethodOutput<'log.importWitness'>[] = [];
    for (const { uploadId } of uploads) {
      const answer = await take.run({ stage, uploadId, destinationId: 'exports' });
      if (!answer.ok) break;
      all.push(answer.value);
    }
    setTaken(all);
  };
  return (
    <>
      <div className={styles.lowDrop}>
        <FileDrop
          label={t('log.witnessDrop')}
          accept=".jbwitness"
          multiple
          disabled={take.busy}
          testId="witness-drop"
          onUploaded={(uploads) => void run(uploads)}
        />
      </div>
      {take.error && <ErrorNote error={take.error} />}
      {taken.length > 0 && (
        <Note tone="saved" testId="witness-outcome">
          {taken.map(({ judges, size }) => (
            <Text key={`${judges[0]?.judge ?? ''}-${size}`}>
              {judges.map(({ name }) => t('log.judgeTo', { name, size })).join(t('log.and'))}
            </Text>
          ))}
        </Note>
      )}
    </>
  );
}
