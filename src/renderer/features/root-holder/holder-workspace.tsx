import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import { useQuery } from '../../app/use-query.ts';
import { ErrorNote, FileDrop, FingerprintCard, type Upload } from '../../ui/index.ts';
import { KeyCardDialog } from '../identity/index.ts';
import { History } from './history.tsx';
import styles from './holder.module.css';
import { RequestReview } from './request-review.tsx';

/** The desk of a person who holds one of the root keys: own key, the request, what was signed. */
export function HolderWorkspace() {
  useHelpTopic('root-holder');
  const { t } = useTranslation('holder');
  const [upload, setUpload] = useState<Upload | null>(null);
  return (
    <div className={styles.page} data-testid="holder-workspace">
      <Title order={1}>{t('title')}</Title>
      <Text className={styles.lead}>{t('lead')}</Text>
      {upload === null ? (
        <Stack gap="xl">
          <OwnKey />
          <section>
            <Title order={2} size="h3" mb={8}>
              {t('open.title')}
            </Title>
            <FileDrop
              label={t('open.drop')}
              hint={t('open.hint')}
              accept=".jbsign"
              testId="request-drop"
              onUploaded={([first]) => setUpload(first ?? null)}
            />
          </section>
          <History />
        </Stack>
      ) : (
        <OpenedRequest upload={upload} onClose={() => setUpload(null)} />
      )}
    </div>
  );
}

function OwnKey() {
  const { t } = useTranslation('holder');
  const status = useQuery('identity.status', {});
  const [opened, setOpened] = useState(false);
  return (
    <section>
      <Title order={2} size="h3" mb={8}>
        {t('own.title')}
      </Title>
      <Text mb="sm">{t('own.text')}</Text>
      {status.data && (
        <FingerprintCard
          fingerprint={status.data.fingerprint}
          label={t('own.fingerprint')}
          part="read"
          testId="own-fingerprint"
        />
      )}
      <Group mt="sm">
        <Button
          variant="default"
          leftSection={<IconId size="1.2rem" />}
          data-testid="open-key-card"
          onClick={() => setOpened(true)}
        >
          {t('own.card')}
        </Button>
      </Group>
      <KeyCardDialog opened={opened} onClose={() => setOpened(false)} />
    </section>
  );
}

type OpenedRequestProps = { readonly upload: Upload; readonly onClose: () => void };

function OpenedRequest({ upload, onClose }: OpenedRequestProps) {
  const { t } = useTranslation('holder');
  const request = useQuery('holder.open', { uploadId: upload.uploadId });
  return (
    <Stack gap="lg">
      {request.error && <ErrorNote error={request.error} />}
      {request.data && <RequestReview request={request.data} upload={upload} />}
      <Group>
        <Button variant="default" data-testid="request-close" onClick={onClose}>
          {t('open.other')}
        </Button>
      </Group>
    </Stack>
  );
}
