import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../src/renderer');
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(app|ui|features\/(home|identity|judge))\/.*\.tsx$/.test(name),
);

function has(catalog: unknown, key: string): boolean {
  let value = catalog;
  for (const part of key.split('.')) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<string, unknown>)[part];
  }
  return value !== undefined;
}

/** Literal keys of one file with the namespace that its `useTranslation` names first. */
function keysOf(file: string): readonly { readonly ns: string; readonly key: string }[] {
  const text = readFileSync(join(RENDERER, file), 'utf8');
  const spaces = [...text.matchAll(/useTranslation\(\[?'(\w+)'/g)].map((match) => match[1] ?? '');
  const literal = /\bt\(\s*'([^'$]+)'(?:,\s*\{\s*ns:\s*'(\w+)')?/g;
  return [...text.matchAll(literal)].map(([, raw = '', ns]) => {
    const [first = '', rest] = raw.split(':');
    if (rest !== undefined) return { ns: first, key: rest };
    return { ns: ns ?? spaces[0] ?? 'app', key: raw };
  });
}

describe('texts', () => {
  it('sees the screens', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(keysOf).length).toBeGreaterThan(150);
  });

  it.each(sources)('of %s are in the catalog', (file) => {
    for (const { ns, key } of keysOf(file)) {
      const path = join(RENDERER, 'i18n', 'zh-CN', `${ns}.json`);
      const catalog: unknown = JSON.parse(readFileSync(path, 'utf8'));
      expect(has(catalog, key), `${ns}:${key}`).toBe(true);
    }
  });
});
