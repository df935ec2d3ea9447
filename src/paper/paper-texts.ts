import { paper as en } from '../texts/en/paper.ts';
import { fillText, type ReportLanguage, type TextParams } from '../texts/report-texts.ts';
import { paper as zhCN } from '../texts/zh-CN/paper.ts';

export type PaperKey = keyof typeof zhCN;
export type SayPaper = (key: PaperKey, params?: TextParams) => string;

/** The document's words in one language. */
export function createPaperTexts(language: ReportLanguage): SayPaper {
  const catalog: Readonly<Record<PaperKey, string>> = language === 'en' ? en : zhCN;
  return (key, params = {}) => fillText(catalog[key], params);
}
