import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNote, FileDrop, FingerprintCard } from '../../../ui/index.ts';

type NotarySectionProps = {
  readonly contest: ContestView;
  /** The charter is signed, or out for signatures. */
  readonly fixed: boolean;
};

/** Who will countersign: named in the charter by key, so it must stand there before the freeze. */
export function NotarySection({ contest, fixed }: NotarySectionProps) {
  const { t } = useTranslation('organizer');
  const set = useAction('contest.setNotary');
  return (
    <section>
      <Title order={2} size="h3" mb={8}>
        {t('notaryCard.title')}
      </Title>
      <Stack gap="sm">
        {contest.notary ? (
          <div data-testid="notary-card">
            <Text fw={600} mb={4}>
              {contest.notary.name}
            </Text>
            <FingerprintCard
              fingerprint={contest.notary.fingerprint}
              label={t('notaryCard.compare')}
              part="listen"
              testId="notary-fingerprint"
            />
          </div>
        ) : (
          <Text>{t('notaryCard.none')}</Text>
        )}
        {!fixed && (
          <FileDrop
            label={contest.notary ? t('notaryCard.replace') : t('notaryCard.drop')}
            hint={t('notaryCard.hint')}
            accept=".jbkey"
            testId="notary-drop"
            onUploaded={([upload]) => {
              if (upload) void set.run({ uploadId: upload.uploadId });
            }}
          />
        )}
        {set.error && <ErrorNote error={set.error} />}
      </Stack>
    </section>
  );
}
