/** Every sentence of the rules; the catalogs must hold a text for each. */
export const RULE_SENTENCE_CODES = [
  'stage',
  'deadline',
  'no-deadline',
  'rubric',
  'rubric-template',
  'criterion',
  'criterion-description',
  'band',
  'comment-required',
  'comment-optional',
  'ruleset-version',
  'attribute-stage',
  'attribute-missing',
  'attribute-required',
  'step-multiply-constant',
  'step-multiply-rubric',
  'step-multiply-axis',
  'step-multiply-column',
  'step-multiply-attribute',
  'multiply-otherwise',
  'step-add',
  'step-second-average',
  'step-z-score',
  'step-sum',
  'step-mean',
  'step-median',
  'step-majority',
  'step-best',
  'step-count',
  'step-count-positive',
  'reduce-where',
  'reduce-into',
  'reduce-expected',
  'reduce-drop',
  'drop-below-keep-all',
  'drop-below-open',
  'reduce-best-of',
  'short-open',
  'short-none',
  'short-zero',
  'short-dnf',
  'step-round',
  'step-keep',
  'total-is',
  'status-open',
  'status-leave',
  'status-zero',
  'status-dnf',
  'status-count',
  'zero-counts',
  'rank-by-rounded-higher',
  'rank-by-rounded-lower',
  'rank-by-exact-higher',
  'rank-by-exact-lower',
  'tie-break-value-higher',
  'tie-break-value-lower',
  'tie-break-attribute-higher',
  'tie-break-attribute-lower',
  'tie-break-counts',
  'tie-break-counts-all',
  'tie-break-majority-higher',
  'tie-break-majority-lower',
  'tie-break-vote',
  'tie-break-playoff',
  'no-tie-break',
  'rank-style-1224',
  'rank-style-1223',
  'rank-style-1234-entry',
  'rank-style-1234-attribute',
  'award',
  'award-prize',
  'award-open',
  'recommend',
  'no-recommend',
  'cut-tie-undecided',
] as const;
export type RuleSentenceCode = (typeof RULE_SENTENCE_CODES)[number];

/** What the contest itself named, in the languages in which it did. */
export type RuleTitle = { readonly title: string; readonly titleEn?: string | undefined };

/** A text with the contest's own names in it, and names that the catalogs know (the axis `judge`). */
export type RuleText = readonly (string | { readonly ref: string } | RuleTitle)[];

/** One sentence of the rules, for the interface to say in the reader's language. */
export type RuleSentence = {
  readonly code: RuleSentenceCode;
  readonly params: Readonly<Record<string, string | number | RuleText>>;
};

export type SentenceParams = RuleSentence['params'];

export function say(code: RuleSentenceCode, params: SentenceParams = {}): RuleSentence {
  return { code, params };
}

/** The text in one language; `name` is the catalog's word for what has no title of its own. */
export function readRuleText(
  parts: RuleText,
  language: 'zh' | 'en',
  name: (ref: string) => string,
): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('ref' in part) return name(part.ref);
      return language === 'en' ? (part.titleEn ?? part.title) : part.title;
    })
    .join('');
}
