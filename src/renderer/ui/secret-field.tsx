import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences-store.ts';
import { useQuery } from '../app/use-query.ts';

export type SecretFieldProps = {
  readonly value: string;
  readonly onChange: (secret: string) => void;
  readonly label?: string;
  readonly testId?: string;
  readonly autoFocus?: boolean;
};

/** Field for the PIN or passphrase; in the demo folder the secret is written beneath it. */
export function SecretField({ value, onChange, label, testId, autoFocus }: SecretFieldProps) {
  const { t } = useTranslation('app');
  const language = usePreferences((preferences) => preferences.language);
  const info = useQuery('app.info', {});
  const policy = useQuery('identity.secretPolicy', { language });
  const kind = policy.data?.kind ?? 'passphrase';
  const demo = info.data?.demoSecret ?? null;
  return (
    <PasswordInput
      label={label ?? t(`secret.${kind}`)}
      description={demo === null ? t(`secret.ime.${kind}`) : t('secret.demo', { secret: demo })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      // A dialog looks for the attribute; content that comes later needs the property.
      autoFocus={autoFocus ?? false}
      data-autofocus={autoFocus || undefined}
      data-testid={testId ?? 'secret'}
    />
  );
}
