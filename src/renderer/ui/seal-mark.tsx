import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

export type SealMarkProps = {
  /** Hash of what is sealed; its first digits stand in the seal. */
  readonly hash: string;
  readonly size?: 'normal' | 'small';
};

/** The square red seal on everything that is sealed. */
export function SealMark({ hash, size = 'normal' }: SealMarkProps) {
  const { t } = useTranslation('app');
  const short = `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
  return (
    <span
      className={classes.seal}
      data-size={size}
      title={hash}
      role="img"
      aria-label={t('seal.label', { short })}
      data-testid="seal-mark"
    >
      <span>
        <span className={classes.sealWord}>{t('seal.word')}</span>
        {size === 'normal' && (
          <>
            <br />
            <span className={classes.sealPrint}>{short}</span>
          </>
        )}
      </span>
    </span>
  );
}
