import { type Rubric, rubricSchema } from '../../../../core/model/rubric.ts';

/** A form of two lines to practise on; it belongs to no contest. */
export const SAMPLE_RUBRIC: Rubric = rubricSchema.parse({
  id: 'tour',
  title: '示例',
  official: false,
  decimals: 0,
  commentRequired: false,
  criteria: [
    {
      id: 'tour-idea',
      title: '技术创新',
      titleEn: 'Innovation',
      min: 0,
      max: 60,
      step: 1,
      weight: '1',
      bands: [],
    },
    {
      id: 'tour-use',
      title: '应用价值',
      titleEn: 'Value in use',
      min: 0,
      max: 40,
      step: 1,
      weight: '1',
      bands: [],
    },
  ],
});

/** Stands where a real sheet has its hash. */
export const SAMPLE_HASH = '5a3e1e5a3e1e5a3e1e5a3e1e5a3e1e5a3e1e5a3e1e5a3e1e5a3e1e5a3e1e0000';
