import type { Draft } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { Rubric } from '../../core/model/rubric.ts';
import { createSeededRandom, deriveSeed } from './seeded-random.ts';

const COMMENTS = [
  '技术路线清楚,国产化适配有测试报告,建议补充规模化部署案例。',
  '应用场景真实,用户反馈较好;财务预测偏乐观。',
  '团队结构合理,知识产权归属清晰。',
  '展示条理分明,答辩中对竞争优势的回答还可更具体。',
  '产品已落地,后续重点在成本控制与渠道。',
] as const;

/** Marks that a judge gives in the demo: the entry's quality, the judge's severity, some chance. */
export function createDemoDraft(
  seed: number,
  rubric: Rubric,
  place: { readonly entryIndex: number; readonly judgeIndex: number; readonly entry: EntryId },
): Draft {
  const quality =
    0.62 + 0.34 * createSeededRandom(deriveSeed(seed, 10_000 + place.entryIndex)).next();
  const severity = 0.05 * createSeededRandom(deriveSeed(seed, 20_000 + place.judgeIndex)).next();
  const random = createSeededRandom(
    deriveSeed(seed, 30_000 + place.entryIndex * 100 + place.judgeIndex),
  );
  const marks = rubric.criteria.map(({ id, min, max, step }) => {
    const share = Math.min(1, Math.max(0, quality - severity + 0.12 * (random.next() - 0.5)));
    const steps = Math.round(((max - min) * share) / step);
    return [id, Math.min(max, min + steps * step)] as const;
  });
  return {
    ...emptyDraft,
    marks: Object.fromEntries(marks),
    comment: rubric.commentRequired || random.next() < 0.5 ? random.pick(COMMENTS) : '',
  };
}

/** A draft in which nothing was entered. */
export const emptyDraft: Draft = {
  marks: {},
  markComments: {},
  comment: '',
  recusalReason: null,
  correctionReason: null,
};
