import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { rulesetSchema } from '../../../src/core/model/ruleset.ts';
import { describeRuleset } from '../../../src/core/rules/describe-ruleset.ts';
import { rulesTextIn } from '../../../src/renderer/features/organizer/setup/use-rules-text.ts';
import { PROJECT } from '../../support/project.ts';

const FOLDER = join(PROJECT, 'resources', 'rulesets');
const SHIPPED = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

function parse(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What a notary reads aloud, from the catalogs of the interface. */
async function readAloud(name: string, language: 'zh' | 'en'): Promise<readonly string[]> {
  const folder = language === 'zh' ? 'zh-CN' : 'en';
  const rules = parse(join(PROJECT, 'src', 'renderer', 'i18n', folder, 'rules.json'));
  const i18n = createInstance();
  await i18n.init({
    lng: folder,
    defaultNS: 'rules',
    resources: { [folder]: { rules: rules as Record<string, string> } },
    interpolation: { escapeValue: false },
  });
  const text = rulesTextIn(i18n.getFixedT(folder, 'rules'), language, String);
  const file = parse(join(FOLDER, `${name}.json`)) as { ruleset: unknown };
  return describeRuleset(rulesetSchema.parse(file.ruleset)).map((said) => text.sentence(said));
}

describe('shipped rulesets, read aloud', () => {
  test.each(SHIPPED)('%s has nothing but its own language in it, and no gaps', async (name) => {
    // A code in the rules that a table's column carries is read in both languages.
    const english = (await readAloud(name, 'en')).filter((said) => !said.startsWith('Only those'));
    expect(english.join('\n')).not.toMatch(/[\u3400-\u9fff]|\{\{|undefined|list-|sentence\./);
    const chinese = (await readAloud(name, 'zh')).join('\n');
    expect(chinese).not.toMatch(/\{\{|undefined|list-|sentence\.| 0 位小数/);
  });

  test('no two steps of one ruleset are read under one name', async () => {
    for (const name of SHIPPED) {
      const steps = (await readAloud(name, 'zh')).flatMap(
        (said) => /^第 \d+ 步，(.+?)：/.exec(said)?.[1] ?? [],
      );
      expect(new Set(steps).size, name).toBe(steps.length);
    }
  });

  test('dropping is said to come before the mean, and a minus is a minus', async () => {
    const chinese = await readAloud('isu-components-short', 'zh');
    expect(chinese).toContain('计算之前，去掉 1 个最高的和 1 个最低的。');
    expect(chinese).toContain('第 4 步，总分：技术分 + 节目内容分 − 扣分。');
    const english = await readAloud('isu-components-short', 'en');
    expect(english).toContain('Step 1, Judges’ mean: the mean of marks over every judge.');
    expect(english).toContain('Before that, 1 of the highest and 1 of the lowest are dropped.');
    expect(english).toContain('Step 4, Total: Technical elements + Components − Deductions.');
  });

  test('whole numbers, lists and alternatives are read as each language says them', async () => {
    expect(await readAloud('eurovision', 'zh')).toContain(
      '同分时第 2 步：分数中依次比较 12、10、8、7、6、5、4、3、2、1 各有几个，多的在前。',
    );
    expect(await readAloud('wca-average-of-five', 'zh')).toContain('平均成绩取整数，四舍五入。');
    const groups = await readAloud('expert-public-70-30', 'zh');
    expect(groups).toContain('其中只取评委组别为“expert”或“专家”的。');
    expect(await readAloud('majority-placement', 'en')).toContain(
      'Level entries, step 1: column by column from the place obtained: how many reach it, more come first; then the sum of those, the smaller comes first.',
    );
  });
});
