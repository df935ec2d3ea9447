import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textSchema } from '../../src/core/model/primitives.ts';
import { visible } from '../../src/texts/visible.ts';
import { PROJECT } from '../support/project.ts';

const ROWS = Array.from({ length: 54 }, (_, index) => index + 1);

/** Rows without a test of their own, each with its reason. */
const WITHOUT_TEST: Readonly<Record<number, string>> = {
  41: 'there is no hub on a network: files are carried, and the loopback shell binds to this machine (row 40)',
  44: 'nothing is handed over by QR codes',
};

/** Titles name their row in words; the table of tamperings makes them from its `row` column. */
function rowsWithTests(): ReadonlySet<number> {
  const folder = join(PROJECT, 'test');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:test|spec)\.tsx?$|tamperings\/.*\.ts$/.test(name.replaceAll('\\', '/')),
  );
  const sources = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  const found = sources.flatMap((source) => [
    ...source.matchAll(/threats\.md row (\d+)\b/g),
    ...source.matchAll(/^\s+row: (\d+),$/gm),
  ]);
  return new Set(found.map((match) => Number(match[1])));
}

describe('threats.md', () => {
  it('has a test that names it for every row, or a reason why not', () => {
    const tested = rowsWithTests();
    expect(ROWS.filter((row) => !tested.has(row) && !(row in WITHOUT_TEST))).toEqual([]);
    expect(Object.keys(WITHOUT_TEST).filter((row) => tested.has(Number(row)))).toEqual([]);
  });

  it.each(['\u202E', '\u2066', '\u0007', '\uD800'])(
    'threats.md row 12: a name with %j is refused where it is signed, and shown escaped elsewhere',
    (character) => {
      expect(textSchema(80).safeParse(`张${character}三`).success).toBe(false);
      expect(textSchema(80).safeParse('张三').success).toBe(true);
      if (character !== '\uD800') expect(visible(`张${character}三`)).not.toContain(character);
    },
  );
});
