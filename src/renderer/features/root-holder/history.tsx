import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../app/use-query.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './holder.module.css';

/** What this key has signed, the newest first. */
export function History() {
  const { t } = useTranslation('holder');
  const format = useFormat();
  const history = useQuery('holder.history', {});
  const signed = history.data?.toReversed() ?? [];
  return (
    <section>
      <Title order={2} size="h3" mb={8}>
        {t('history.title')}
      </Title>
      {signed.length === 0 && <Text c="dimmed">{t('history.none')}</Text>}
      <ul className={styles.history} data-testid="history">
        {signed.map(({ kind, hash, title, rosterVersion, signedAt }) => (
          <li key={hash}>
            <Text>
              {t(`history.${kind}`, { title, version: rosterVersion ?? 0 })} ·{' '}
              {format.dateTime(signedAt)}
            </Text>
            <Text size="sm" c="dimmed" className={styles.hash}>
              SHA-256 {hash}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
