import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHEET_PROBLEMS } from '../../../src/core/chain/check-sheet.ts';
import { STEP_IDS } from '../../../src/contract/contest-methods.ts';
import { openStateSchema } from '../../../src/core/model/contest-result.ts';
import { DERIVATION_FATES, DERIVATION_NOTES } from '../../../src/core/rules/engine/derive-entry.ts';
import { RULE_SENTENCE_CODES } from '../../../src/core/rules/describe-ruleset.ts';
import { SETUP_ERROR_CODES, SETUP_WARNING_CODES } from '../../../src/core/rules/validate-setup.ts';

const ROOT = join(import.meta.dirname, '../../../src');

function catalog(language: string, name: string): Record<string, Record<string, unknown>> {
  const path = join(ROOT, 'renderer/i18n', language, `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown>>;
}

/** Codes that stand as literals in the sources of the verifier and of the organizer's backend. */
function literalCodes(folder: string, pattern: RegExp): readonly string[] {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) =>
    [...readFileSync(join(ROOT, folder, name), 'utf8').matchAll(pattern)].map(
      (match) => match[1] ?? '',
    ),
  );
  return [...new Set(found)];
}

describe.each(['zh-CN', 'en'])('codes of core and backend have a text in %s', (language) => {
  const rules = catalog(language, 'rules');
  const organizer = catalog(language, 'organizer');

  it('sentences of the rules', () => {
    expect(Object.keys(rules.sentence ?? {})).toEqual(
      expect.arrayContaining([...RULE_SENTENCE_CODES]),
    );
  });

  it('problems of a setup', () => {
    expect(Object.keys(rules.problem ?? {})).toEqual(
      expect.arrayContaining([...SETUP_ERROR_CODES, ...SETUP_WARNING_CODES]),
    );
  });

  it('lines of a derivation', () => {
    const known = Object.keys(rules.derivation ?? {});
    const open = openStateSchema.options.map((state) => `judge-open-${state}`);
    const codes = [...DERIVATION_NOTES, ...DERIVATION_FATES].filter((code) => code !== 'kept');
    expect(known).toEqual(expect.arrayContaining([...open, ...codes]));
  });

  it('steps of the procession and their messages', () => {
    expect(Object.keys(organizer.steps ?? {})).toEqual(expect.arrayContaining([...STEP_IDS]));
    const messages = literalCodes(
      'backend/organizer',
      /step\(\s*'\w+',\s*(?:'\w+'|[^,]+),\s*'([a-z-]+)'/g,
    );
    expect(messages.length).toBeGreaterThan(10);
    expect(Object.keys(organizer.progress ?? {})).toEqual(expect.arrayContaining([...messages]));
  });

  it('reasons why a sheet is rejected', () => {
    expect(Object.keys(organizer.rejected ?? {})).toEqual(
      expect.arrayContaining([...SHEET_PROBLEMS]),
    );
  });
});
