import { describe, expect, test } from 'vitest';
import { contestSetupSchema } from '../../../src/core/model/charter.ts';
import { computeTotalRange } from '../../../src/core/rules/judge-total.ts';
import { toFractionText } from '../../../src/core/rules/rational.ts';
import { readStandardForm } from '../../../src/core/rules/standard-form.ts';
import { validateSetup } from '../../../src/core/rules/validate-setup.ts';
import { presetNames, readPreset, readPresetText } from './rules/preset-files.ts';

describe('every preset', () => {
  test('is there', () => {
    expect(presetNames()).toEqual([
      'generic-plain-mean.json',
      'generic-trimmed-five.json',
      'maker-china-2024.json',
    ]);
  });

  describe.each(presetNames())('%s', (name) => {
    const json: unknown = JSON.parse(readPresetText(name));

    test('fits the schema and has nothing that the schema would drop', () => {
      expect(contestSetupSchema.parse(json)).toEqual(json);
    });

    test('has no errors', () => {
      const errors = validateSetup(readPreset(name)).filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
    });

    test('never presents a template as official', () => {
      for (const { official, title } of readPreset(name).rubrics) {
        expect(official).toBe(false);
        expect(title).toContain('模板(非官方)');
      }
    });

    test('gives every mark exactly one band', () => {
      for (const rubric of readPreset(name).rubrics) {
        for (const { id, min, max, step, bands } of rubric.criteria) {
          for (let mark = min; mark <= max; mark += step) {
            const matching = bands.filter(({ from, to }) => from <= mark && mark <= to);
            expect(matching, `${rubric.id} ${id} ${mark}`).toHaveLength(1);
          }
        }
      }
    });
  });
});

describe('maker-china-2024', () => {
  const setup = readPreset('maker-china-2024.json');
  const final = setup.stages.find(({ id }) => id === 'final');

  test('says what the notice says', () => {
    expect(setup.title).toBe('第九届“创客中国”信息技术应用中小企业创新创业大赛');
    expect(setup.notice).toBe('信中〔2024〕29号');
    expect(setup.divisions.map(({ title }) => title)).toEqual(['企业组', '创客组']);
    expect(setup.tracks.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'finance 金融',
      'energy 能源',
      'transport 交通',
      'security 安防',
      'education 教育',
      'medical 医疗',
      'water 水利',
      'software 软件应用生态工具',
      'ai “人工智能+”创新应用',
    ]);
    expect(setup.stages.map(({ title }) => title)).toEqual(['初赛', '决赛']);
  });

  test.each([
    ['enterprise', 11, ['一等奖 1 5万元', '二等奖 3 2万元', '三等奖 7 1万元', '优胜奖 0 礼品']],
    ['maker', 2, ['一等奖 1 5万元', '二等奖 1 2万元', '三等奖 3 1万元', '优胜奖 0 礼品']],
  ])('awards and recommends in the %s division as the notice does', (id, recommend, awards) => {
    const division = final?.divisions.find((of) => of.division === id);
    expect(division?.recommend).toBe(recommend);
    expect(division?.awards.map(({ title, count, prize }) => `${title} ${count} ${prize}`)).toEqual(
      awards,
    );
  });

  test('both templates add up to 100 points in steps of 0.5', () => {
    for (const rubric of setup.rubrics) {
      expect(toFractionText(computeTotalRange(rubric).max)).toBe('100');
      expect(rubric.decimals).toBe(1);
      expect(rubric.criteria.every(({ step }) => step === 5)).toBe(true);
      expect(rubric.criteria.every(({ description }) => description !== undefined)).toBe(true);
    }
  });

  test('only the enterprise template asks for finances', () => {
    const hasFinance = setup.rubrics.map(({ criteria }) =>
      criteria.some(({ title }) => title === '财务分析'),
    );
    expect(hasFinance).toEqual([true, false]);
  });

  test('leaves open what the notice leaves open, and says so', () => {
    const warnings = validateSetup(setup).map(({ code, at }) => `${code} ${at}`);
    expect(warnings).toEqual([
      'rubric-not-official rubrics.0.official',
      'rubric-not-official rubrics.1.official',
      'nobody-advances stages.0.divisions.0.recommend',
      'nobody-advances stages.0.divisions.1.recommend',
      'award-count-open stages.1.divisions.0.awards.3.count',
      'award-count-open stages.1.divisions.1.awards.3.count',
    ]);
  });
});

test('the generic presets do what their names say', () => {
  const formOf = (name: string) => {
    const ruleset = readPreset(name).stages[0]?.ruleset;
    return ruleset === undefined ? null : readStandardForm(ruleset);
  };
  expect(formOf('generic-plain-mean.json')?.aggregation).toEqual({ method: 'mean' });
  expect(formOf('generic-trimmed-five.json')?.aggregation).toEqual({
    method: 'trimmed-mean',
    drop: { low: 1, high: 1, atLeast: 5, below: 'keep-all' },
  });
  const [rubric] = readPreset('generic-plain-mean.json').rubrics;
  expect(rubric && toFractionText(computeTotalRange(rubric).max)).toBe('10');
});
