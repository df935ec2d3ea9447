import { ARCHIVE_PATHS, chainPath } from '../../../../../src/core/archive/archive-paths.ts';
import { bytesToBase64, concatBytes } from '../../../../../src/core/bytes/binary.ts';
import { canonicalBytes } from '../../../../../src/core/json/canonical-json.ts';
import { bytesAt, envelopeAt, pathsOf, payloadAt } from '../forgery.ts';
import { text, findSheet, type Tampering } from './tampering.ts';

/** Faults of the container's content, without any key. */
export const withoutKeys: readonly Tampering[] = [
  {
    row: 7,
    name: 'an extra file',
    tamper: ({ files }) => files.set('readme.txt', text('trust me')),
    expect: [[11, 'file-not-listed']],
  },
  {
    row: 7,
    name: 'a listed file missing',
    tamper: ({ files }) => files.delete(pathsOf(files, 'packages')[0] ?? ''),
    expect: [
      [5, 'unknown-package'],
      [11, 'file-missing'],
    ],
  },
  {
    row: 7,
    name: 'the index missing',
    tamper: ({ files }) => files.delete(ARCHIVE_PATHS.index),
    expect: [[11, 'file-missing']],
  },
  {
    row: 7,
    name: 'the charter missing',
    tamper: ({ files }) => files.delete(ARCHIVE_PATHS.charter),
    expect: [
      [1, 'file-missing'],
      [2, 'charter-unreadable'],
    ],
  },
  {
    row: 7,
    name: 'the rosters missing',
    tamper: ({ files }) => files.delete(chainPath('rosters', 1)),
    expect: [
      [2, 'file-missing'],
      [11, 'file-missing'],
    ],
  },
  {
    row: 8,
    name: 'an envelope with a key twice',
    tamper: ({ files }) => {
      const path = findSheet(files, 'J-01', 'E-002');
      const json = new TextDecoder().decode(bytesAt(files, path));
      files.set(path, text(json.replace('{"payload":', '{"payload":"e30=","payload":')));
    },
    expect: [
      [5, 'not-canonical'],
      [11, 'file-changed'],
    ],
  },
  {
    row: 11,
    name: 'a byte order mark',
    tamper: ({ files }) => {
      const path = findSheet(files, 'J-01', 'E-002');
      files.set(path, concatBytes(new Uint8Array([0xef, 0xbb, 0xbf]), bytesAt(files, path)));
    },
    expect: [
      [5, 'not-utf8'],
      [11, 'file-changed'],
    ],
  },
  {
    row: 39,
    name: 'a mark changed under its old signature',
    tamper: ({ files }) => {
      const path = findSheet(files, 'J-01', 'E-002');
      const sheet = payloadAt<'score-sheet'>(files, path);
      const payload = bytesToBase64(canonicalBytes({ ...sheet, sequence: sheet.sequence + 1 }));
      files.set(path, canonicalBytes({ ...envelopeAt(files, path), payload }));
    },
    expect: [
      [4, 'bad-signature'],
      [11, 'file-changed'],
    ],
  },
  {
    row: 50,
    name: 'a weight changed in the charter, without the root key',
    tamper: ({ files }) => {
      const charter = payloadAt<'charter'>(files, ARCHIVE_PATHS.charter);
      const payload = bytesToBase64(
        text(JSON.stringify(charter).replace('"weight":"1"', '"weight":"2"')),
      );
      const envelope = envelopeAt(files, ARCHIVE_PATHS.charter);
      files.set(ARCHIVE_PATHS.charter, canonicalBytes({ ...envelope, payload }));
    },
    expect: [
      [1, 'charter-unreadable'],
      [2, 'charter-unreadable'],
    ],
  },
  {
    row: 51,
    name: 'a sheet removed',
    tamper: ({ files }) => files.delete(findSheet(files, 'J-01', 'E-002')),
    expect: [
      [9, 'listed-sheet-missing'],
      [9, 'complete-with-open-cells'],
      [10, 'result-differs'],
      [11, 'file-missing'],
    ],
  },
  {
    row: null,
    name: 'the whole archive of another contest',
    tamper: ({ files, foreign }) => {
      files.clear();
      for (const [path, bytes] of foreign) files.set(path, bytes);
    },
    expect: [[1, 'root-differs']],
  },
];
