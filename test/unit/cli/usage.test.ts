import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandName } from '../../../src/cli/commands.ts';
import { flagOf } from '../../../src/cli/options.ts';
import { callJurybox, runJson, runJurybox, type Refused } from './run-jurybox.ts';

const ROOT = '0'.repeat(64);

describe('usage', () => {
  it('prints the version of the package', async () => {
    expect(await runJurybox(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  it('lists every command, and says that none of them seals', async () => {
    const { code, stdout } = await callJurybox(['help']);
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(stdout).toContain(`  ${name} `);
    expect(stdout).toContain('no command seals');
    expect(Object.keys(COMMANDS)).not.toContain('seal');
  });

  it.each([
    { LANG: 'zh_CN.UTF-8', says: '封签只能由评委本人' },
    { LANG: 'en_GB.UTF-8', says: 'Judges seal in person' },
    { LANG: 'C', says: 'Judges seal in person' },
  ])('speaks the language of LANG=$LANG', async ({ LANG, says }) => {
    expect((await callJurybox(['help'], { LANG })).stdout).toContain(says);
  });

  it('lets --lang win over the environment', async () => {
    const { stdout } = await callJurybox(['help', '--lang', 'zh'], { LANG: 'en_US.UTF-8' });
    expect(stdout).toContain('退出码');
  });

  it.each([
    { args: [], code: 'command-missing' },
    { args: ['seal'], code: 'command-unknown' },
    { args: ['constructor'], code: 'command-unknown' },
    { args: ['help', 'nothing'], code: 'command-unknown' },
    { args: ['demo'], code: 'arguments-wrong' },
    { args: ['demo', 'a', 'b'], code: 'arguments-wrong' },
    { args: ['demo', 'a', '--seed', 'x'], code: 'option-malformed' },
    { args: ['demo', 'a', '--seed', '99999999999'], code: 'option-malformed' },
    { args: ['verify', 'a', '--nonsense'], code: 'option-malformed' },
    { args: ['verify', 'a'], code: 'option-missing' },
    { args: ['verify', 'a', '--root', '12345'], code: 'root-malformed' },
    { args: ['freeze'], code: 'option-missing' },
    { args: ['freeze', '--data', 'x', '--secret', '1234'], code: 'option-malformed' },
    { args: ['setup', '--data', 'x', '--name', 'n'], code: 'source-ambiguous' },
    { args: ['assign', '--data', 'x', '--stage', 's'], code: 'source-ambiguous' },
    {
      args: ['enrol', '--data', 'x', '--card', 'c', '--fingerprint', '123'],
      code: 'option-malformed',
    },
  ])('exits with 2 for $args', async ({ args, code }) => {
    const ended = await callJurybox([...args, '--json']);
    expect(ended.code).toBe(2);
    expect((JSON.parse(ended.stdout) as Refused).error.code).toBe(code);
    expect(ended.stderr).toContain('jurybox: ');
  });

  it('exits with 2 as a process, too, with the reason on standard error', async () => {
    const ended = await runJson<Refused>(['seal']);
    expect(ended).toMatchObject({ code: 2, json: { error: { code: 'command-unknown' } } });
    expect(ended.stderr).toMatch(/^jurybox: /);
  });

  it.each([
    ['verify', 'no-such-file', '--root', ROOT],
    ['verify', 'test', '--root', ROOT],
    ['verify', 'package.json', '--root', ROOT],
    ['inspect', 'no-such-file'],
    ['inspect', 'package.json'],
  ])('exits with 3 for %s %s', async (...args) => {
    const ended = await runJson<Refused>(args);
    expect(ended.code).toBe(3);
    expect(ended.stdout).not.toContain('verdict');
  });

  it('keeps standard output empty when a command fails without --json', async () => {
    expect(await runJurybox(['inspect', 'no-such-file'])).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('--help of every command', () => {
  it.each(Object.keys(COMMANDS) as CommandName[])('%s', async (name) => {
    const { options } = await COMMANDS[name]();
    const { code, stdout } = await callJurybox([name, '--help', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain(`jurybox ${name} `);
    for (const option of options) expect(stdout).toContain(`--${flagOf(option)}`);
    expect(stdout).not.toContain('undefined');
  });
});
