import { expect, it } from 'vitest';
import { guessFileKind, isOtherKind } from '../../../src/core/archive/file-kind.ts';

it.each([
  ['', 'empty'],
  ['PK\u0003\u0004abc', 'zip'],
  ['PK\u0003\u0004[Content_Types].xml', 'office'],
  ['age-encryption.org/v1\n', 'package'],
  ['{"bundle":{', 'bundle'],
  ['{"receipt":{', 'receipt'],
  ['{"checkpoint":"', 'head'],
  ['{"payload":"', 'signed-object'],
  ['PK\u0003\u0004assignments/000001.dsse.json', 'archive'],
  ['{"payload":"e30","payloadType":"application/vnd.jurybox.key-card.v1+json"', 'key-card'],
  ['{"charter":null,"type":"jurybox.signing-request","version":1}', 'signing-request'],
  ['{"charter":{},"type":"jurybox.split-evidence","version":1}', 'evidence'],
  ['\u00ef\u00bb\u00bf {"title":', 'json'],
  ['编号,组别', 'text'],
  ['\u0089PNG\r\n', 'picture'],
  ['\u0000\u0000\u0000\u0018ftypmp42', 'film'],
  ['%PDF-1.7', 'pdf'],
  ['hello', 'text'],
  ['\u0001\u0002', 'unknown'],
])('%j is called %s', (start, kind) => {
  const wide = start.startsWith('编号');
  const bytes = wide
    ? new TextEncoder().encode(start)
    : Uint8Array.from(start, (character) => character.charCodeAt(0));
  expect(guessFileKind(bytes)).toBe(kind);
});

it('takes a table in any encoding, and no workbook, for a table', () => {
  expect(isOtherKind('text', 'table')).toBe(false);
  expect(isOtherKind('unknown', 'table')).toBe(false);
  expect(isOtherKind('office', 'table')).toBe(true);
  expect(isOtherKind('zip', 'archive')).toBe(false);
});
