import { Checkbox, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../contract/root-methods.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { FingerprintCard, Note, type Upload } from '../../ui/index.ts';
import { CharterPart } from './charter-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { RosterPart } from './roster-part.tsx';
import { SignRequest } from './sign-request.tsx';

type RequestReviewProps = { readonly request: RequestView; readonly upload: Upload };

/** What would be signed, in the order in which a person should read it, and then the signature. */
export function RequestReview({ request, upload }: RequestReviewProps) {
  const { t } = useTranslation('holder');
  const format = useFormat();
  const [told, setTold] = useState(false);
  const { rival, roster } = request;
  return (
    <Stack gap="lg" data-testid="request" data-kind={request.kind}>
      <div>
        <Title order={2}>
          {roster ? t('roster.title', { version: roster.version }) : t('charter.title')}
        </Title>
        <Text size="lg">{format.title(request.setup)}</Text>
        <Text size="sm" c="dimmed">
          {t('contestId', { id: request.contestId })}
        </Text>
      </div>
      {request.signedBefore && <Note testId="signed-before">{t('signedBefore')}</Note>}
      {rival && (
        <Note tone="attention" testId="rival">
          <Text fw={600}>
            {t(`rival.${rival.kind}`, {
              version: rival.rosterVersion ?? 0,
              time: format.dateTime(rival.signedAt),
            })}
          </Text>
          <Text>{t('rival.meaning')}</Text>
          <Checkbox
            mt="xs"
            label={t('rival.told')}
            checked={told}
            data-testid="rival-told"
            onChange={(event) => setTold(event.currentTarget.checked)}
          />
        </Note>
      )}
      {roster ? (
        <RosterPart request={request} roster={roster} />
      ) : (
        <CharterPart request={request} />
      )}
      <KeysPart request={request} />
      <section>
        <Title order={3} mb={8}>
          {t('root.title')}
        </Title>
        <Text mb="sm">{t(roster ? 'root.asOnPaper' : 'root.toPaper')}</Text>
        <FingerprintCard
          fingerprint={request.rootFingerprint}
          label={t('root.label')}
          testId="request-root"
        />
      </section>
      <SignRequest request={request} upload={upload} blocked={rival !== null && !told} />
    </Stack>
  );
}
