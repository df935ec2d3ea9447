import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircle, IconDice5 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../app/transport-context.ts';
import { usePreferences } from '../../app/preferences-store.ts';
import { useQuery } from '../../app/use-query.ts';
import { Note, StateMark } from '../../ui/index.ts';
import { describeSecret, type SecretKind } from './secret-strength.ts';

/** Gives the secret once it is long enough and was repeated alike; null before. */
export function NewSecret({ onChange }: { readonly onChange: (secret: string | null) => void }) {
  const { t } = useTranslation(['identity', 'app']);
  const language = usePreferences((preferences) => preferences.language);
  const policy = useQuery('identity.secretPolicy', { language });
  const kind = policy.data?.kind ?? 'passphrase';
  const [secret, setSecret] = useState('');
  const [repeated, setRepeated] = useState('');
  const [suggested, setSuggested] = useState<string | null>(null);
  const change = (next: string, again: string) => {
    setSecret(next);
    setRepeated(again);
    const fits = describeSecret(kind, next).verdict === 'enough' && next === again;
    onChange(fits ? next : null);
  };
  return (
    <Stack gap="sm">
      <PasswordInput
        label={t(`secret.${kind}.label`)}
        description={`${t(`secret.${kind}.hint`)} ${t(`app:secret.ime.${kind}`)}`}
        autoComplete="new-password"
        value={secret}
        onChange={(event) => change(event.currentTarget.value, repeated)}
        data-testid="new-secret"
      />
      <Strength kind={kind} secret={secret} />
      <Suggestion
        onSuggest={(suggestion) => {
          setSuggested(suggestion);
          change(suggestion, '');
        }}
      />
      {suggested !== null && secret === suggested && (
        <Note tone="attention">
          {t('secret.writeDown')}
          <Text size="xl" fw={700} data-testid="suggested-secret">
            {suggested}
          </Text>
        </Note>
      )}
      <PasswordInput
        label={t('secret.repeat')}
        autoComplete="new-password"
        value={repeated}
        error={repeated !== '' && repeated !== secret ? t('secret.differs') : null}
        onChange={(event) => change(secret, event.currentTarget.value)}
        data-testid="repeat-secret"
      />
      <Text c="dimmed">{t('secret.forgotten')}</Text>
    </Stack>
  );
}

type StrengthProps = { readonly kind: SecretKind; readonly secret: string };

function Strength({ kind, secret }: StrengthProps) {
  const { t } = useTranslation('identity');
  const { count, needed, verdict } = describeSecret(kind, secret);
  const mark = {
    empty: { tone: 'quiet', icon: IconCircle },
    short: { tone: 'attention', icon: IconAlertTriangle },
    simple: { tone: 'attention', icon: IconAlertTriangle },
    enough: { tone: 'saved', icon: IconCheck },
  } as const;
  return (
    <div aria-live="polite">
      <StateMark {...mark[verdict]} testId="secret-strength">
        {t(`secret.${kind}.${verdict}`, { count, needed })}
      </StateMark>
    </div>
  );
}

function Suggestion({ onSuggest }: { readonly onSuggest: (suggestion: string) => void }) {
  const { t } = useTranslation('identity');
  const call = useCall();
  const language = usePreferences((preferences) => preferences.language);
  const suggest = async () => {
    const answer = await call('identity.secretPolicy', { language });
    if (answer.ok) onSuggest(answer.value.suggestion);
  };
  return (
    <Group>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconDice5 size="1.1rem" />}
        onClick={() => void suggest()}
        data-testid="suggest-secret"
      >
        {t('secret.suggest')}
      </Button>
    </Group>
  );
}
