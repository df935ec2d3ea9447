import { EMPTY_ROOT, isRootComplete, rootText, type TypedRoot } from '../core/crypto/typed-root.ts';
import type { Digests, Outcome } from './messages.ts';
import type { ReportLanguage } from '../texts/report-texts.ts';

export type Theme = 'auto' | 'light' | 'dark';

export type Failure = {
  readonly key: 'failure.container' | 'failure.kind' | 'failure.crash' | 'failure.unreadable';
  readonly params: Readonly<Record<string, string>>;
  /** Kind of file, said in the reader's language. */
  readonly kind?: string;
};

/** All that the page shows. */
export type State = {
  readonly language: ReportLanguage;
  readonly theme: Theme;
  readonly file: File | null;
  readonly root: TypedRoot;
  /** The other way to give the root: 64 hexadecimal digits. */
  readonly rootHex: string;
  readonly receipts: readonly File[];
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly outcome: (Outcome & { readonly seconds: number }) | null;
  readonly digests: Digests | null;
  readonly notice: 'verify.cancelled' | 'verify.outdated' | null;
  readonly failure: Failure | null;
};

export const FIRST: State = {
  language: 'zh-CN',
  theme: 'auto',
  file: null,
  root: EMPTY_ROOT,
  rootHex: '',
  receipts: [],
  progress: null,
  outcome: null,
  digests: null,
  notice: null,
  failure: null,
};

export function hexOf({ rootHex }: State): string {
  return rootHex.replace(/\s/g, '').toLowerCase();
}

export function isHexWrong(state: State): boolean {
  return hexOf(state) !== '' && !/^[0-9a-f]{64}$/.test(hexOf(state));
}

/** The root as it was typed, in whichever way; null while it is not complete. */
export function typedRoot(state: State): string | null {
  if (isHexWrong(state)) return null;
  if (hexOf(state) !== '') return hexOf(state);
  return isRootComplete(state.root) ? rootText(state.root) : null;
}

/** What was asked has changed: an earlier answer must not stand beside it. */
export function withQuestion(state: State, change: Partial<State>): State {
  const notice = state.outcome ? 'verify.outdated' : null;
  return { ...state, outcome: null, failure: null, notice, ...change };
}
