import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';

/** Every bundle taken in so far, newest last. */
export function BundlesList({ stage }: { readonly stage: StageId }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const list = useQuery('bundles.list', { stage });
  if (list.data === undefined || list.data.length === 0) return null;
  return (
    <section className={styles.section}>
      <Title order={2} mb={8}>
        {t('collect.bundles', { count: list.data.length })}
      </Title>
      <TableFrame label={t('collect.bundles', { count: list.data.length })}>
        <table className={styles.grid} data-testid="bundles-table">
          <thead>
            <tr>
              <th>{t('collect.time')}</th>
              <th>{t('collect.judge')}</th>
              <th className={styles.number}>{t('collect.sheets')}</th>
              <th className={styles.number}>{t('collect.rejectedSheets')}</th>
              <th className={styles.number}>{t('collect.lateSheets')}</th>
              <th className={styles.number}>{t('collect.revokedSheets')}</th>
              <th>{t('collect.bundleHash')}</th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((bundle) => (
              <tr key={bundle.bundle}>
                <td className={styles.nowrap}>{format.dateTime(bundle.importedAt)}</td>
                <td>{bundle.name}</td>
                <td className={styles.number}>{bundle.sheets}</td>
                <td className={styles.number}>{bundle.rejected}</td>
                <td className={styles.number}>{bundle.late}</td>
                <td className={styles.number}>{bundle.revoked}</td>
                <td className={styles.mono}>{bundle.bundle.slice(0, 16)}…</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
