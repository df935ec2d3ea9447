import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNameFault, findNameListFault } from '../../../../src/core/zip/zip-names.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
/** With the longest and shortest folders, and those that Windows takes for devices. */
const folder = fc.oneof(
  fc.constantFrom('sheets', 'packages', 'con', 'conin', 'conout', 'a'.repeat(50), 'a'.repeat(51)),
  fc.stringMatching(/^[a-zſß]{4,7}$/),
);
const name = fc.tuple(folder, hash).map(([where, what]) => `${where}/${what}.dsse.json`);

test('names of archives get in a list the verdict that they get alone', () => {
  fc.assert(
    fc.property(name, (one) => {
      expect(findNameListFault([one])?.code ?? null).toBe(findNameFault(one));
    }),
  );
});

test('a plain name and one that a file system takes for it are duplicates', () => {
  const other = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.replace('s', 'ſ'),
    (text) => text.replace('e', '\uFF45'),
  );
  fc.assert(
    fc.property(hash, other, fc.boolean(), (what, change, turned) => {
      const plain = `sheets/${what}.dsse.json`;
      const names = [plain, change(plain)];
      expect(findNameListFault(turned ? names.toReversed() : names)?.code).toBe('name-duplicate');
    }),
  );
  const [file, inside] = [`sheets/${'a'.repeat(64)}.dsse.json`, 'x'];
  expect(findNameListFault([file, `${file}/${inside}`])?.code).toBe('name-file-as-folder');
  expect(findNameListFault([`${file}/${inside}`, file])?.code).toBe('name-file-as-folder');
});
