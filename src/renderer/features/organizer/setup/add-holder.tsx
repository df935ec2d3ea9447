import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, FileDrop, FingerprintCard, type Upload } from '../../../ui/index.ts';

/** Drop a root holder's key card, compare its fingerprint with the person, then add it. */
export function AddHolder() {
  const { t } = useTranslation('organizer');
  const [upload, setUpload] = useState<Upload | null>(null);
  if (upload) return <Card key={upload.uploadId} upload={upload} onDone={() => setUpload(null)} />;
  return (
    <FileDrop
      label={t('root.drop')}
      hint={t('root.dropHint')}
      accept=".jbkey"
      testId="holder-drop"
      onUploaded={([first]) => setUpload(first ?? null)}
    />
  );
}

type CardProps = { readonly upload: Upload; readonly onDone: () => void };

function Card({ upload, onDone }: CardProps) {
  const { t } = useTranslation('organizer');
  const card = useQuery('root.previewCard', { uploadId: upload.uploadId });
  const add = useAction('root.addHolder');
  const [compared, setCompared] = useState(false);
  const run = async () => {
    if (!card.data) return;
    const answer = await add.run({
      uploadId: upload.uploadId,
      comparedFingerprint: card.data.fingerprint.hex,
    });
    if (answer.ok) onDone();
  };
  return (
    <Stack gap="md" data-testid="holder-card">
      {card.error && <ErrorNote error={card.error} />}
      {card.data && (
        <>
          <Text fw={600} size="lg">
            {card.data.name}{' '}
            <Text span c="dimmed">
              {card.data.organization}
            </Text>
          </Text>
          <FingerprintCard
            fingerprint={card.data.fingerprint}
            label={t('root.compare')}
            part="listen"
            testId="holder-fingerprint"
          />
          <Checkbox
            label={t('root.compared')}
            checked={compared}
            data-testid="holder-compared"
            onChange={(event) => setCompared(event.currentTarget.checked)}
          />
        </>
      )}
      {add.error && <ErrorNote error={add.error} />}
      <Group>
        <Button
          disabled={!compared}
          loading={add.busy}
          data-testid="holder-add"
          onClick={() => void run()}
        >
          {t('root.add')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('judges.otherCard')}
        </Button>
      </Group>
    </Stack>
  );
}
