import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RulesFile } from '../../../../src/core/model/rules-file.ts';
import { rulesFileSchema } from '../../../../src/core/model/rules-file.ts';
import type { MarkRow } from '../../../../src/core/rules/engine/entry-table.ts';
import { tallyEntries, type TallyEntry } from '../../../../src/core/rules/tally.ts';
import { slowTotal } from './slow-total.ts';

const JUDGES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
/** Marks in tenths; few values, so that ties at both ends and between entries are the rule. */
const panel = fc.array(fc.integer({ min: 70, max: 76 }), { minLength: 3, maxLength: 7 });
const drops = fc.record({ low: fc.nat({ max: 2 }), high: fc.nat({ max: 2 }) });

function rulesWith(fields: {
  readonly low: number;
  readonly high: number;
  readonly take?: 'sum' | 'mean' | 'median';
  readonly better?: 'higher' | 'lower';
  readonly places?: number;
}): RulesFile {
  const { low, high, take = 'mean', better = 'higher', places = 2 } = fields;
  return rulesFileSchema.parse({
    type: 'jurybox.rules',
    version: 2,
    title: 'Properties',
    rubric: null,
    awards: [],
    recommend: 0,
    ruleset: {
      type: 'jurybox.ruleset',
      version: 2,
      axes: [{ id: 'judge' }],
      attributes: [],
      statuses: { missing: 'open', recused: 'leave', absent: 'leave', late: 'open', dnf: 'dnf' },
      steps: [
        {
          id: 'total',
          do: 'reduce',
          of: 'marks',
          over: 'judge',
          drop: { low, high, atLeast: low + high + 1, below: 'keep-all' },
          take,
          round: { places, mode: 'half-up' },
        },
      ],
      total: 'total',
      ranking: { better, by: 'rounded', style: '1224' },
      tieBreaks: [{ by: 'counts', of: 'marks' }],
    },
  });
}

function entry(id: string, marks: readonly number[]): TallyEntry {
  const rows = marks.map((mark, index): MarkRow => ({
    at: [JUDGES[index] ?? ''],
    status: 'scored',
    mark: { numerator: BigInt(mark), denominator: 10n },
    tags: null,
  }));
  return { input: { entry: id, rows, attributes: new Map() }, out: null };
}

const field = fc.array(panel, { minLength: 1, maxLength: 12 });
const toEntries = (table: readonly (readonly number[])[]) =>
  table.map((marks, index) => entry(`E${String(index).padStart(2, '0')}`, marks));
const lines = (entries: readonly TallyEntry[], rules: RulesFile) =>
  tallyEntries(entries, rules).lines;

describe('whatever the table', () => {
  test('the order of entries and of judges changes nothing', () => {
    fc.assert(
      fc.property(field, drops, fc.integer(), (table, drop, seed) => {
        const rules = rulesWith(drop);
        const entries = toEntries(table);
        const turn = <T>(list: readonly T[]) => {
          const at = Math.abs(seed) % list.length;
          return [...list.slice(at), ...list.slice(0, at)].reverse();
        };
        const turned = turn(entries).map(({ input, out }) => ({
          out,
          input: { ...input, rows: turn(input.rows) },
        }));
        expect(lines(turned, rules)).toEqual(lines(entries, rules));
      }),
    );
  });

  test('totals are exact: an independent, slow calculation agrees to the last digit', () => {
    const takes = fc.constantFrom('sum' as const, 'mean' as const, 'median' as const);
    fc.assert(
      fc.property(field, drops, takes, fc.nat({ max: 4 }), (table, drop, take, places) => {
        const rules = rulesWith({ ...drop, take, places });
        const byId = new Map(
          lines(toEntries(table), rules).map((line) => [line.entry, line.total]),
        );
        for (const { input } of toEntries(table)) {
          const marks = input.rows.map(({ mark }) => Number(mark?.numerator));
          expect(byId.get(input.entry)).toBe(slowTotal(marks, drop, take, places));
        }
      }),
    );
  });

  test('a trimmed mean lies within what is left after trimming', () => {
    fc.assert(
      fc.property(panel, drops, (marks, drop) => {
        const [line] = lines([entry('E1', marks)], rulesWith({ ...drop, places: 6 }));
        const sorted = marks.toSorted((a, b) => a - b);
        const trims = marks.length > drop.low + drop.high;
        const kept = trims ? sorted.slice(drop.low, sorted.length - drop.high) : sorted;
        const total = Math.round(Number(line?.total) * 1e6);
        expect(total).toBeGreaterThanOrEqual((kept[0] ?? 0) * 1e5);
        expect(total).toBeLessThanOrEqual((kept.at(-1) ?? 0) * 1e5);
      }),
    );
  });

  test('a better mark never makes a rank worse', () => {
    const both = fc.constantFrom('higher' as const, 'lower' as const);
    fc.assert(
      fc.property(field, drops, both, fc.nat(), fc.nat(), (table, drop, better, which, judge) => {
        const rules = rulesWith({ ...drop, better });
        const at = which % table.length;
        const own = table[at] ?? [];
        const step = better === 'higher' ? 3 : -3;
        const raised = own.with(judge % own.length, (own[judge % own.length] ?? 0) + step);
        const id = `E${String(at).padStart(2, '0')}`;
        const rankIn = (given: readonly (readonly number[])[]) =>
          lines(toEntries(given), rules).find((line) => line.entry === id)?.rank ?? 0;
        expect(rankIn(table.with(at, raised))).toBeLessThanOrEqual(rankIn(table));
      }),
    );
  });

  test('ranks follow totals, shared ranks are marked on both sides, and 1224 skips', () => {
    fc.assert(
      fc.property(field, drops, (table, drop) => {
        const ranked = lines(toEntries(table), rulesWith(drop));
        for (const [index, line] of ranked.entries()) {
          const better = ranked.filter(({ rank }) => (rank ?? 0) < (line.rank ?? 0));
          expect(line.rank).toBe(better.length + 1);
          expect(line.tied).toBe(
            ranked.some((other, at) => at !== index && other.rank === line.rank),
          );
          const next = ranked[index + 1];
          if (next !== undefined)
            expect(Number(next.total)).toBeLessThanOrEqual(Number(line.total));
        }
      }),
    );
  });

  test('equal marks stay level, whoever gave them', () => {
    fc.assert(
      fc.property(panel, drops, (marks, drop) => {
        const two = [entry('E1', marks), entry('E2', marks.toReversed())];
        expect(lines(two, rulesWith(drop)).map(({ rank }) => rank)).toEqual([1, 1]);
      }),
    );
  });
});
