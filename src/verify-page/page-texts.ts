import { verifyPage as en } from '../texts/en/verify-page.ts';
import { fillText, type ReportLanguage, type TextParams } from '../texts/report-texts.ts';
import { verifyPage as zhCN } from '../texts/zh-CN/verify-page.ts';

export type PageKey = keyof typeof zhCN;
export type SayPage = (key: PageKey, params?: TextParams) => string;

/** The page's words in one language. */
export function createPageTexts(language: ReportLanguage): SayPage {
  const catalog: Readonly<Record<PageKey, string>> = language === 'en' ? en : zhCN;
  return (key, params = {}) => fillText(catalog[key], params);
}

export function isPageKey(key: string): key is PageKey {
  return Object.hasOwn(zhCN, key);
}
