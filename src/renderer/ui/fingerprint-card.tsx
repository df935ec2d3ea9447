import { Text } from '@mantine/core';
import { IconEar, IconSpeakerphone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FingerprintView } from '../../contract/shapes.ts';
import { StateMark } from './state-mark.tsx';
import classes from './ui.module.css';

export type FingerprintCardProps = {
  readonly fingerprint: FingerprintView;
  readonly label?: string;
  /** Which side of a comparison by voice this is; exactly one side reads. */
  readonly part?: 'read' | 'listen';
  readonly testId?: string;
};

/** A fingerprint to compare with paper: the digits decide, the words help when read aloud. */
export function FingerprintCard({ fingerprint, label, part, testId }: FingerprintCardProps) {
  const { t, i18n } = useTranslation('app');
  const words = i18n.language === 'en' ? fingerprint.wordsEn : fingerprint.wordsZh;
  return (
    <div className={classes.fingerprint} data-testid={testId ?? 'fingerprint'}>
      {label && (
        <Text size="sm" c="dimmed" mb={4}>
          {label}
        </Text>
      )}
      {part && <Part part={part} />}
      <div className={classes.digits} data-testid="fingerprint-digits">
        {fingerprint.digits.split(' ').map((group, index) => (
          // The position is the identity of a group; equal groups may occur twice.
          <span key={`${index}-${group}`}>{group}</span>
        ))}
      </div>
      <div
        className={classes.words}
        aria-label={t('fingerprint.words')}
        data-testid="fingerprint-words"
      >
        {words.map((word, index) => (
          <span key={`${index}-${word}`}>{word}</span>
        ))}
      </div>
    </div>
  );
}

function Part({ part }: { readonly part: 'read' | 'listen' }) {
  const { t } = useTranslation('app');
  return (
    <Text mb={8} fw={600} data-testid={`fingerprint-${part}`}>
      <StateMark tone="quiet" icon={part === 'read' ? IconSpeakerphone : IconEar}>
        {t(`fingerprint.${part}`)}
      </StateMark>
    </Text>
  );
}
