import { objectPath } from '../../../../../src/core/archive/archive-paths.ts';
import { forge, payloadAt, reindex } from '../forgery.ts';
import { findSheet, resealSheet, judgeKey, type Tampering } from './tampering.ts';

/** What a judge could seal that must not count. */
export const byAJudge: readonly Tampering[] = [
  {
    row: null,
    name: 'a mark above the maximum',
    tamper: (context) => {
      const path = findSheet(context.files, 'J-01', 'E-002');
      const { body } = payloadAt<'score-sheet'>(context.files, path);
      if (body.kind !== 'scores') throw new Error('recused');
      const marks = body.marks.map((mark) => ({ ...mark, value: 1_000_000 }));
      resealSheet(context, { body: { ...body, marks } });
    },
    expect: [[5, 'marks-invalid']],
  },
  {
    row: null,
    name: 'a criterion left out',
    tamper: (context) => {
      const path = findSheet(context.files, 'J-01', 'E-002');
      const { body } = payloadAt<'score-sheet'>(context.files, path);
      if (body.kind !== 'scores') throw new Error('recused');
      resealSheet(context, { body: { ...body, marks: body.marks.slice(1) } });
    },
    expect: [[5, 'marks-invalid']],
  },
  {
    row: null,
    name: 'a correction without a reason',
    tamper: (context) => resealSheet(context, { replaces: ['0'.repeat(64)] }),
    expect: [[5, 'correction-without-reason']],
  },
  {
    row: null,
    name: 'a sheet typed from paper by one person under both names',
    tamper: (context) => resealSheet(context, { fromPaper: { enteredBy: ['甲', '甲'] } }),
    expect: [[5, 'paper-by-one-person']],
  },
  {
    row: null,
    name: 'a sheet typed from paper by one person alone',
    tamper: (context) => resealSheet(context, { fromPaper: { enteredBy: ['甲'] } }),
    expect: [[5, 'bad-schema']],
  },
  {
    row: null,
    name: 'a correction of a sheet that is not there',
    tamper: (context) =>
      resealSheet(context, { replaces: ['0'.repeat(64)], correctionReason: 'again' }),
    expect: [[8, 'revision-unknown-predecessor']],
  },
  {
    row: null,
    name: 'a correction of another judge’s sheet',
    tamper: (context) => {
      const other = findSheet(context.files, 'J-02', 'E-002');
      const hash = other.slice('sheets/'.length, -'.dsse.json'.length);
      resealSheet(context, { replaces: [hash], correctionReason: 'mine is better' });
    },
    expect: [[8, 'revision-foreign-predecessor']],
  },
  {
    row: 30,
    name: 'two sheets of one judge for one entry, neither replacing the other',
    tamper: (context) => {
      const { files } = context;
      const sheet = payloadAt<'score-sheet'>(files, findSheet(files, 'J-01', 'E-002'));
      const fork = forge('score-sheet', { ...sheet, sequence: 999 }, [judgeKey(context, 0)]);
      files.set(objectPath('sheets', fork.hash), fork.bytes);
      reindex(context);
    },
    expect: [
      [8, 'revision-several-heads'],
      [9, 'cell-conflict'],
      [9, 'complete-with-open-cells'],
      [10, 'result-differs'],
    ],
  },
];
