import { useTranslation } from 'react-i18next';
import {
  describeRuleset,
  readRuleText,
  type RuleSentence,
  type RuleSentenceCode,
} from '../../../../core/rules/describe-ruleset.ts';
import { useDesk } from '../use-desk.ts';

/** The rules that fewer judges on a panel touch. */
const TOUCHED: readonly RuleSentenceCode[] = [
  'reduce-drop',
  'drop-below-keep-all',
  'drop-below-open',
  'short-open',
  'short-none',
  'short-zero',
  'short-dnf',
];

/** What a recusal does to the panel, in the words of the contest's own ruleset. */
export function RecusalRules() {
  const { t, i18n } = useTranslation(['judge', 'rules']);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { desk } = useDesk();
  const textOf = ({ code, params }: RuleSentence): string => {
    const shown: (readonly [string, string | number])[] = Object.entries(params).map(
      ([key, value]) => [
        key,
        typeof value === 'object'
          ? readRuleText(value, language, (ref) => t(`rules:name.${ref}`))
          : value,
      ],
    );
    const values: Record<string, string | number> = Object.fromEntries(shown);
    return t(`rules:sentence.${code}`, values);
  };
  const sentences = describeRuleset(desk.stage.ruleset).filter(
    (sentence) => TOUCHED.includes(sentence.code) || isAboutRecusal(sentence),
  );
  const texts = [...new Set(sentences.map(textOf))];
  return (
    <div data-testid="recusal-rules">
      {t('recusal.effect')}
      <ul style={{ margin: '0.25rem 0 0', paddingLeft: '1.25rem' }}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function isAboutRecusal({ params }: RuleSentence): boolean {
  const { status } = params;
  return typeof status === 'object' && JSON.stringify(status).includes('status-recused');
}
