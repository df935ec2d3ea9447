import { describe, expect, it } from 'vitest';
import {
  computeToolRow,
  type Tool,
  TOOL_WIDTH,
} from '../../../src/renderer/features/judge/material/tool.ts';

const tool = (id: string, always = false): Tool => ({
  id,
  label: id,
  keys: id,
  icon: null,
  run: () => undefined,
  always,
});
const tools = [tool('a'), tool('b'), tool('c', true), tool('d')];
const ids = (list: readonly Tool[]) => list.map(({ id }) => id).join('');

describe('the row of tools', () => {
  it('shows all of them when there is room, and then has no menu', () => {
    const { shown, hidden } = computeToolRow(tools, 4 * TOOL_WIDTH);
    expect([ids(shown), ids(hidden)]).toEqual(['abcd', '']);
  });

  it('keeps one place for the menu, and the order', () => {
    const { shown, hidden } = computeToolRow(tools, 4 * TOOL_WIDTH - 0.1);
    expect([ids(shown), ids(hidden)]).toEqual(['ac', 'bd']);
  });

  it('never loses a tool, however narrow it is', () => {
    for (const room of [0, 1, 2.5, 5, 7]) {
      const { shown, hidden } = computeToolRow(tools, room);
      expect(shown.length + hidden.length).toBe(4);
      expect((shown.length + 1) * TOOL_WIDTH <= Math.max(room, TOOL_WIDTH)).toBe(true);
    }
  });
});
