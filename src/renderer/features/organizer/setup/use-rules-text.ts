import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Rounding } from '../../../../core/model/ruleset.ts';
import {
  readRuleText,
  type RuleSentence,
  type RuleText,
} from '../../../../core/rules/rule-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';

export type RulesText = {
  readonly sentence: (sentence: RuleSentence) => string;
  readonly rounding: (rounding: Rounding) => string;
  /** Name of an axis, step or column that has no title of its own. */
  readonly name: (id: string) => string;
};

/** Rules in the reader's language. Titles of the contest come in both languages where it has them. */
export function useRulesText(): RulesText {
  const { t, i18n } = useTranslation('rules');
  const format = useFormat();
  return rulesTextIn(t, i18n.language === 'en' ? 'en' : 'zh', (instant) =>
    format.dateTime(instant),
  );
}

/** The same outside a screen: `t` speaks the catalog `rules` of that language. */
export function rulesTextIn(
  t: TFunction<'rules'>,
  language: 'zh' | 'en',
  dateTime: (instant: string) => string,
): RulesText {
  const rounding = ({ places, mode }: { places: number; mode: string }) =>
    t('rounding', { places: t('places', { count: places }), mode: t(`roundingMode.${mode}`) });
  const name = (id: string) => t(`name.${id}`, { defaultValue: id });
  const text = (parts: RuleText) => readRuleText(parts, language, name);
  const sentence = ({ code, params }: RuleSentence) => {
    const shown: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(params)) {
      shown[key] = typeof value === 'object' ? text(value) : value;
    }
    for (const [key, value] of Object.entries(shown)) {
      if (language === 'en' && key.endsWith('En')) shown[key.slice(0, -2)] = value;
    }
    if (code === 'deadline') shown.deadline = dateTime(String(shown.deadline));
    if (typeof params.mode === 'string' && typeof params.places === 'number') {
      shown.rounding = rounding({ places: params.places, mode: params.mode });
    }
    return t(`sentence.${code}`, shown);
  };
  return { sentence, rounding, name };
}
