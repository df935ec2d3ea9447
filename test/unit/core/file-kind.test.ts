import { expect, it } from 'vitest';
import { guessFileKind } from '../../../src/core/archive/file-kind.ts';

it.each([
  ['', 'empty'],
  ['PK\u0003\u0004abc', 'zip'],
  ['PK\u0003\u0004…[Content_Types].xml', 'office'],
  ['age-encryption.org/v1\n', 'package'],
  ['{"bundle":{', 'bundle'],
  ['{"receipt":{', 'receipt'],
  ['{"checkpoint":"', 'head'],
  ['{"payload":"', 'signed-object'],
  ['%PDF-1.7', 'pdf'],
  ['hello', 'text'],
  ['\u0001\u0002', 'unknown'],
])('%j is called %s', (start, kind) => {
  const bytes = Uint8Array.from(start, (character) => character.charCodeAt(0));
  expect(guessFileKind(bytes)).toBe(kind);
});
