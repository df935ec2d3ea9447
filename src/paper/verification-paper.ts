import { fingerprintToDigits } from '../core/crypto/fingerprint.ts';
import type { RecomputedView } from '../core/verify/recomputed-view.ts';
import {
  findRemarks,
  listSteps,
  type Finding,
  type StepReport,
  type VerificationReport,
} from '../core/verify/report.ts';
import { createReportTexts, type ReportLanguage } from '../texts/report-texts.ts';
import { html, NOTHING, type Html } from './html.ts';
import { PAPER_CSS } from './paper-css.ts';
import { createPaperTexts, type SayPaper } from './paper-texts.ts';
import { resultTables } from './result-tables.ts';

export type NamedDigest = { readonly sha256: string; readonly sm3: string };

export type PaperInput = {
  readonly report: VerificationReport;
  readonly recomputed: RecomputedView | null;
  /** The archive's file: its name as given, its digests where they were computed. */
  readonly archive: { readonly name: string; readonly digests: NamedDigest | null };
  /** Digests of `reportToBytes`. */
  readonly reportDigests: NamedDigest;
  /** Name and hash of what verified, such as verify.html; null where it is not known. */
  readonly verifier: string | null;
};

/** A step of a large archive may have thousands of findings; paper says how many are left out. */
const FINDINGS_ON_PAPER = 12;
const SIGNERS = ['notary', 'supervisor', 'organizer'] as const;

/** The whole document as a file of its own: no script, nothing fetched. */
export function verificationPage(input: PaperInput, language: ReportLanguage): string {
  const say = createPaperTexts(language);
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${say('paper.title')}</title>
        <style>
          ${{ markup: PAPER_CSS }}
        </style>
      </head>
      <body>
        ${verificationPaper(input, language)}
      </body>
    </html> `;
  return page.markup;
}

/** The document's body: an article with class `paper`, styled by `PAPER_CSS`. */
export function verificationPaper(input: PaperInput, language: ReportLanguage): Html {
  const say = createPaperTexts(language);
  const { report, recomputed } = input;
  return html`<article class="paper" lang="${language}">
    ${report.contest?.rehearsal ? rehearsalMark(say) : NOTHING}
    <h1>${say('paper.title')}</h1>
    <p class="paper-sub">${subtitle(report, say)}</p>
    <h2>${say('paper.facts')}</h2>
    ${facts(input, say, language)}
    <h2>${say('paper.steps')}</h2>
    ${steps(report, say, language)}
    <h2>${say('paper.recomputed')}</h2>
    ${recomputed ? resultTables(recomputed, say, language) : html`<p>${say('paper.none')}</p>`}
    <h2>${say('paper.hashes')}</h2>
    ${digests(input, say)}
    <p class="paper-small">${say('paper.means')}</p>
    ${signatures(say)}
  </article>`;
}

function rehearsalMark(say: SayPaper): Html {
  return html`<div class="paper-rehearsal">${say('paper.rehearsal')}</div>
    <p class="paper-band">${say('paper.rehearsal')} · ${say('paper.rehearsalNote')}</p>`;
}

function subtitle({ contest }: VerificationReport, say: SayPaper): string {
  if (!contest) return say('paper.unknown');
  return contest.stageTitle === '' ? contest.title : `${contest.title} · ${contest.stageTitle}`;
}

function facts(
  { report, archive, verifier }: PaperInput,
  say: SayPaper,
  language: ReportLanguage,
): Html {
  const texts = createReportTexts(language);
  const remarks = findRemarks(report.steps).map(({ step, finding: { code, params } }) => {
    const text = texts.finding(code, params);
    return html`<p>${say('paper.remark', { step, text })}</p>`;
  });
  const count = (status: string) => report.steps.filter((step) => step.status === status).length;
  const notRun = count('not-run');
  const root = report.rootFingerprint;
  const row = (name: Parameters<SayPaper>[0], ...lines: readonly Html[]) =>
    html`<tr>
      <th>${say(name)}</th>
      <td>${lines}</td>
    </tr>`;
  return html`<table class="paper-facts">
    ${[
      row(
        'paper.verdict',
        html`<p>
          <strong>${say(`paper.verdict.${report.verdict}`, { failed: count('failed') })}</strong>
        </p>`,
        // A failed archive's own word on its completeness vouches for nothing, so it is not said.
        report.verdict === 'valid'
          ? html`<p>${say(`paper.result.${report.resultStatus}`)}</p>`
          : NOTHING,
        notRun > 0
          ? html`<p>
              ${say('paper.notRun', { count: notRun, steps: listSteps(report.steps, 'not-run') })}
            </p>`
          : NOTHING,
        ...remarks,
      ),
      row('paper.contest', html`${report.contest?.title ?? say('paper.unknown')}`),
      row('paper.contestId', html`${report.contest?.contestId ?? say('paper.unknown')}`),
      row(
        'paper.root',
        html`<p class="paper-mono">${root ? fingerprintToDigits(root) : say('paper.unknown')}</p>`,
        html`<p class="paper-small">${say('paper.rootNote')}</p>`,
      ),
      row('paper.archive', html`${archive.name}`),
      ...(verifier === null ? [] : [row('paper.verifier', html`${verifier}`)]),
    ]}
  </table>`;
}

function steps(report: VerificationReport, say: SayPaper, language: ReportLanguage): Html {
  const texts = createReportTexts(language);
  const line = ({ code, params, evidence }: Finding) =>
    html`<p>
      ${texts.finding(code, params)}
      ${evidence === undefined ? NOTHING : html`<span class="paper-mono">[${evidence}]</span>`}
    </p>`;
  const row = ({ step, status, findings }: StepReport) => {
    const more = findings.length - FINDINGS_ON_PAPER;
    return html`<tr class="${findings.length > 4 ? 'paper-long' : ''}">
      <td class="paper-mid">${step}</td>
      <td>${texts.step(step)}</td>
      <td class="paper-mid${status === 'failed' ? ' paper-failed' : ''}">
        ${texts.status(status)}
      </td>
      <td>
        ${inOrder(findings).slice(0, FINDINGS_ON_PAPER).map(line)}
        ${more > 0 ? html`<p>${say('paper.more', { count: more })}</p>` : NOTHING}
      </td>
    </tr>`;
  };
  return html`<table class="paper-steps">
    <thead>
      <tr>
        <th>${say('paper.number')}</th>
        <th>${say('paper.check')}</th>
        <th>${say('paper.status')}</th>
        <th>${say('paper.findings')}</th>
      </tr>
    </thead>
    <tbody>
      ${report.steps.map(row)}
    </tbody>
  </table>`;
}

/** Errors first: what is left out of paper must never be what failed the step. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = { error: 0, note: 1, ok: 2 };
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

function digests({ report, archive, reportDigests }: PaperInput, say: SayPaper): Html {
  const row = (name: string, kind: string, value: string | null | undefined) =>
    value
      ? [
          html`<tr>
            <th>${name}</th>
            <td class="paper-one">${kind}</td>
            <td class="paper-mono">${value}</td>
          </tr>`,
        ]
      : [];
  const file = say('paper.archive');
  const own = say('paper.report');
  return html`<table>
    ${[
      ...row(file, 'SHA-256', archive.digests?.sha256),
      ...row(file, 'SM3', archive.digests?.sm3),
      ...row(say('paper.index'), 'SHA-256', report.archiveIndex),
      ...row(say('paper.resultHash'), 'SHA-256', report.result),
      ...row(own, 'SHA-256', reportDigests.sha256),
      ...row(own, 'SM3', reportDigests.sm3),
    ]}
  </table>`;
}

function signatures(say: SayPaper): Html {
  const line = (signer: (typeof SIGNERS)[number]) =>
    html`<div>
      <span>${say(`paper.signer.${signer}`)}</span><i></i><span>${say('paper.date')}</span><i></i>
    </div>`;
  return html`<section class="paper-sign">
    <h2>${say('paper.signatures')}</h2>
    ${SIGNERS.map(line)}
  </section>`;
}
