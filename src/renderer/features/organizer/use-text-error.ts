import { useTranslation } from 'react-i18next';
import { findForbiddenCharacter } from '../../../core/model/primitives.ts';

/**
 * Gives the error of a text field that holds an invisible character which no signed text may hold
 * (threats.md row 12): which one and where. Null without one.
 */
export function useTextError(): (text: string) => string | null {
  const { t } = useTranslation('organizer');
  return (text) => {
    const found = findForbiddenCharacter(text);
    if (found === null) return null;
    const { kind, name, position } = found;
    return t(`problems.invisible.${kind}`, { character: name, position });
  };
}
