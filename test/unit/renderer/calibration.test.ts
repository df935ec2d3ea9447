import { describe, expect, it } from 'vitest';
import type { Desk, DeskEntry, Draft } from '../../../src/contract/judging-methods.ts';
import { EMPTY_DRAFT } from '../../../src/renderer/db/draft-merge.ts';
import { findWarnings } from '../../../src/renderer/features/judge/calibration/find-warnings.ts';
import {
  collectOwnMarks,
  distribute,
} from '../../../src/renderer/features/judge/calibration/own-marks.ts';
import type { DeskItem } from '../../../src/renderer/features/judge/desk-entry-state.ts';
import { SMALL_SETUP } from '../../support/people.ts';

const desk = { rubrics: SMALL_SETUP.rubrics } as unknown as Desk;

function item(id: string, marks: Draft['marks'], more: Partial<Draft> = {}): DeskItem {
  const deskEntry = { entry: { id, division: 'open' }, rubric: 'plain', sheets: [] };
  return {
    deskEntry: deskEntry as unknown as DeskEntry,
    draft: { ...EMPTY_DRAFT, marks, ...more },
    row: null,
    sealed: null,
    state: 'draft',
  };
}

const USUAL = [500, 510, 480, 505, 495, 515].map((merit, index) =>
  item(`A-${index}`, { merit, value: 300 + index * 5 }),
);

function warn(items: readonly DeskItem[], ...sealing: readonly string[]) {
  return findWarnings(collectOwnMarks(items, desk), sealing).map(({ entry, code, others }) => [
    entry,
    code,
    ...others,
  ]);
}

describe('own marks', () => {
  it('leaves out what is not complete, not valid or recused', () => {
    const items = [
      item('A-1', { merit: 500, value: 300 }),
      item('A-2', { merit: 500 }),
      item('A-3', { merit: 500, value: 401 }),
      item('A-4', { merit: 500, value: 300 }, { recusalReason: '亲属' }),
    ];
    const ids = collectOwnMarks(items, desk).map((own) => own.item.deskEntry.entry.id);
    expect(ids).toEqual(['A-1']);
  });

  it('counts each mark once, the highest one too', () => {
    const [merit] = SMALL_SETUP.rubrics[0]?.criteria ?? [];
    if (!merit) throw new Error('no criterion');
    const bins = distribute(merit, [0, 119, 120, 600, 600]);
    expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 2]);
  });
});

describe('warnings before sealing', () => {
  it('says nothing about usual marks', () => {
    expect(warn(USUAL, 'A-0')).toEqual([]);
  });

  it('names the same share of full marks everywhere', () => {
    expect(warn([item('A-1', { merit: 300, value: 200 })], 'A-1')).toEqual([['A-1', 'all-equal']]);
  });

  it('names an outlier on either side, among enough others', () => {
    const low = item('B-1', { merit: 50, value: 300 });
    const high = item('B-2', { merit: 600, value: 395 });
    expect(warn([...USUAL, low], 'B-1')).toEqual([['B-1', 'outlier-low']]);
    expect(warn([...USUAL, high], 'B-2')).toEqual([['B-2', 'outlier-high']]);
    expect(warn([...USUAL.slice(0, 3), low], 'B-1')).toEqual([]);
  });

  it('names an outlier beside equal totals, and no difference of a point or two', () => {
    const same = Array.from({ length: 6 }, (_, index) =>
      item(`A-${index}`, { merit: 500 + index * 5, value: 300 - index * 5 }),
    );
    const near = item('B-1', { merit: 480, value: 300 });
    const far = item('B-2', { merit: 300, value: 300 });
    expect(warn([...same, near], 'B-1')).toEqual([]);
    expect(warn([...same, far], 'B-2')).toEqual([['B-2', 'outlier-low']]);
  });

  it('names ties in the own list, and only for what is being sealed', () => {
    const one = item('A-1', { merit: 500, value: 300 });
    const two = item('A-2', { merit: 510, value: 290 });
    expect(warn([one, two], 'A-2')).toEqual([['A-2', 'same-total', 'A-1']]);
  });
});
