import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { createReportTexts } from '../../texts/report-texts.ts';
import type { ShownError } from '../app/transport-context.ts';
import classes from './ui.module.css';
import { formatWait, useLockout } from './use-lockout.ts';

/** A failure: what happened, what is safe, what to do next, and a code to read out on the phone. */
export function ErrorNote({ error }: { readonly error: ShownError }) {
  const { t, i18n } = useTranslation('errors');
  const { reason } = error.params ?? {};
  const texts = createReportTexts(i18n.language === 'en' ? 'en' : 'zh-CN');
  const params = {
    ...error.params,
    ...(typeof reason === 'string' ? { reason: texts.reason(reason) } : {}),
    at: error.at ?? '',
  };
  const { reference } = params as { reference?: string };
  return (
    <div className={classes.error} role="alert" data-testid="error-note" data-code={error.code}>
      <IconAlertTriangle size="1.5rem" aria-hidden className={classes.noteIcon} />
      <div>
        <Text fw={600}>{t(`${error.code}.happened`, params)}</Text>
        <Text>{t(`${error.code}.safe`, params)}</Text>
        <Text>{t(`${error.code}.next`, params)}</Text>
        <Countdown error={error} />
        <Text size="sm" c="dimmed" mt={4}>
          {t('code', { ns: 'app' })} {error.code}
          {reference === undefined ? '' : ` ${reference}`}
          {error.at ? ` · ${error.at}` : ''}
        </Text>
      </div>
    </div>
  );
}

/** After too many wrong secrets: how long it takes until the next one is tried. */
function Countdown({ error }: { readonly error: ShownError }) {
  const { t } = useTranslation('errors');
  const wait = useLockout(error);
  if (error.code !== 'secret-locked-out') return null;
  return (
    <Text fw={600} role="timer" data-testid="error-countdown">
      {wait > 0 ? t('app:secret.wait', { time: formatWait(wait) }) : t('app:secret.again')}
    </Text>
  );
}
