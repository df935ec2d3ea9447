import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/index.ts';
import { collectOwnMarks, findWarnings } from '../calibration/index.ts';
import { useDesk } from '../use-desk.ts';
import type { Preview } from './review-dialog.tsx';

/** Worth a second look before sealing, by the judge's own marks. Nothing here stops anybody. */
export function SealWarnings({ previews }: { readonly previews: readonly Preview[] }) {
  const { t } = useTranslation('judge');
  const { desk, items } = useDesk();
  const format = useFormat();
  const sealing = previews.map(({ entry }) => entry);
  const warnings = findWarnings(collectOwnMarks(items, desk), sealing);
  if (warnings.length === 0) return null;
  return (
    <Note tone="attention" testId="seal-warnings">
      <Text fw={600}>{t('warning.title')}</Text>
      <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
        {warnings.map(({ entry, code, others }) => (
          <li key={`${entry} ${code}`}>
            {t(`warning.${code}`, { entry, others: format.list(others) })}
          </li>
        ))}
      </ul>
    </Note>
  );
}
