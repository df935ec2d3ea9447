import { describe, expect, it } from 'vitest';
import type { DeskItem } from '../../../src/renderer/features/judge/desk-entry-state.ts';
import { NO_FILTER } from '../../../src/renderer/features/judge/desk-store.ts';
import {
  filterEntries,
  orderEntries,
} from '../../../src/renderer/features/judge/filter-entries.ts';

const item = (id: string, division: string, track: string, state: DeskItem['state']) =>
  ({
    deskEntry: { entry: { id, division, track, title: `项目${id}`, team: '甲队' } },
    state,
  }) as unknown as DeskItem;
const ITEMS = [
  item('E-10', 'maker', 'ai', 'not-started'),
  item('E-2', 'enterprise', 'ai', 'draft'),
  item('E-3', 'enterprise', 'edu', 'sealed'),
  item('E-4', 'maker', 'edu', 'delivered'),
];
const idsOf = (items: readonly DeskItem[]) => items.map(({ deskEntry }) => deskEntry.entry.id);
const filtered = (filter: Partial<typeof NO_FILTER>) =>
  idsOf(filterEntries(ITEMS, { ...NO_FILTER, ...filter }));

describe('the list of entries', () => {
  it('stands as presented, or by number, where 10 comes after 2', () => {
    expect(idsOf(orderEntries(ITEMS, 'presenting'))).toEqual(['E-10', 'E-2', 'E-3', 'E-4']);
    expect(idsOf(orderEntries(ITEMS, 'number'))).toEqual(['E-2', 'E-3', 'E-4', 'E-10']);
  });

  it('is narrowed by division, track and state, all of which must hold', () => {
    expect(filtered({ division: 'maker' })).toEqual(['E-10', 'E-4']);
    expect(filtered({ division: 'maker', track: 'edu' })).toEqual(['E-4']);
    expect(filtered({ state: 'left' })).toEqual(['E-10', 'E-2']);
    expect(filtered({ state: 'sealed' })).toEqual(['E-3', 'E-4']);
    expect(filtered({ state: 'delivered', division: 'enterprise' })).toEqual([]);
  });

  it('is searched by number, name and team, in full or half width', () => {
    expect(filtered({ search: 'ｅ-１０' })).toEqual(['E-10']);
    expect(filtered({ search: '甲队 E-3' })).toEqual(['E-3']);
    expect(filtered({ search: '乙队' })).toEqual([]);
  });
});
