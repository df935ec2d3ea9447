import type { SeededRandom } from '../../seeded-random.ts';
import type { DemoEntry } from '../demo-entry.ts';
import type { PlanChapter } from './plan-chapters.ts';

const linkingSentences = [
  '从{scene}的实际情况看，这一安排是稳妥的',
  '相关数据来自{n}份现场记录，原始材料可供查阅',
  '这一点在{module}的设计中体现得尤为明显',
  '为此，{team}专门成立了工作小组，每{m}周检查一次进展',
  '需要说明的是，上述结论只适用于已经验证过的场景',
  '下一阶段将继续扩大样本，并邀请第三方机构进行复核',
  '与上一版方案相比，这一指标改善了{percent}',
  '评审专家提出的意见已逐条落实，并在附录中给出说明',
];

/** Returns an endless supply of paragraphs; no sentence form recurs before all have been used. */
export function createPlanProse(
  entry: DemoEntry,
  { sentences }: PlanChapter,
  random: SeededRandom,
): () => string {
  const drawMain = createDeck(sentences, random);
  const drawLink = createDeck(linkingSentences, random);
  return () => {
    const forms = [drawMain(), drawMain(), drawLink(), drawMain()];
    const count = 3 + random.int(2);
    return forms
      .slice(0, count)
      .map((form) => `${fillSlots(form, entry, random)}。`)
      .join('');
  };
}

function createDeck(list: readonly string[], random: SeededRandom): () => string {
  let left: string[] = [];
  return () => {
    if (left.length === 0) left = [...random.shuffle(list)];
    return left.pop() ?? '';
  };
}

function fillSlots(form: string, entry: DemoEntry, random: SeededRandom): string {
  const pain = random.pick(entry.pains);
  const module = random.pick(entry.modules);
  const member = random.pick(entry.members);
  const { market, financials, funding, patents, pilots } = entry.figures;
  const slots: Readonly<Record<string, string | number | undefined>> = {
    product: entry.product,
    team: entry.team,
    track: entry.trackName,
    scene: random.pick(entry.scenes),
    pain: pain.heading,
    painDetail: pain.detail,
    module: module.heading,
    moduleDetail: module.detail,
    member: member.name,
    role: member.role,
    note: member.note,
    market: market[0]?.value,
    revenue: financials.at(-1)?.revenue,
    profit: financials.at(-1)?.profit,
    funding,
    patents,
    pilots,
    n: 20 + random.int(160),
    m: 2 + random.int(9),
    percent: `${12 + random.int(70)}%`,
  };
  return form.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`no value for {${slot}}`);
    return String(value);
  });
}
