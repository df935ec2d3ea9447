import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VerificationReport } from '../../../src/core/verify/report.ts';
import { demoFolder, DEMO_TIMEOUT_MS, type DemoFolder } from '../../support/demo-folder.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { runJson, runJurybox, type Refused } from './run-jurybox.ts';

const temporary = useTemporaryFolder();
let demo: DemoFolder;

beforeAll(async () => {
  demo = await demoFolder();
}, DEMO_TIMEOUT_MS);

const verify = (archive: string, root: string, ...more: readonly string[]) =>
  runJson<VerificationReport>(['verify', archive, '--root', root, ...more]);

const statuses = ({ steps }: VerificationReport) => steps.map(({ status }) => status);

describe('jurybox verify', () => {
  it('finds the demo archive valid, the same with OpenSSL and in JavaScript', async () => {
    const native = await verify(demo.archive, demo.rootFingerprint);
    const portable = await verify(demo.archive, demo.rootFingerprint, '--portable');
    expect(native).toMatchObject({ code: 0, stderr: '' });
    expect(native.json).toMatchObject({ verdict: 'valid', resultStatus: 'complete' });
    expect(native.json.contest?.rehearsal).toBe(true);
    expect(portable.code).toBe(0);
    expect(portable.stdout).toBe(native.stdout);
    expect(statuses(native.json)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'passed',
      'not-run',
    ]);
  });

  it('runs step 12 over the countersigned archive', async () => {
    const { code, json } = await verify(demo.countersigned, demo.rootFingerprint);
    expect(code).toBe(0);
    expect(json.steps.at(-1)).toMatchObject({ step: 12, status: 'passed' });
  });

  it.each(['zh', 'en'])('prints the numbered report in %s', async (lang) => {
    const args = ['verify', demo.archive, '--root', demo.rootFingerprint, '--lang', lang];
    const { stdout } = await runJurybox(args);
    for (let step = 1; step <= 12; step += 1)
      expect(stdout).toContain(`\n${String(step).padStart(2)}. [`);
    expect(stdout).toContain(lang === 'zh' ? '结论:有效' : 'Verdict: VALID');
    expect(stdout).toContain(lang === 'zh' ? '彩排' : 'rehearsal');
    expect(stdout).not.toMatch(/\{\{|finding\./);
  });

  it('accepts the fingerprint as hexadecimal, and with full-width digits', async () => {
    const wide = demo.rootFingerprint.replaceAll(/\d/g, (digit) =>
      String.fromCharCode(0xff10 + Number(digit)),
    );
    expect((await verify(demo.archive, demo.rootFingerprintHex)).code).toBe(0);
    expect((await verify(demo.archive, wide)).code).toBe(0);
  });

  it('exits with 1 for the root of another contest', async () => {
    const { code, json } = await verify(demo.archive, '0'.repeat(64));
    expect(code).toBe(1);
    expect(json.verdict).toBe('invalid');
    expect(json.steps[0]).toMatchObject({ status: 'failed', findings: [{ code: 'root-differs' }] });
    expect(statuses(json).filter((status) => status === 'failed')).toHaveLength(1);
  });

  it.each(['zh', 'en'])(
    'says nothing of completeness beside a failed verdict, in %s',
    async (lang) => {
      const print = async (root: string) =>
        (await runJurybox(['verify', demo.archive, '--root', root, '--lang', lang])).stdout;
      const complete = lang === 'zh' ? '结果完整' : 'result is complete';
      expect(await print(demo.rootFingerprint)).toContain(complete);
      expect(await print('0'.repeat(64))).not.toContain(complete);
    },
  );

  it('refuses fingerprints with a wrong digit as usage', async () => {
    const [first] = demo.rootFingerprint;
    const wrong = `${first === '9' ? '0' : '9'}${demo.rootFingerprint.slice(1)}`;
    const { code, json } = await runJson<Refused>(['verify', demo.archive, '--root', wrong]);
    expect(code).toBe(2);
    expect(json.error).toEqual({ code: 'root-groups-wrong', params: { groups: '1' } });
  });

  it.each([
    ['cut to half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['cut by one byte', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['with a byte behind it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ['emptied', () => Buffer.alloc(0)],
  ])('exits with 3 for an archive %s', async (_name, damage) => {
    const path = temporary('damaged.jbarchive');
    writeFileSync(path, damage(readFileSync(demo.archive)));
    const args = ['verify', path, '--root', demo.rootFingerprint];
    const { code, json } = await runJson<Refused>(args);
    expect(code).toBe(3);
    expect(json.error.code).toBe('archive-unreadable');
  });

  it.each([
    ['zh', '末尾缺失', '结尾之后还有多余的内容'],
    ['en', 'cut off at its end', 'something stands behind its end'],
  ])('tells a longer file from one that was cut off, in %s', async (lang, cut, longer) => {
    const path = temporary('damaged.jbarchive');
    const whole = readFileSync(demo.archive);
    const say = async (bytes: Buffer) => {
      writeFileSync(path, bytes);
      const args = ['verify', path, '--root', demo.rootFingerprint, '--lang', lang];
      return (await runJurybox(args)).stderr;
    };
    expect(await say(whole.subarray(0, -1))).toContain(cut);
    expect(await say(Buffer.concat([whole, Buffer.from('x')]))).toContain(longer);
  });

  it('never exits with 0 for a flipped bit, wherever it is', async () => {
    const path = temporary('flipped.jbarchive');
    copyFileSync(demo.archive, path);
    const whole = readFileSync(demo.archive);
    for (const share of [0, 0.001, 0.2, 0.5, 0.77, 0.98, 0.9999]) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(bytes.length * share);
      bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
      writeFileSync(path, bytes);
      const { code } = await runJurybox(['verify', path, '--root', demo.rootFingerprint]);
      expect([1, 3], `byte ${at}`).toContain(code);
    }
  });
});
