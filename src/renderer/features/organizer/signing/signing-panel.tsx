import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCircle, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SigningView } from '../../../../contract/root-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ConfirmDialog, StateMark } from '../../../ui/index.ts';
import { ExportAction } from '../export-action.tsx';
import styles from '../organizer.module.css';
import { ImportSignatures } from './import-signatures.tsx';

/** A charter or roster that waits for other root keys: who has signed, files out and in, giving up. */
export function SigningPanel({ signing }: { readonly signing: SigningView }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const { kind, signers, threshold, startedAt } = signing;
  const signed = signers.filter((signer) => signer.signed).length;
  return (
    <section data-testid={`signing-${kind}`} data-signed={signed}>
      <Title order={2} size="h3" mb={8}>
        {t(`signing.title.${kind}`, { version: signing.rosterVersion ?? 0 })}
      </Title>
      <Stack gap="md">
        <div>
          <StateMark tone="attention" icon={IconClock}>
            {t('signing.state', { signed, threshold })}
          </StateMark>
          <Text size="sm" c="dimmed">
            {t('signing.since', { time: format.dateTime(startedAt) })}
          </Text>
          <Text>{t('signing.how')}</Text>
        </div>
        <ul className={styles.plainList}>
          {signers.map((signer) => (
            <li key={signer.key} data-signed={signer.signed}>
              <StateMark
                tone={signer.signed ? 'saved' : 'quiet'}
                icon={signer.signed ? IconCheck : IconCircle}
              >
                {signer.name} · {t(signer.signed ? 'signing.signed' : 'signing.open')}
              </StateMark>
            </li>
          ))}
        </ul>
        <ExportAction
          method="signing.export"
          testId={`export-request-${kind}`}
          title={t('signing.export')}
          label={t('signing.export')}
          inputOf={(destinationId) => ({ kind, destinationId })}
        />
        <ImportSignatures kind={kind} />
        <CancelSigning kind={kind} />
      </Stack>
    </section>
  );
}

function CancelSigning({ kind }: Pick<SigningView, 'kind'>) {
  const { t } = useTranslation('organizer');
  const cancel = useAction('signing.cancel');
  const [asking, setAsking] = useState(false);
  const run = async () => {
    const answer = await cancel.run({ kind });
    if (answer.ok) setAsking(false);
  };
  return (
    <Group>
      <Button
        variant="subtle"
        data-testid={`cancel-signing-${kind}`}
        onClick={() => setAsking(true)}
      >
        {t('signing.cancel')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('signing.cancel')}
        confirmLabel={t('signing.cancel')}
        busy={cancel.busy}
        error={cancel.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        <Text>{t(`signing.cancelEffect.${kind}`)}</Text>
      </ConfirmDialog>
    </Group>
  );
}
