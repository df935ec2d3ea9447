import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveRevisions, type AcceptedSheet } from '../../../../src/core/rules/revisions.ts';
import { hashOf, makeSheet, recusal, scores } from './contest-builder.ts';

/** Sheet `hash` of judge A on entry E1, replacing others. */
const sheet = (hash: string, replaces: readonly string[] = [], mark = 8000): AcceptedSheet =>
  makeSheet('A', 'E1', scores(mark), { hash, replaces });

function resolveOne(...sheets: readonly AcceptedSheet[]) {
  const [resolved, ...others] = resolveRevisions(sheets);
  if (resolved === undefined || others.length > 0) throw new Error('expected one judge and entry');
  return resolved;
}

const codes = (resolved: ReturnType<typeof resolveOne>) =>
  resolved.problems.map(({ code }) => code);

describe('resolveRevisions', () => {
  test('a single sheet counts', () => {
    expect(resolveOne(sheet('s1'))).toMatchObject({
      state: 'scores',
      effective: { hash: hashOf('s1') },
      superseded: [],
      problems: [],
    });
  });

  test('a recusal counts as one', () => {
    expect(resolveOne(makeSheet('A', 'E1', recusal)).state).toBe('recused');
  });

  test('the end of a chain counts, the rest is kept as superseded', () => {
    expect(resolveOne(sheet('s3', ['s2']), sheet('s1'), sheet('s2', ['s1']))).toMatchObject({
      state: 'scores',
      effective: { hash: hashOf('s3') },
      superseded: [hashOf('s1'), hashOf('s2')],
      problems: [],
    });
  });

  test('a recusal may replace scores, and the other way round', () => {
    const late = makeSheet('A', 'E1', recusal, { hash: 's2', replaces: ['s1'] });
    expect(resolveOne(sheet('s1'), late).state).toBe('recused');
    expect(resolveOne(sheet('s1'), late, sheet('s3', ['s2'])).state).toBe('scores');
  });

  test('two sheets that know nothing of each other are a conflict without an effective sheet', () => {
    const resolved = resolveOne(sheet('s1'), sheet('s2'));
    expect(resolved).toMatchObject({
      state: 'conflict',
      heads: [hashOf('s1'), hashOf('s2')],
      superseded: [],
    });
    expect(codes(resolved)).toEqual(['several-heads']);
    expect(resolved).not.toHaveProperty('effective');
  });

  test('two corrections of one sheet are a conflict; a sheet naming both resolves it', () => {
    const fork = [sheet('s1'), sheet('s2', ['s1']), sheet('s3', ['s1'])];
    expect(resolveOne(...fork)).toMatchObject({
      state: 'conflict',
      heads: [hashOf('s2'), hashOf('s3')],
      superseded: [hashOf('s1')],
    });
    expect(resolveOne(...fork, sheet('s4', ['s2', 's3']))).toMatchObject({
      state: 'scores',
      effective: { hash: hashOf('s4') },
      superseded: [hashOf('s1'), hashOf('s2'), hashOf('s3')],
      problems: [],
    });
  });

  test('a sheet naming only one of two heads leaves the conflict', () => {
    const resolved = resolveOne(sheet('s1'), sheet('s2'), sheet('s3', ['s1']));
    expect(resolved).toMatchObject({ state: 'conflict', heads: [hashOf('s2'), hashOf('s3')] });
  });

  test('the same sheet handed in twice is one sheet', () => {
    expect(resolveOne(sheet('s1'), sheet('s1')).state).toBe('scores');
  });

  test('judges, entries and stages do not mix', () => {
    const resolved = resolveRevisions([
      sheet('s1'),
      makeSheet('B', 'E1', scores(1)),
      makeSheet('A', 'E2', scores(1)),
      makeSheet('A', 'E1', scores(1), { stage: 'preliminary', hash: 'early' }),
    ]);
    expect(resolved.map(({ stage, entry, judge, state }) => [stage, entry, judge, state])).toEqual([
      ['final', 'E1', 'A', 'scores'],
      ['final', 'E1', 'B', 'scores'],
      ['final', 'E2', 'A', 'scores'],
      ['preliminary', 'E1', 'A', 'scores'],
    ]);
  });
});

describe('bad references', () => {
  test('a head naming a sheet nobody has is a conflict: part of the story is missing', () => {
    const resolved = resolveOne(sheet('s2', ['s1']));
    expect(resolved.state).toBe('conflict');
    expect(resolved.problems).toEqual([
      { code: 'unknown-predecessor', sheets: [hashOf('s2')], names: hashOf('s1') },
    ]);
  });

  test('the judge can put it right with one more sheet, and the fault stays on record', () => {
    const resolved = resolveOne(sheet('s2', ['s1']), sheet('s3', ['s2']));
    expect(resolved).toMatchObject({ state: 'scores', effective: { hash: hashOf('s3') } });
    expect(codes(resolved)).toEqual(['unknown-predecessor']);
  });

  test("nobody replaces another judge's sheet", () => {
    const theirs = makeSheet('B', 'E1', scores(9900), { hash: 'theirs' });
    const resolved = resolveRevisions([theirs, sheet('s1', ['theirs'])]);
    expect(resolved.map(({ judge, state }) => [judge, state])).toEqual([
      ['A', 'conflict'],
      ['B', 'scores'],
    ]);
    expect(resolved[0]?.problems).toEqual([
      { code: 'foreign-predecessor', sheets: [hashOf('s1')], names: hashOf('theirs') },
    ]);
    expect(resolved[1]?.superseded).toEqual([]);
  });

  test.each([
    ['entry', makeSheet('A', 'E2', scores(1), { hash: 'other' })],
    ['stage', makeSheet('A', 'E1', scores(1), { hash: 'other', stage: 'preliminary' })],
  ])('nor a sheet of another %s', (_, other) => {
    const states = resolveRevisions([other, sheet('s1', ['other'])]).map(({ state }) => state);
    expect(states.sort()).toEqual(['conflict', 'scores']);
  });

  test('a sheet that replaces itself is a conflict', () => {
    const resolved = resolveOne(sheet('s1', ['s1']));
    expect(resolved).toMatchObject({ state: 'conflict', heads: [] });
    expect(codes(resolved)).toEqual(['cycle']);
  });

  test('a cycle is a conflict even beside or under a clean head', () => {
    const cycle = [sheet('s1', ['s2']), sheet('s2', ['s1'])];
    expect(codes(resolveOne(...cycle))).toEqual(['cycle']);
    expect(resolveOne(...cycle, sheet('s3')).state).toBe('conflict');
    expect(resolveOne(...cycle, sheet('s3', ['s1', 's2'])).state).toBe('conflict');
  });
});

test('the order in which sheets arrive changes nothing, whatever they claim to replace', () => {
  const names = ['s0', 's1', 's2', 's3', 's4', 'gone'];
  const claims = fc.array(fc.subarray(names), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(claims, fc.infiniteStream(fc.nat()), (replaces, random) => {
      const sheets = replaces.map((list, index) => sheet(`s${index}`, list));
      const shuffled = sheets
        .map((value) => ({ value, order: random.next().value }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value);
      const resolved = resolveOne(...sheets);
      expect(resolveOne(...shuffled)).toEqual(resolved);
      // Exactly one sheet counts, or none does and there is a stated reason.
      if (resolved.state === 'conflict') expect(resolved.problems.length).toBeGreaterThan(0);
      else expect(resolved.superseded).toHaveLength(sheets.length - 1);
    }),
  );
});
