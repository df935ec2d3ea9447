import { sha256Hex } from '../core/crypto/digest.ts';
import { reportToBytes } from '../core/verify/report-file.ts';
import {
  findRemarks,
  listSteps,
  type Finding,
  type StepReport,
  type VerificationReport,
} from '../core/verify/report.ts';
import { createPaperTexts } from '../paper/paper-texts.ts';
import { createReportTexts, type ReportLanguage } from '../texts/report-texts.ts';
import { visible } from '../texts/visible.ts';
import { button, el } from './dom.ts';
import type { SayPage } from './page-texts.ts';

/** An archive of thousands of sheets can have thousands of findings; the JSON holds all of them. */
const SHOWN = 50;
const MARKS = { passed: '✓', failed: '✗', 'not-run': '–' } as const;

/** Verdict, what it is about, and the hashes to compare. */
export function verdictView(
  report: VerificationReport,
  say: SayPage,
  language: ReportLanguage,
): HTMLElement {
  const paper = createPaperTexts(language);
  const texts = createReportTexts(language);
  const count = (status: string) => report.steps.filter((step) => step.status === status).length;
  const { contest } = report;
  const hashes: readonly (readonly [string, string | null])[] = [
    [say('hash.index'), report.archiveIndex],
    [say('hash.result'), report.result],
    [say('hash.report'), sha256Hex(reportToBytes(report))],
  ];
  const title = contest ? [contest.title, contest.stageTitle].filter(Boolean).join(' · ') : '';
  return el(
    'section',
    { class: 'verdict', 'data-verdict': report.verdict, 'data-testid': 'verdict', role: 'status' },
    el('h2', {}, `${report.verdict === 'valid' ? '✓' : '✗'} ${say(`verdict.${report.verdict}`)}`),
    el('p', {}, paper(`paper.verdict.${report.verdict}`, { failed: count('failed') })),
    count('not-run') > 0
      ? el(
          'p',
          {},
          paper('paper.notRun', {
            count: count('not-run'),
            steps: listSteps(report.steps, 'not-run'),
          }),
        )
      : null,
    ...findRemarks(report.steps).map(({ step, finding: { code, params } }) =>
      el(
        'p',
        { class: 'remark', 'data-testid': 'remark' },
        paper('paper.remark', { step, text: visible(texts.finding(code, params)) }),
      ),
    ),
    report.verdict === 'valid'
      ? el('p', { class: 'strong' }, paper(`paper.result.${report.resultStatus}`))
      : null,
    el('p', {}, visible(title), contest?.rehearsal ? ` · ${say('verdict.rehearsal')}` : ''),
    el(
      'dl',
      {},
      ...hashes.flatMap(([name, value]) =>
        value === null ? [] : [el('dt', {}, name), el('dd', {}, value)],
      ),
    ),
  );
}

/** The twelve steps; failed ones stand open. */
export function stepsView(
  report: VerificationReport,
  say: SayPage,
  language: ReportLanguage,
): HTMLElement {
  const items = report.steps.map((step) => el('li', {}, stepView(step, say, language)));
  return el('ol', { class: 'steps', 'data-testid': 'report-steps' }, ...items);
}

function stepView(
  { step, status, findings }: StepReport,
  say: SayPage,
  language: ReportLanguage,
): HTMLElement {
  const texts = createReportTexts(language);
  // What did not run has one note, which says why.
  const notes =
    status === 'not-run' ? 0 : findings.filter(({ severity }) => severity === 'note').length;
  return el(
    'details',
    { 'data-status': status, 'data-testid': `report-step-${step}`, open: status === 'failed' },
    el(
      'summary',
      {},
      el('span', { class: 'number' }, String(step)),
      el('span', { class: 'name' }, texts.step(step)),
      el('span', { class: 'notes' }, notes > 0 ? say('report.notes', { count: notes }) : ''),
      el('span', { class: 'mark' }, `${MARKS[status]} ${texts.status(status)}`),
    ),
    findingsView(findings, say, language),
  );
}

function findingsView(
  findings: readonly Finding[],
  say: SayPage,
  language: ReportLanguage,
): HTMLElement {
  const texts = createReportTexts(language);
  const line = ({ severity, code, params, evidence }: Finding) =>
    el(
      'li',
      { 'data-severity': severity },
      el('strong', {}, say(`severity.${severity}`)),
      ` ${visible(texts.finding(code, params))} `,
      el('code', { class: 'finding-code' }, `(${code})`),
      evidence === undefined
        ? null
        : el('span', { class: 'evidence' }, `${say('report.evidence')} ${visible(evidence)}`),
    );
  const list = el('ul', {}, ...findings.slice(0, SHOWN).map(line));
  if (findings.length === 0) list.append(el('li', {}, say('report.none')));
  if (findings.length > SHOWN) {
    const more = el('li');
    const label = say('report.more', { count: findings.length - SHOWN });
    more.append(button(label, () => more.replaceWith(...findings.slice(SHOWN).map(line))));
    list.append(more);
  }
  return list;
}
