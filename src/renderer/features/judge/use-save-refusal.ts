import { useTranslation } from 'react-i18next';
import type { ShownError } from '../../app/transport-context.ts';

/** Says why something is not saved; in words where somebody at the computer can mend it. */
export function useSaveRefusal(): (error: ShownError) => string {
  const { t } = useTranslation('judge');
  const { t: tell } = useTranslation('errors');
  return ({ code, params, at = '' }) => {
    const known = ['disk-full', 'data-folder-read-only'];
    if (known.includes(code)) return t(`save.${code}`);
    return t('save.refused', { happened: tell(`${code}.happened`, { ...params, at }) });
  };
}
