import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createReportTexts, type ReportTexts } from '../../../texts/report-texts.ts';

/** Steps and findings in words, out of the catalog that paper and command line use as well. */
export function useReportTexts(): ReportTexts {
  const { i18n } = useTranslation();
  return useMemo(() => createReportTexts(i18n.language === 'en' ? 'en' : 'zh-CN'), [i18n.language]);
}
