import { useTranslation } from 'react-i18next';
import type {
  DerivationLine,
  DerivationTerm,
  Place,
} from '../../../../core/rules/engine/derive-entry.ts';
import type { Shown } from '../../../../core/rules/engine/value.ts';
import { useRulesText } from '../setup/use-rules-text.ts';
import { figureText } from './figure-text.ts';

export type DerivationNames = {
  readonly step: (line: Pick<DerivationLine, 'step' | 'title' | 'titleEn'>) => string;
  readonly source: (id: string) => string;
  readonly places: (at: readonly Place[]) => string;
  readonly figure: (value: Shown) => string;
  readonly status: (term: DerivationTerm) => string;
};

/** What the things in a derivation are called in the reader's language. */
export function useDerivationNames(judgeName: (judge: string) => string): DerivationNames {
  const { t, i18n } = useTranslation('rules');
  const { name } = useRulesText();
  const figure = (value: Shown) => figureText(value, (state) => t(`derivation.state.${state}`));
  return {
    step: ({ step, title, titleEn }) =>
      (i18n.language === 'en' ? (titleEn ?? title) : title) ?? name(step),
    source: name,
    places: (at) => at.map(({ axis, id }) => (axis === 'judge' ? judgeName(id) : id)).join(' · '),
    figure,
    status: ({ status, value }) =>
      status === null || status === 'scored' ? figure(value) : t(`derivation.status.${status}`),
  };
}
