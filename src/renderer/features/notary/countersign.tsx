import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { useCall, type ShownError } from '../../app/transport-context.ts';
import { DestinationPicker, ProducedFileNote, SecretPrompt } from '../../ui/index.ts';
import type { Verified } from './verified.ts';

/** The notary's statement and signature, over this very archive and this very result. */
export function Countersign({ verified }: { readonly verified: Verified }) {
  const { t } = useTranslation('notary');
  const call = useCall();
  const { archive, root, receipts, answer } = verified;
  const [statement, setStatement] = useState(() =>
    proposeStatement((key, params) => t(key, { ...params }), answer.report),
  );
  const [destination, setDestination] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [file, setFile] = useState<ProducedFile | null>(null);
  const sign = async (secret: string): Promise<ShownError | null> => {
    if (destination === null) return { code: 'destination-unknown' };
    const signed = await call('notary.countersign', {
      archiveId: archive.archiveId,
      root,
      receipts: [...receipts],
      statement,
      secret,
      destinationId: destination,
    });
    if (!signed.ok) return signed.error;
    setFile(signed.value);
    return null;
  };
  return (
    <Stack gap="md">
      <Textarea
        label={t('countersign.statement')}
        description={t('countersign.statementHint')}
        autosize
        minRows={5}
        maxLength={2000}
        value={statement}
        data-testid="statement"
        onChange={(event) => setStatement(event.currentTarget.value)}
      />
      <Group>
        <Button
          color="seal.7"
          disabled={statement.trim() === '' || file !== null}
          leftSection={<IconRubberStamp size="1.25rem" />}
          data-testid="countersign"
          onClick={() => setAsking(true)}
        >
          {t(file ? 'countersign.done' : 'countersign.act')}
        </Button>
      </Group>
      {file && (
        <div data-testid="countersigned">
          <ProducedFileNote file={file} />
          <Text mt="xs">{t('countersign.after')}</Text>
        </div>
      )}
      <SecretPrompt
        opened={asking}
        seal
        title={t('countersign.title')}
        confirmLabel={t('countersign.act')}
        onSubmit={sign}
        onClose={() => setAsking(false)}
      >
        <Text>{t('countersign.effect')}</Text>
        <DestinationPicker value={destination} onChange={setDestination} />
      </SecretPrompt>
    </Stack>
  );
}

/** Procedure, not merit: what a notary's certificate covers (the form is open to change). */
function proposeStatement(
  t: (key: string, params?: Record<string, string>) => string,
  { contest, resultStatus, archiveIndex, result }: Verified['answer']['report'],
): string {
  return [
    t('countersign.form.subject', {
      title: contest?.title ?? '',
      stage: contest?.stageTitle ?? '',
    }),
    t('countersign.form.checked'),
    t(`countersign.form.${resultStatus}`),
    t('countersign.form.hashes', { index: archiveIndex ?? '—', result: result ?? '—' }),
  ].join('\n');
}
