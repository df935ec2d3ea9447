import { ARCHIVE_PATHS, objectPath } from '../../../../../src/core/archive/archive-paths.ts';
import { bytesAt, coverUp, pathsOf, payloadAt, reindex, rewrite } from '../forgery.ts';
import {
  findSheet,
  rewriteCharter,
  rewriteResult,
  correctionOf,
  type Tampering,
} from './tampering.ts';

/** What the organizer could do who holds the operations key, or even the root, and covers it up. */
export const byTheOrganizer: readonly Tampering[] = [
  {
    row: 50,
    name: 'a weight changed by the root after scoring',
    tamper: (context) =>
      rewriteCharter(context, (json) => json.replace('"weight":"1"', '"weight":"2"')),
    expect: [[2, 'roster-other-contest']],
  },
  {
    row: 50,
    name: 'the tie rules changed by the root after scoring',
    tamper: (context) =>
      rewriteCharter(context, (json) => json.replaceAll('"by":"rounded"', '"by":"exact"')),
    expect: [[2, 'roster-other-contest']],
  },
  {
    row: 50,
    name: 'two ranks exchanged in the result',
    tamper: (context) =>
      rewriteResult(context, (json) =>
        json
          .replace('"rank":1,', '"rank":0,')
          .replace('"rank":2,', '"rank":1,')
          .replace('"rank":0,', '"rank":2,'),
      ),
    expect: [
      [10, 'division-differs'],
      [10, 'result-differs'],
    ],
  },
  {
    row: 50,
    name: 'an award given away',
    tamper: (context) =>
      rewriteResult(context, (json) => json.replace('"award":null', '"award":"first"')),
    expect: [[10, 'result-differs']],
  },
  {
    row: 51,
    name: 'a sheet left out, result and index signed anew',
    tamper: (context) => {
      context.files.delete(findSheet(context.files, 'J-01', 'E-002'));
      return coverUp(context, context.root);
    },
    expect: [
      [9, 'listed-sheet-missing'],
      [9, 'accepted-sheet-missing'],
    ],
  },
  {
    row: 51,
    name: 'a correction left out, so that the sheet before it counts',
    tamper: (context) => {
      context.files.delete(correctionOf(context.files));
      return coverUp(context, context.root);
    },
    expect: [
      [9, 'listed-sheet-missing'],
      [9, 'accepted-sheet-missing'],
    ],
  },
  {
    row: 51,
    name: 'a correction left out together with its bundle and receipt',
    tamper: (context) => {
      const { files } = context;
      const correction = correctionOf(files);
      const { judge } = payloadAt<'score-sheet'>(files, correction);
      files.delete(correction);
      for (const path of [...pathsOf(files, 'bundles'), ...pathsOf(files, 'receipts')]) {
        if (payloadAt<'bundle'>(files, path).judge === judge) files.delete(path);
      }
      return coverUp(context, context.root);
    },
    expect: [[9, 'sheet-without-bundle']],
  },
  {
    row: 51,
    name: 'a receipt whose bundle was left out',
    tamper: (context) => {
      context.files.delete(pathsOf(context.files, 'bundles')[0] ?? '');
      reindex(context);
    },
    expect: [[5, 'unknown-bundle']],
  },
  {
    row: 51,
    name: 'a missing sheet called complete',
    tamper: (context) => {
      context.files.delete(findSheet(context.files, 'J-01', 'E-002'));
      reindex(context);
    },
    expect: [
      [9, 'complete-with-open-cells'],
      [10, 'other-sheets-counted'],
    ],
  },
  {
    row: null,
    name: 'other materials for one judge',
    tamper: (context) => {
      const { files, keys } = context;
      const path = pathsOf(files, 'packages')[0] ?? '';
      const manifest = payloadAt<'package'>(files, path);
      const entries = manifest.entries.map((entry) => ({
        ...entry,
        materials: entry.materials.map((material) => ({ ...material, sha256: '0'.repeat(64) })),
      }));
      rewrite(context, 'package', path, { ...manifest, entries }, keys.operations);
      reindex(context);
    },
    expect: [[5, 'package-differs-from-assignment']],
  },
  {
    row: null,
    name: 'a file under another name',
    tamper: (context) => {
      const { files } = context;
      const path = findSheet(files, 'J-01', 'E-002');
      files.set(objectPath('sheets', '0'.repeat(64)), bytesAt(files, path));
      files.delete(path);
      reindex(context);
    },
    expect: [[5, 'wrong-file-name']],
  },
  {
    row: 7,
    name: 'a file of no kind, listed',
    tamper: (context) => {
      context.files.set('extra.bin', new Uint8Array([1, 2, 3]));
      reindex(context);
    },
    expect: [[11, 'file-of-no-kind']],
  },
  {
    row: null,
    name: 'the index signed anew under an old countersignature',
    tamper: (context) => {
      const { files } = context;
      const countersignature = bytesAt(files, ARCHIVE_PATHS.countersignature);
      files.delete(pathsOf(files, 'receipts')[0] ?? '');
      reindex(context);
      files.set(ARCHIVE_PATHS.countersignature, countersignature);
    },
    expect: [[12, 'other-index']],
  },
];
