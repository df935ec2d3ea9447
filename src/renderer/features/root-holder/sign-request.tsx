import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../contract/root-methods.ts';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { useCall } from '../../app/transport-context.ts';
import { DestinationPicker, Note, ProducedFileNote, SecretPrompt } from '../../ui/index.ts';
import type { Upload } from '../../ui/index.ts';

type SignRequestProps = {
  readonly request: RequestView;
  readonly upload: Upload;
  /** Something above must be confirmed first. */
  readonly blocked: boolean;
};

/** The last step: everything compared, the PIN, and the file that goes back. */
export function SignRequest({ request, upload, blocked }: SignRequestProps) {
  const { t } = useTranslation('holder');
  const call = useCall();
  const [compared, setCompared] = useState(false);
  const [asking, setAsking] = useState(false);
  const [destination, setDestination] = useState<string | null>(null);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const sign = async (secret: string) => {
    if (destination === null) return { code: 'destination-unknown' as const };
    const answer = await call('holder.sign', {
      uploadId: upload.uploadId,
      hash: request.hash,
      discards: request.rival?.hash ?? null,
      secret,
      destinationId: destination,
    });
    if (answer.ok) setFile(answer.value);
    return answer.ok ? null : answer.error;
  };
  return (
    <section>
      <Title order={3} mb={8}>
        {t('sign.title')}
      </Title>
      <Stack gap="md">
        <Checkbox
          label={t('sign.compared')}
          description={t(`sign.comparedHint.${request.kind}`)}
          checked={compared}
          data-testid="request-compared"
          onChange={(event) => setCompared(event.currentTarget.checked)}
        />
        <Group>
          <Button
            color="seal.7"
            leftSection={<IconSignature size="1.15rem" />}
            disabled={!compared || blocked}
            data-testid="request-sign"
            onClick={() => setAsking(true)}
          >
            {t(`sign.act.${request.kind}`)}
          </Button>
        </Group>
        {file && (
          <>
            <ProducedFileNote file={file} />
            <Note>{t('sign.giveBack')}</Note>
          </>
        )}
      </Stack>
      <SecretPrompt
        opened={asking}
        seal
        title={t(`sign.act.${request.kind}`)}
        confirmLabel={t(`sign.act.${request.kind}`)}
        onSubmit={sign}
        onClose={() => setAsking(false)}
      >
        <Text>{t(`sign.effect.${request.kind}`)}</Text>
        <DestinationPicker value={destination} onChange={setDestination} />
      </SecretPrompt>
    </section>
  );
}
