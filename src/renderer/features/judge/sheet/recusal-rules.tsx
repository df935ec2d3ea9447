import { useTranslation } from 'react-i18next';
import { describeRuleset, type RuleSentenceCode } from '../../../../core/rules/describe-ruleset.ts';
import { useDesk } from '../use-desk.ts';

/** The rules that a judge's stepping back touches. */
const TOUCHED: readonly RuleSentenceCode[] = [
  'recusal-excluded',
  'aggregate-trimmed',
  'trim-below-mean',
  'trim-below-incomplete',
  'minimum-panel',
];

/** What a recusal does to the panel, in the words of the contest's own ruleset. */
export function RecusalRules() {
  const { t } = useTranslation(['judge', 'rules']);
  const { desk } = useDesk();
  const sentences = describeRuleset(desk.stage.ruleset).filter(({ code }) =>
    TOUCHED.includes(code),
  );
  return (
    <div data-testid="recusal-rules">
      {t('recusal.effect')}
      <ul style={{ margin: '0.25rem 0 0', paddingLeft: '1.25rem' }}>
        {sentences.map(({ code, params }) => (
          <li key={code}>{t(`rules:sentence.${code}`, params)}</li>
        ))}
      </ul>
    </div>
  );
}
