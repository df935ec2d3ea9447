import { Button, PasswordInput, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnread } from '../readable.ts';
import type { PasswordRequest } from './load-document.ts';
import classes from './pdf.module.css';

/** Asks for the password of a protected file, and says whose it is. */
export function PasswordForm({ request }: { readonly request: PasswordRequest }) {
  const { t } = useTranslation('material');
  useUnread();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState<PasswordRequest | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (password === '') return;
    setBusy(request);
    request.answer(password);
    setPassword('');
  };
  return (
    <form onSubmit={submit} className={classes.password} data-testid="pdf-password">
      <Text size="lg" fw={600}>
        {t('password.title')}
      </Text>
      <Text>{t('password.text')}</Text>
      <PasswordInput
        label={t('password.label')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={request.wrong && busy !== request ? t('password.wrong') : null}
        autoComplete="off"
        data-pane-focus
        data-testid="pdf-password-field"
      />
      <Button type="submit" disabled={password === ''} data-testid="pdf-password-submit">
        {t('password.open')}
      </Button>
      <Text size="sm">{t('password.kept')}</Text>
    </form>
  );
}
