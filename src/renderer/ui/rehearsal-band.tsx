import { useTranslation } from 'react-i18next';
import classes from '../app/shell.module.css';

/** Hatched band across the top of every screen of a rehearsal: nobody can mistake it. */
export function RehearsalBand({ shown }: { readonly shown: boolean }) {
  const { t } = useTranslation('app');
  if (!shown) return <div />;
  return (
    <aside className={classes.band} aria-label={t('rehearsal.word')} data-testid="rehearsal-band">
      <span>{t('rehearsal.band')}</span>
    </aside>
  );
}
