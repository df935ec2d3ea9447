import { execFile } from 'node:child_process';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { PROJECT } from '../../support/project.ts';

const PROGRAM = `
  import { createHash } from 'node:crypto';
  const { composeVerifyPage } = await import(process.argv[1]);
  const page = await composeVerifyPage();
  console.log(createHash('sha256').update(page).digest('hex'), page.length);
`;

/** A build of its own process; what differs between two builders' machines is made to differ. */
async function build(cwd: string, timeZone: string, language: string): Promise<string> {
  const script = pathToFileURL(join(PROJECT, 'scripts', 'verify-page.ts')).href;
  const args = ['--input-type=module', '--eval', PROGRAM, script];
  const env = { ...process.env, TZ: timeZone, LANG: language, LC_ALL: language };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, env });
  return stdout.trim();
}

it('verify.html is the same bytes from two builds, so that a hash on paper can be checked', async () => {
  const first = await build(tmpdir(), 'Asia/Shanghai', 'zh_CN.UTF-8');
  const second = await build(homedir(), 'America/New_York', 'C');
  expect(first).toMatch(/^[0-9a-f]{64} \d{6,}$/);
  expect(second).toBe(first);
}, 120_000);
