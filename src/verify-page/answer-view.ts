import { sha256Hex } from '../core/crypto/digest.ts';
import { sm3Hex } from '../core/crypto/sm3.ts';
import { reportToBytes } from '../core/verify/report-file.ts';
import {
  verificationPage,
  verificationPaper,
  type PaperInput,
} from '../paper/verification-paper.ts';
import { createReportTexts } from '../texts/report-texts.ts';
import { button, download, el } from './dom.ts';
import { isPageKey, type SayPage } from './page-texts.ts';
import { parsePaper } from './parse-paper.ts';
import { recomputedView } from './recomputed-view.ts';
import { stepsView, verdictView } from './report-view.ts';
import type { State } from './state.ts';

/** What the page answers: a notice, a failure, or the report with all that belongs to it. */
export function answerView(state: State, say: SayPage): HTMLElement {
  const { outcome, failure, notice, language } = state;
  const box = el('div', { 'data-testid': 'answer' });
  if (notice) box.append(el('p', { class: 'notice', 'data-testid': 'notice' }, say(notice)));
  if (failure) box.append(failureView(state, say));
  if (!outcome) return box;
  const section = (number: number, title: string, ...children: readonly HTMLElement[]) =>
    el('section', { class: 'part' }, el('h2', {}, `${number}  ${title}`), ...children);
  const { report, recomputed } = outcome;
  box.append(
    verdictView(report, say, language),
    section(5, say('report.title'), stepsView(report, say, language), files(state, say)),
  );
  if (recomputed) {
    const view = recomputedView(recomputed, say, language);
    box.append(section(6, say('recomputed.title'), view));
  }
  return box;
}

function failureView({ failure, language }: State, say: SayPage): HTMLElement {
  if (!failure) return el('div');
  const kindKey = `fileKind.${failure.kind ?? ''}`;
  const kind = isPageKey(kindKey) ? say(kindKey) : '';
  const { code } = failure.params;
  const reason = code === undefined ? '' : createReportTexts(language).reason(code);
  return el(
    'div',
    { class: 'failure', 'data-testid': 'failure', role: 'alert' },
    el('h2', {}, say('failure.title')),
    el('p', {}, say(failure.key, { ...failure.params, kind, reason })),
  );
}

function files(state: State, say: SayPage): HTMLElement {
  const { outcome, digests } = state;
  if (!outcome) return el('div');
  const input = paperOf(state);
  const base = (state.file?.name ?? 'archive').replace(/\.[^.]*$/, '');
  const { seconds, workers, engine } = outcome;
  return el(
    'div',
    { class: 'files' },
    button(
      say('report.json'),
      () =>
        download(
          `${base}-verification.json`,
          toPart(reportToBytes(outcome.report)),
          'application/json',
        ),
      { 'data-testid': 'download-json' },
    ),
    button(
      say('report.paper'),
      () => {
        const page = verificationPage(input, state.language);
        download(`${base}-verification.html`, page, 'text/html');
      },
      { 'data-testid': 'download-paper' },
    ),
    button(say('report.print'), () => print(), { 'data-testid': 'print' }),
    el(
      'p',
      { class: 'hint' },
      say('verify.took', { seconds: seconds.toFixed(1), workers, engine: say(`engine.${engine}`) }),
    ),
    el(
      'dl',
      { 'data-testid': 'archive-digests' },
      el('dt', {}, `${say('digest.title')} SHA-256`),
      el('dd', {}, digests?.sha256 ?? say('digest.busy')),
      el('dt', {}, `${say('digest.title')} SM3`),
      el('dd', {}, digests?.sm3 ?? say('digest.busy')),
    ),
  );
}

function toPart(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function paperOf({ outcome, file, digests }: State): PaperInput {
  if (!outcome) throw new Error('nothing was verified');
  const bytes = reportToBytes(outcome.report);
  return {
    report: outcome.report,
    recomputed: outcome.recomputed,
    archive: { name: file?.name ?? '', digests },
    reportDigests: { sha256: sha256Hex(bytes), sm3: sm3Hex(bytes) },
    verifier: 'verify.html',
  };
}

/** The document that is printed, in place of the page. */
export function paperNodes(state: State): readonly Node[] {
  if (!state.outcome) return [];
  return parsePaper(verificationPaper(paperOf(state), state.language).markup);
}
