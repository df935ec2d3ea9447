import { Text, Title } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../contract/root-methods.ts';
import { FingerprintCard, StateMark } from '../../ui/index.ts';
import styles from './holder.module.css';

/** Every root key with its fingerprint, whose it is said to be, and who has signed so far. */
export function KeysPart({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation('holder');
  const { keys, threshold } = request;
  return (
    <section>
      <Title order={3} mb={8}>
        {t('keys.title')}
      </Title>
      <Text mb="sm">{t('keys.text', { threshold, count: keys.length })}</Text>
      <ul className={styles.changes} data-testid="request-keys">
        {keys.map((item) => (
          <li key={item.key} data-own={item.own} data-signed={item.signed}>
            <StateMark
              tone={item.signed ? 'saved' : 'quiet'}
              icon={item.signed ? IconCheck : IconCircle}
            >
              {t(item.signed ? 'keys.signed' : 'keys.open')}
            </StateMark>
            <Text fw={600}>
              {item.name || t('keys.nameless')} {item.own && t('keys.own')}
            </Text>
            <FingerprintCard fingerprint={item.fingerprint} label={item.organization} />
          </li>
        ))}
      </ul>
    </section>
  );
}
