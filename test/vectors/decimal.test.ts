import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rounding } from '../../src/core/model/ruleset.ts';
import { createRational, type Rational } from '../../src/core/rules/rational.ts';
import { roundRational, roundToText } from '../../src/core/rules/rounding.ts';

/**
 * The `quantize` cases of the General Decimal Arithmetic test suite. They may not be committed; a
 * Python with its own tests has them (Debian: libpython3.11-testsuite), or JURYBOX_DECTEST names a
 * folder that does.
 */
const ASK_PYTHON = 'import os, test; print(os.path.dirname(test.__file__))';
const FOLDERS = [
  process.env['JURYBOX_DECTEST'] ?? '',
  ...['python3', '/usr/bin/python3'].map((python) => {
    const tests = spawnSync(python, ['-c', ASK_PYTHON], { encoding: 'utf8' }).stdout?.trim();
    return tests ? join(tests, 'decimaltestdata') : '';
  }),
];
const folder = FOLDERS.find((path) => path !== '' && existsSync(join(path, 'quantize.decTest')));

const MODES: Readonly<Record<string, Rounding['mode']>> = {
  half_up: 'half-up',
  half_even: 'half-even',
  half_down: 'half-down',
  floor: 'floor',
  ceiling: 'ceiling',
  up: 'up',
  down: 'down',
};

type Case = {
  readonly id: string;
  readonly mode: Rounding['mode'];
  readonly value: Rational;
  readonly places: number;
  readonly expected: string;
};

/** Cases within what we round: finite numbers, to 0 to 9 places, in a mode that rulesets have. */
function readCases(name: string): readonly Case[] {
  if (folder === undefined) return [];
  let rounding = 'half_up';
  return readFileSync(join(folder, name), 'latin1')
    .split('\n')
    .flatMap((line): readonly Case[] => {
      const directive = /^rounding:\s*(\w+)/i.exec(line);
      if (directive !== null) rounding = directive[1]?.toLowerCase() ?? '';
      const found = /^(\w+)\s+quantize\s+(\S+)\s+(\S+)\s*->\s*(\S+)/i.exec(line);
      const mode = MODES[rounding];
      if (found === null || mode === undefined) return [];
      const [id = '', given = '', pattern = '', result = ''] = found.slice(1).map(unquote);
      const value = readFinite(given);
      const exponent = exponentOf(pattern);
      const expected = readFinite(result);
      if (value === null || expected === null || exponent === null) return [];
      if (exponent > 0 || exponent < -9) return [];
      return [{ id, mode, value, places: -exponent, expected: result }];
    });
}

const unquote = (text: string) => text.replaceAll("'", '');
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i;

function readFinite(text: string): Rational | null {
  const match = NUMBER.exec(text);
  if (match === null || !/\d/.test(text)) return null;
  const [, sign = '', whole = '', part = '', exponent = '0'] = match;
  const power = Number(exponent) - part.length;
  if (Math.abs(power) > 1000) return null;
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
  return power >= 0
    ? createRational(digits * 10n ** BigInt(power))
    : createRational(digits, 10n ** BigInt(-power));
}

function exponentOf(text: string): number | null {
  const match = NUMBER.exec(text);
  if (match === null || !/\d/.test(text)) return null;
  return Number(match[4] ?? '0') - (match[3]?.length ?? 0);
}

describe.skipIf(folder === undefined)(
  `General Decimal Arithmetic quantize${folder === undefined ? ': not run, decTest files absent (libpython3.11-testsuite)' : ''}`,
  () => {
    it.each(['quantize.decTest', 'ddQuantize.decTest', 'dqQuantize.decTest'])('%s', (name) => {
      const cases = readCases(name);
      expect(cases.length).toBeGreaterThan(150);
      const wrong = cases.filter(({ value, places, mode, expected }) => {
        const rounded = roundRational(value, { places, mode });
        const text = readFinite(roundToText(value, { places, mode }));
        const wanted = readFinite(expected);
        const same = (of: Rational | null) =>
          of !== null &&
          wanted !== null &&
          of.numerator === wanted.numerator &&
          of.denominator === wanted.denominator;
        return !same(rounded) || !same(text);
      });
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it('reaches every mode that rulesets have', () => {
      const modes = new Set(readCases('ddQuantize.decTest').map(({ mode }) => mode));
      expect([...modes].sort()).toEqual(Object.values(MODES).sort());
    });
  },
);
