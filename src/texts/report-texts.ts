import type { StepStatus } from '../core/verify/report.ts';
import { verification as en } from './en/verification.ts';
import { verification as zhCN } from './zh-CN/verification.ts';

export type ReportLanguage = 'zh-CN' | 'en';
export type TextParams = Readonly<Record<string, string | number>>;

/** The words of a verification report, the same on screen, on paper, on the command line, in verify.html. */
export type ReportTexts = {
  readonly language: ReportLanguage;
  readonly step: (step: number) => string;
  readonly status: (status: StepStatus) => string;
  /** The sentence of a finding; what it leaves out follows in brackets, an unknown code is said as it is. */
  readonly finding: (code: string, params?: TextParams) => string;
  /** Why something was refused, to stand within a sentence; an unknown reason is said as it is. */
  readonly reason: (code: string) => string;
};

const CATALOGS: Readonly<Record<ReportLanguage, Readonly<Record<string, string>>>> = {
  'zh-CN': zhCN,
  en,
};

export function createReportTexts(language: ReportLanguage): ReportTexts {
  const catalog = CATALOGS[language];
  return {
    language,
    step: (step) => catalog[`step.${step}`] ?? String(step),
    status: (status) => catalog[`status.${status}`] ?? status,
    finding: (code, params = {}) => sayCode(catalog, 'finding', code, params),
    reason: (code) => sayReason(catalog, code),
  };
}

/**
 * The sentence of a code. Evidence must never be hidden because a catalog is older than the
 * verifier: parameters that the sentence does not mention are still said.
 */
export function sayCode(
  catalog: Readonly<Record<string, string>>,
  group: string,
  code: string,
  given: TextParams,
): string {
  const { reason } = given;
  const params =
    typeof reason === 'string' ? { ...given, reason: sayReason(catalog, reason) } : given;
  const sentence = Object.hasOwn(catalog, `${group}.${code}`) ? catalog[`${group}.${code}`] : null;
  if (sentence === null || sentence === undefined) {
    return [code, ...Object.entries(params).map(([name, value]) => `${name} ${value}`)].join(', ');
  }
  const unsaid = Object.entries(params).filter(
    ([name, value]) => value !== '' && !sentence.includes(`{{${name}}}`),
  );
  // A reason is in words already.
  const details = unsaid
    .map(([name, value]) => (name === 'reason' ? value : `${name}: ${value}`))
    .join(', ');
  return fillText(sentence, params) + (details === '' ? '' : ` (${details})`);
}

/** A finding of the same code is a sentence of its own, and loses its full stop. */
function sayReason(catalog: Readonly<Record<string, string>>, code: string): string {
  const own = catalog[`reason.${code}`];
  if (own !== undefined) return own;
  const finding = catalog[`finding.${code}`];
  // Its parameters are not at hand.
  return finding === undefined || finding.includes('{{') ? code : finding.replace(/[.。]$/u, '');
}

/** Puts parameters into `{{name}}`. */
export function fillText(text: string, params: TextParams): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
