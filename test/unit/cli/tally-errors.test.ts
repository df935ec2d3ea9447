import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETUP_ERROR_CODES } from '../../../src/core/rules/setup-problem.ts';
import { createTexts } from '../../../src/cli/texts/texts.ts';
import { PROJECT } from '../../support/project.ts';
import { runJurybox } from './run-jurybox.ts';

const RULESETS = join(PROJECT, 'resources', 'rulesets');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-tally-errors-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function refusal(rules: string, scores: string, language: string, entries?: string) {
  const rulesPath = join(folder, 'rules.json');
  const scoresPath = join(folder, 'scores.csv');
  await writeFile(rulesPath, rules);
  await writeFile(scoresPath, scores);
  const more: string[] = [];
  if (entries !== undefined) {
    await writeFile(join(folder, 'entries.csv'), entries);
    more.push('--entries', join(folder, 'entries.csv'));
  }
  const files = ['--rules', rulesPath, '--scores', scoresPath, ...more];
  const answer = await runJurybox(['tally', ...files, '--lang', language]);
  expect(answer.code).toBe(3);
  // No parameter without a sentence, no sentence without its parameter.
  expect(answer.stderr).not.toMatch(/\{\{|\(\w+: ?[,)]|: \)/);
  return answer.stderr;
}

const SCORES = 'entry,judge,mark\nA,1,12\n';

describe('a rules file that is wrong is refused with place and cause, in both languages', () => {
  it.each([
    [
      'isu-components-free',
      '"times": "-1"',
      '"times": -1',
      'ruleset.steps.3.terms.2.times',
      '期望',
    ],
    ['isu-components-free', '"0.25"', '"a quarter"', 'scale.step', '十进制数'],
    [
      'isu-components-free',
      '"of": "factored"',
      '"of": "nowhere"',
      'ruleset.steps.2.of',
      '“nowhere”不存在',
    ],
    ['eurovision', '"half-up"', '"nearest"', 'ruleset.steps.0.round.mode', '期望'],
    ['eurovision', '"recommend": 0', '"recommended": 0', 'recommend', '期望'],
    ['trimmed-seven', '"atLeast": 5', '"atLeast": 1', 'ruleset.steps.0.drop.atLeast', '一个不剩'],
  ])('%s with %s as %s', async (name, good, bad, at, chinese) => {
    const text = (await readFile(join(RULESETS, `${name}.json`), 'utf8')).replace(good, bad);
    expect(await refusal(text, SCORES, 'en')).toContain(`wrong at ${at}: `);
    const said = await refusal(text, SCORES, 'zh');
    expect(said).toContain(`在 ${at} 处有误`);
    expect(said).toContain(chinese);
    expect(said).not.toContain('Invalid');
  });

  it('names line and column where it is no JSON', async () => {
    expect(await refusal('{\n "type": "x",, }', SCORES, 'en')).toContain('line 2, column 14');
    expect(await refusal('{\n "type": "x"', SCORES, 'zh')).toContain('第 2 行');
  });

  it('has a sentence for every fault of rules', () => {
    // These are of a whole contest and cannot come up in a rules file.
    const ofContests = [
      'unknown-division',
      'unknown-rubric',
      'award-id-reserved',
      'award-after-open-count',
      'contest-axes',
      'where-criterion-missing',
      'earlier-stage-unknown',
    ];
    for (const language of ['zh-CN', 'en'] as const) {
      const { sayRule } = createTexts(language);
      const unsaid = SETUP_ERROR_CODES.filter((code) => sayRule(code) === code);
      expect(unsaid).toEqual(ofContests);
    }
  });
});

describe('a table that is wrong is refused with line, column and cause, in both languages', () => {
  it.each([
    ['eurovision', 'entry,judge\nA,1\n', 'line 1', '第 1 行'],
    ['eurovision', '', 'line 1', '第 1 行'],
    ['eurovision', 'entry,judge,mark\n', 'in line 1 and no rows', '没有数据行'],
    [
      'expert-public-70-30',
      'entry,judge,mark,group\nA,J1,80,expert\nA,J2,90,Expert\nA,J3,70,public\n',
      'line 3, column group: unknown group “Expert”; known: expert, 专家, public, 大众',
      '没有组别“Expert”',
    ],
    [
      'expert-public-70-30',
      'entry,judge,mark,group\nA,J1,80,expert\nA,J2,90,\nA,J3,70,public\n',
      'line 3, column group: no group; known: expert, 专家, public, 大众',
      '没有写评委组别',
    ],
    ['expert-public-70-30', 'entry,judge,mark\nA,J1,80\n', 'may be called: group', '缺少一列'],
    ['eurovision', 'entry,judge,mark,mark\nA,1,12,1\n', 'header mark occurs twice', '列名“mark”'],
    ['eurovision', 'entry,judge,mark\nA,1,12\nA,1,10\n', 'line 3', '第 3 行'],
    ['eurovision', 'entry,judge,mark\n,1,12\n', 'line 2, column entry', '第 2 行“entry”'],
    [
      'diving-sum-of-three',
      'entry,judge,dive,mark,dd\nA,1,1,8,\n',
      'line 2, column factor: the cell is empty',
      '“factor”:是空的',
    ],
    [
      'diving-sum-of-three',
      'entry,judge,dive,mark,dd\nA,1,1,8,3\nA,2,1,8,3.1\n',
      'from line 2 on: the column factor of entry A',
      '“factor”前后不一',
    ],
  ])('%s: %j', async (name, scores, english, chinese) => {
    const rules = await readFile(join(RULESETS, `${name}.json`), 'utf8');
    expect(await refusal(rules, scores, 'en')).toContain(english);
    expect(await refusal(rules, scores, 'zh')).toContain(chinese);
  });

  it('an entry that the table of entries does not have, with its line', async () => {
    const rules = await readFile(join(RULESETS, 'eurovision.json'), 'utf8');
    const scores = 'entry,judge,mark\nA,1,12\nB,1,10\n';
    expect(await refusal(rules, scores, 'en', 'entry\nA\n')).toContain('line 3, column entry');
    expect(await refusal(rules, scores, 'zh', 'entry\nA\n')).toContain('第 3 行“entry”');
  });
});
