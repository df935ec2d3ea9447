import { useTranslation } from 'react-i18next';
import type { Rounding } from '../../../../core/model/ruleset.ts';
import type { RuleSentence } from '../../../../core/rules/describe-ruleset.ts';
import { useFormat } from '../../../i18n/use-format.ts';

export type RulesText = {
  readonly sentence: (sentence: RuleSentence) => string;
  readonly rounding: (rounding: Rounding) => string;
};

/** Rules in the reader's language. Titles of the contest come in both languages where it has them. */
export function useRulesText(): RulesText {
  const { t, i18n } = useTranslation('rules');
  const format = useFormat();
  const english = i18n.language === 'en';
  const rounding = ({ places, mode }: { places: number; mode: string }) =>
    t('rounding', { places: t('places', { count: places }), mode: t(`roundingMode.${mode}`) });
  const sentence = ({ code, params }: RuleSentence) => {
    const shown: Record<string, string | number> = { ...params };
    for (const [key, value] of Object.entries(params)) {
      if (english && key.endsWith('En')) shown[key.slice(0, -2)] = value;
    }
    if (code === 'deadline') shown.deadline = format.dateTime(String(params.deadline));
    if (typeof params.mode === 'string' && typeof params.places === 'number') {
      shown.rounding = rounding({ places: params.places, mode: params.mode });
    }
    return t(`sentence.${code}`, shown);
  };
  return { sentence, rounding };
}
