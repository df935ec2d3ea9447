import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APP_ERROR_CODES } from '../../../src/contract/app-error.ts';
import { HELP_TOPICS } from '../../../src/renderer/app/help-topic.ts';
import { SHELL_ERROR_CODES } from '../../../src/renderer/app/transport-context.ts';

const ROOT = join(import.meta.dirname, '../../../src/renderer/i18n');
const namespaces = readdirSync(join(ROOT, 'zh-CN')).filter((name) => name.endsWith('.json'));

function read(language: string, file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, language, file), 'utf8'));
}

/** `path -> text` of every leaf. */
function leaves(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) throw new Error(`no text at ${path}`);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, `${path}/${key}`)]),
  );
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').toSorted();
}

describe('catalogs', () => {
  it('exist for both languages', () => {
    expect(namespaces.length).toBeGreaterThan(4);
    expect(readdirSync(join(ROOT, 'en')).toSorted()).toEqual(
      readdirSync(join(ROOT, 'zh-CN')).toSorted(),
    );
  });

  it('have help for every screen', () => {
    const { help } = read('en', 'app.json') as { help: { here: object } };
    expect(Object.keys(help.here)).toEqual([...HELP_TOPICS]);
  });

  it.each(namespaces)('%s has the same keys and placeholders in both languages', (file) => {
    const chinese = leaves(read('zh-CN', file));
    const english = leaves(read('en', file));
    // English plural forms have a key of their own each.
    const base = (key: string) => key.replace(/_(zero|one|other)$/, '');
    expect(new Set([...english.keys()].map(base))).toEqual(new Set([...chinese.keys()].map(base)));
    for (const [key, text] of english) {
      const other = chinese.get(key) ?? chinese.get(base(key)) ?? chinese.get(`${base(key)}_other`);
      expect(other, key).toBeDefined();
      if (!key.endsWith('_one')) expect(placeholders(text), key).toEqual(placeholders(other ?? ''));
    }
  });

  it.each(namespaces)('%s has no empty text', (file) => {
    for (const language of ['zh-CN', 'en']) {
      for (const [key, text] of leaves(read(language, file))) {
        expect(text.trim(), `${language} ${key}`).not.toBe('');
      }
    }
  });

  it.each(['zh-CN', 'en'])('%s tells every failure in three parts', (language) => {
    const errors = read(language, 'errors.json') as Record<string, unknown>;
    const codes = [...APP_ERROR_CODES, ...SHELL_ERROR_CODES].toSorted();
    expect(Object.keys(errors).toSorted()).toEqual(codes);
    for (const code of codes) {
      expect(Object.keys(errors[code] as object)).toEqual(['happened', 'safe', 'next']);
    }
  });
});
