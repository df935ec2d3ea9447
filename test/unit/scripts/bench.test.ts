import { expect, test } from 'vitest';
import {
  absolute,
  compared,
  ms,
  perSecond,
  throughput,
} from '../../../scripts/bench/bench-line.ts';
import { formatFigure, formatTable } from '../../../scripts/bench/print-table.ts';
import { interleave, median, percentile, spread } from '../../../scripts/bench/statistics.ts';

test('percentiles are values that were measured, by nearest rank', () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(percentile(values, 0.99)).toBe(5);
  expect(percentile(values, 0.01)).toBe(1);
  expect(percentile([7], 0.5)).toBe(7);
  expect(spread([90, 100, 110])).toBe('±10 %');
  expect(() => median([])).toThrow('no values');
});

test('a ratio is how many times the reference’s time we take, for times and for rates', () => {
  const time = compared('a', ms(30), { name: 'other', figure: ms(10) });
  const rate = compared('b', perSecond(10), { name: 'other', figure: perSecond(30) });
  expect([time.ratio, rate.ratio]).toEqual([3, 3]);
  const mixed = () => compared('c', ms(1), { name: 'other', figure: perSecond(1) });
  expect(mixed).toThrow('two units');
  expect(throughput(100e6, 500)).toEqual({ value: 200, unit: 'MB/s' });
});

test('figures keep three digits', () => {
  expect([0.1234, 1.234, 12.34, 123.4].map((value) => formatFigure(ms(value)))).toEqual([
    '0.123 ms',
    '1.23 ms',
    '12.3 ms',
    '123 ms',
  ]);
});

test('the table says what was not run, and why', () => {
  const text = formatTable('title', [
    compared('a', ms(30), { name: 'other', figure: ms(10) }, '±1 %'),
    absolute('b', ms(5)),
    { what: 'c', notRun: 'openssl absent' },
  ]);
  expect(text).toContain('a  30.0 ms');
  expect(text).toContain('10.0 ms other  3.00x  ±1 %');
  expect(text).toContain('c  not run: openssl absent');
});

test('work in turn is measured but for its first round; null is no value', async () => {
  let count = 0;
  const values = await interleave(2, {
    a: async () => (count += 1),
    b: async () => (count += 1),
    absent: async () => null,
  });
  expect(values).toEqual({ a: [3, 5], b: [4, 6], absent: [] });
});
