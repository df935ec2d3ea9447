import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/contract/judging-methods.ts';
import { EMPTY_DRAFT } from '../../../src/renderer/db/draft-merge.ts';
import { createDraftUndo } from '../../../src/renderer/db/draft-undo.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, seconds));
const marks = (values: Draft['marks']): Draft => ({ ...EMPTY_DRAFT, marks: values });

describe('undo of an entry', () => {
  it('takes the strokes of one mark as one step, and a pause or another field as a new one', () => {
    const undo = createDraftUndo();
    undo.record('E-1', null, marks({ a: 2 }), at(0));
    undo.record('E-1', marks({ a: 2 }), marks({ a: 26 }), at(1));
    undo.record('E-1', marks({ a: 26 }), marks({ a: 26, b: 1 }), at(2));
    undo.record('E-1', marks({ a: 26, b: 1 }), marks({ a: 26, b: 2 }), at(30));
    expect(undo.back('E-1', marks({ a: 26, b: 2 }))).toEqual(marks({ a: 26, b: 1 }));
    expect(undo.back('E-1', marks({ a: 26, b: 1 }))).toEqual(marks({ a: 26 }));
    expect(undo.back('E-1', marks({ a: 26 }))).toBeNull();
    expect(undo.back('E-1', null)).toBeUndefined();
    expect(undo.forth('E-1', null)).toEqual(marks({ a: 26 }));
    expect(undo.forth('E-1', marks({ a: 26 }))).toEqual(marks({ a: 26, b: 1 }));
  });

  it('takes back no more than some seconds of typing without a pause', () => {
    const undo = createDraftUndo();
    const text = (length: number): Draft => ({ ...EMPTY_DRAFT, comment: 'x'.repeat(length) });
    for (let second = 1; second <= 10; second += 1) {
      undo.record('E-1', text(second - 1), text(second), at(second));
    }
    expect(undo.back('E-1', text(10))).toEqual(text(8));
    expect(undo.back('E-1', text(8))).toEqual(text(4));
  });

  it('forgets what was undone as soon as something else is entered', () => {
    const undo = createDraftUndo();
    undo.record('E-1', null, marks({ a: 2 }), at(0));
    undo.back('E-1', marks({ a: 2 }));
    undo.record('E-1', null, marks({ a: 3 }), at(5));
    expect(undo.view('E-1')).toMatchObject({ canUndo: true, canRedo: false });
  });

  it('keeps entries apart', () => {
    const undo = createDraftUndo();
    undo.record('E-1', null, marks({ a: 2 }), at(0));
    expect(undo.view('E-2').canUndo).toBe(false);
    expect(undo.back('E-2', marks({ a: 9 }))).toBeUndefined();
  });
});
