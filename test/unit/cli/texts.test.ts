import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI_ERROR_CODES } from '../../../src/cli/command-failure.ts';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { OPTIONS } from '../../../src/cli/options.ts';
import { en } from '../../../src/cli/texts/en.ts';
import { createTexts, isTextKey } from '../../../src/cli/texts/texts.ts';
import { zhCN } from '../../../src/cli/texts/zh-CN.ts';
import { APP_ERROR_CODES } from '../../../src/contract/app-error.ts';
import { HEAD_PROBLEMS } from '../../../src/core/verify/facts.ts';
import { SHEET_PROBLEMS } from '../../../src/core/chain/check-sheet.ts';
import { INPUT_PROBLEM_CODES } from '../../../src/core/rules/validate-assignment.ts';
import { PROJECT } from '../../support/project.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted();

describe('the catalogs', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zhCN).toSorted());
  });

  it('have a sentence under every key, with the same placeholders', () => {
    for (const [key, text] of Object.entries(zhCN)) {
      if (!isTextKey(key)) throw new Error(key);
      expect(text.trim(), key).not.toBe('');
      expect(en[key].trim(), key).not.toBe('');
      expect(placeholders(en[key]), key).toEqual(placeholders(text));
    }
  });

  it.each([
    ['error', [...APP_ERROR_CODES, ...CLI_ERROR_CODES]],
    ['finding', [...SHEET_PROBLEMS, ...verifierCodes()]],
    [
      'finding',
      ['', 'receipt-', 'cosigned-', 'given-'].flatMap((who) =>
        HEAD_PROBLEMS.map((code) => `${who}${code}`),
      ),
    ],
    ['finding', INPUT_PROBLEM_CODES.map((code) => `input-${code}`)],
    ['command', Object.keys(COMMANDS)],
    ['option', Object.keys(OPTIONS)],
    ['step', Array.from({ length: 12 }, (_, index) => String(index + 1))],
  ])('have a text for every %s', (group, codes) => {
    expect(codes.filter((code) => !isTextKey(`${group}.${code}`))).toEqual([]);
  });
});

describe('a failure in words', () => {
  it('says what the sentence leaves out', () => {
    const { sayError } = createTexts('en');
    expect(sayError('archive-damaged', { reason: 'crc-mismatch' })).toContain(
      '(the content does not match its check sum)',
    );
  });

  it('says an unknown code as it is', () => {
    expect(createTexts('en').sayFinding('brand-new', { step: 3 })).toBe('brand-new, step 3');
  });
});

/** Every code that stands as a word in the sources of the verifier. */
function verifierCodes(): readonly string[] {
  const folder = join(PROJECT, 'src', 'core', 'verify');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const codes = sources.flatMap((source) => [
    ...[...source.matchAll(/code: '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ...[
      ...source.matchAll(
        /(?:error|note|blame|toFinding|return|stepNotRun\(\d+,)[\s([]*'([a-z0-9]+(?:-[a-z0-9]+)+)'/g,
      ),
    ].map((match) => match[1] ?? ''),
  ]);
  expect(codes.length).toBeGreaterThan(30);
  return [...new Set(codes)].filter((code) => code !== 'complete');
}
