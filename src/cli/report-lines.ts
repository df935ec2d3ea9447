import {
  findRemarks,
  listSteps,
  type Finding,
  type StepReport,
  type VerificationReport,
} from '../core/verify/report.ts';
import { fingerprintToDigits } from '../core/crypto/fingerprint.ts';
import { visible } from '../texts/visible.ts';
import type { TextKey, Texts } from './texts/texts.ts';

/** A step may find thousands of files at fault; the first ones say what is wrong. */
const FINDINGS_SHOWN = 20;

/** A verification report for people: what was checked, what was found, what follows. */
export function describeReport(
  report: VerificationReport,
  file: string,
  texts: Texts,
): readonly string[] {
  return [
    texts.say('verify.file', { file }),
    ...describeContest(report, texts),
    '',
    ...report.steps.flatMap((step) => describeStep(step, texts)),
    '',
    ...describeVerdict(report, texts),
  ];
}

function describeContest(report: VerificationReport, texts: Texts): readonly string[] {
  const { contest, rootFingerprint, archiveIndex, result } = report;
  if (!contest) return [];
  const lines = [
    texts.say('verify.contest', { title: visible(contest.title), stage: contest.stageTitle }),
  ];
  if (contest.rehearsal) lines.push(texts.say('verify.rehearsal'));
  if (rootFingerprint) {
    // Said as the archive's own, so that nobody takes it for the one to compare with.
    lines.push(texts.say('verify.root', { digits: fingerprintToDigits(rootFingerprint) }));
  }
  if (archiveIndex) lines.push(texts.say('verify.index', { hash: archiveIndex }));
  if (result) lines.push(texts.say('verify.result', { hash: result }));
  return lines;
}

function describeStep({ step, status, findings }: StepReport, texts: Texts): readonly string[] {
  const title = texts.say(`step.${step}` as TextKey);
  const head = `${String(step).padStart(2)}. [${texts.say(`status.${status}`)}] ${title}`;
  const shown = findings.slice(0, FINDINGS_SHOWN).map((finding) => describeFinding(finding, texts));
  const more = findings.length - shown.length;
  return [
    head,
    ...shown,
    ...(more > 0 ? [`      ${texts.say('verify.more', { count: more })}`] : []),
  ];
}

function describeFinding(finding: Finding, texts: Texts): string {
  const mark = { ok: '+', note: '·', error: '!' }[finding.severity];
  const where = finding.evidence === undefined ? '' : ` [${visible(finding.evidence)}]`;
  return `    ${mark} ${visible(texts.sayFinding(finding.code, finding.params))}${where}`;
}

function describeVerdict(report: VerificationReport, texts: Texts): readonly string[] {
  const count = (status: string) => report.steps.filter((step) => step.status === status).length;
  const lines = [texts.say(`verdict.${report.verdict}`, { failed: count('failed') })];
  // A failed archive's own word on its completeness vouches for nothing, so it is not said.
  if (report.verdict === 'valid') lines.push(texts.say(`result.${report.resultStatus}`));
  if (count('not-run') > 0) {
    const steps = listSteps(report.steps, 'not-run');
    lines.push(texts.say('verdict.not-run', { count: count('not-run'), steps }));
  }
  for (const { step, finding } of findRemarks(report.steps)) {
    const text = visible(texts.sayFinding(finding.code, finding.params));
    lines.push(texts.say('verdict.remark', { step, text }));
  }
  return lines;
}
