import { useTranslation } from 'react-i18next';
import type { ReportView } from '../../../contract/notary-methods.ts';

type Finding = ReportView['steps'][number]['findings'][number];

/**
 * A finding in words. A code without a sentence is shown with its parameters: evidence must never
 * be hidden because a catalog is older than the verifier.
 */
export function useFindingText(): (finding: Pick<Finding, 'code' | 'params'>) => string {
  const { t, i18n } = useTranslation('notary');
  return ({ code, params }) => {
    const key = `finding.${code}`;
    if (i18n.exists(key, { ns: 'notary' })) return t(key, { ...params });
    const details = Object.entries(params ?? {}).map(([name, value]) => `${name} = ${value}`);
    return t('finding-unknown', { code, details: details.join(', ') });
  };
}
