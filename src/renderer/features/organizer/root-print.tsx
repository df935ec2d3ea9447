import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../contract/contest-methods.ts';
import { PrintSheet } from './print-sheet.tsx';
import styles from './print.module.css';

/** The paper that the notary types the root fingerprint from. */
export function RootPrint({ contest }: { readonly contest: ContestView }) {
  const { t } = useTranslation('organizer');
  const { frozen, notary } = contest;
  if (frozen === null) return null;
  return (
    <PrintSheet
      title={contest.setup.title}
      subtitle={t('print.rootTitle')}
      hash={frozen.charter}
      hashLabel={t('freeze.charter')}
      rehearsal={contest.rehearsal}
      signers={['organizer', 'supervisor', 'notary']}
    >
      <p>{t('print.rootText')}</p>
      <p className={styles.digits}>
        {frozen.rootFingerprint.digits.split(' ').map((group, index) => (
          <span key={`${index}-${group}`}>{group}</span>
        ))}
      </p>
      <p>{frozen.rootFingerprint.wordsZh.join(' · ')}</p>
      <p>{frozen.rootFingerprint.wordsEn.join(' · ')}</p>
      {notary && (
        <p>
          {t('print.notaryKey', { name: notary.name })}
          <br />
          <span className={styles.digits}>
            {notary.fingerprint.digits.split(' ').map((group, index) => (
              <span key={`${index}-${group}`}>{group}</span>
            ))}
          </span>
        </p>
      )}
    </PrintSheet>
  );
}
