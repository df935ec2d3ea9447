import { describe, expect, it } from 'vitest';
import type { RecomputedView } from '../../../src/core/verify/recomputed-view.ts';
import type { VerificationReport } from '../../../src/core/verify/report.ts';
import { verificationPage, type PaperInput } from '../../../src/paper/verification-paper.ts';

const HASH = 'ab'.repeat(32);
const REPORT = {
  verdict: 'invalid',
  resultStatus: 'complete',
  contest: {
    contestId: 'C-1',
    title: '<b>大赛</b>\u202Egnp',
    stage: 'final',
    stageTitle: '决赛',
    rehearsal: true,
  },
  rootFingerprint: HASH,
  archiveIndex: HASH,
  result: HASH,
  steps: Array.from({ length: 12 }, (_, index) => ({
    step: index + 1,
    status: index === 3 ? 'failed' : index === 11 ? 'not-run' : 'passed',
    findings:
      index === 3
        ? [
            { severity: 'ok', code: 'signatures-valid', params: { files: 3 } },
            { severity: 'note', code: 'head-not-witnessed', params: { size: 44 } },
            { severity: 'error', code: 'bad-signature', evidence: 'sheets/<x>.dsse.json' },
          ]
        : [],
  })),
} as unknown as VerificationReport;
const RECOMPUTED = {
  judges: [],
  entries: [],
  divisions: [{ id: 'ent', title: '企业组', titleEn: 'Enterprises' }],
  tracks: [{ id: 't', title: '医疗', titleEn: 'Medicine' }],
  awards: [{ division: 'ent', id: 'first', title: '一等奖', titleEn: 'First prize', count: 2 }],
  recommendTitle: '推荐',
  cells: [],
  result: {
    status: 'complete',
    open: [],
    shortPanels: [],
    divisions: [
      {
        division: 'ent',
        status: 'complete',
        cutTies: [],
        ranking: [
          {
            entry: 'E-1',
            title: '项目 & 甲',
            team: '单位',
            track: 't',
            rank: 1,
            total: '92.60',
            counted: 7,
            recused: 0,
            award: 'first',
            recommended: true,
          },
        ],
      },
    ],
  },
} as unknown as RecomputedView;
const INPUT: PaperInput = {
  report: REPORT,
  recomputed: RECOMPUTED,
  archive: { name: 'a.jbarchive', digests: { sha256: '11'.repeat(32), sm3: '22'.repeat(32) } },
  reportDigests: { sha256: '33'.repeat(32), sm3: '44'.repeat(32) },
  verifier: 'verify.html',
};

describe('the printed report', () => {
  const chinese = verificationPage(INPUT, 'zh-CN');
  const english = verificationPage(INPUT, 'en');

  it('says verdict, result, digests, and has lines to sign, in both languages', () => {
    for (const text of [
      '核验不通过:有 1 项',
      '92.60',
      '一等奖 2 名',
      '医疗',
      '公证员',
      '监督',
      '组织方',
    ]) {
      expect(chinese).toContain(text);
    }
    for (const text of ['NOT VALID', 'First prize: 2', 'Medicine', 'Enterprises', 'Supervision']) {
      expect(english).toContain(text);
    }
    for (const digits of ['11', '22', '33', '44']) expect(chinese).toContain(digits.repeat(32));
  });

  it('says beside the verdict which steps did not run, and that nobody witnessed', () => {
    expect(english).toContain('1 of 12 checks failed');
    expect(english).toContain('1 of 12 checks did not run (step 12); what did not run proves');
    expect(chinese).toContain('1 项没有进行(第 12 项)');
    const facts = english.slice(0, english.indexOf('Steps of the verification'));
    expect(facts).toContain('Note (step 4): Nobody cosigned');
  });

  it('says nothing of completeness where the verdict is not valid', () => {
    expect(chinese).not.toContain('结果完整');
    expect(english).not.toContain('result is complete');
    const valid = { ...INPUT, report: { ...REPORT, verdict: 'valid' as const } };
    expect(verificationPage(valid, 'zh-CN')).toContain('结果完整:应有的评分单都在');
    expect(verificationPage(valid, 'en')).toContain('The result is complete');
  });

  it('is marked as a rehearsal exactly when it is one', () => {
    expect(chinese).toContain('paper-rehearsal"');
    const contest = REPORT.contest && { ...REPORT.contest, rehearsal: false };
    const real = verificationPage({ ...INPUT, report: { ...REPORT, contest } }, 'zh-CN');
    expect(real).not.toContain('paper-rehearsal"');
  });

  it('threats.md row 35: shows what an archive says as text, and turns no reading direction', () => {
    expect(chinese).toContain('&lt;b&gt;大赛&lt;/b&gt;\\u202egnp');
    expect(chinese).toContain('sheets/&lt;x&gt;.dsse.json');
    expect(chinese).toContain('项目 &amp; 甲');
    expect(chinese).not.toContain('<b>');
    expect(chinese).not.toContain('\u202E');
  });

  it('puts what failed a step before what did not', () => {
    expect(chinese.indexOf('签名不对')).toBeLessThan(chinese.indexOf('3 个文件的签名有效'));
  });
});
