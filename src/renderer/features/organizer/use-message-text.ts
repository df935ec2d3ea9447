import { useTranslation } from 'react-i18next';
import type { Message } from '../../../contract/shapes.ts';

/**
 * Turns a message of the backend into a sentence of the catalog. A code that this version does not
 * know is shown as it is, so that a helper on the phone can still be told what stands there.
 */
export function useMessageText(family: string): (message: Message) => string {
  const { t, i18n } = useTranslation('organizer');
  return ({ code, params }) => {
    const key = `${family}.${code}`;
    return i18n.exists(key, { ns: 'organizer' }) ? t(key, { ...params }) : code;
  };
}
