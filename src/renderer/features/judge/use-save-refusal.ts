import { useTranslation } from 'react-i18next';
import type { ShownError } from '../../app/transport-context.ts';

/** Says why something is not saved; in words where somebody at the computer can mend it. */
export function useSaveRefusal(): (error: ShownError) => string {
  const { t } = useTranslation('judge');
  return ({ code }) => {
    const known = ['disk-full', 'data-folder-read-only'];
    return known.includes(code) ? t(`save.${code}`) : t('save.refused', { code });
  };
}
