import { expect, it } from 'vitest';
import type { SavedState } from '../../../src/contract/judging-methods.ts';
import { rubricSchema } from '../../../src/core/model/rubric.ts';
import { EMPTY_DRAFT } from '../../../src/renderer/db/draft-merge.ts';
import { groupBursts } from '../../../src/renderer/features/judge/sheet/group-bursts.ts';

const rubric = rubricSchema.parse({
  id: 'r',
  title: '评分表',
  official: false,
  decimals: 0,
  commentRequired: false,
  criteria: [{ id: 'c', title: '技术创新', min: 0, max: 30, step: 1, weight: '1', bands: [] }],
});

/** Saved one after the other, half a second apart unless told; newest first, as the journal has them. */
function journal(comments: readonly (string | [comment: string, pause: number])[]): SavedState[] {
  let time = Date.UTC(2026, 10, 23, 9);
  return comments
    .map((one, index) => {
      const [comment, pause] = typeof one === 'string' ? [one, 500] : one;
      time += pause;
      const savedAt = new Date(time).toISOString();
      const draft = { ...EMPTY_DRAFT, comment };
      return { revision: index + 1, copy: 'a', sealed: false, draft, savedAt };
    })
    .toReversed();
}

const shown = (states: readonly SavedState[]) =>
  groupBursts(states, rubric).map(({ draft }) => draft?.comment);

it.each([
  ['a flow of typing is one row', ['a', 'ab', 'abc'], ['abc']],
  ['a pause parts rows', ['a', ['ab', 3000]], ['ab', 'a']],
  ['what was deleted is a row', ['abc', '', 'x'], ['x', 'abc']],
  [
    'a run of deletions is one row, with all that was lost',
    ['abc', 'ab', 'a', 'axy'],
    ['axy', 'abc'],
  ],
  ['what was replaced by less is a row', ['a long one', 'short'], ['short', 'a long one']],
] as const)('%s', (_name, comments, rows) => {
  expect(shown(journal(comments as Parameters<typeof journal>[0]))).toEqual(rows);
});

it('another window’s last word, sealed and given up states stand alone', () => {
  const [newest, middle, oldest] = journal(['a', 'ab', 'abc']) as [
    SavedState,
    SavedState,
    SavedState,
  ];
  expect(groupBursts([newest, { ...middle, copy: 'b' }, oldest], rubric)).toHaveLength(3);
  expect(groupBursts([newest, { ...middle, sealed: true }, oldest], rubric)).toHaveLength(2);
  expect(groupBursts([newest, { ...middle, draft: null }, oldest], rubric)).toHaveLength(3);
});
