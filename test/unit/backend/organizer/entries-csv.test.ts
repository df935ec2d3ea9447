import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEntriesCsv } from '../../../../src/backend/organizer/entries-csv.ts';
import { contestSetupSchema } from '../../../../src/core/model/charter.ts';
import { PROJECT } from '../../../support/project.ts';

const setup = contestSetupSchema.parse(
  JSON.parse(readFileSync(join(PROJECT, 'resources', 'presets', 'maker-china-2024.json'), 'utf8')),
);
const read = (text: string) => readEntriesCsv(new TextEncoder().encode(text), setup);
const HEAD = '编号,组别,领域,项目名称,团队/企业,材料';

describe('entries table', () => {
  it('reads Chinese heads, titles instead of ids, several materials, quoted line breaks', () => {
    const { rows, problems, encoding } = read(
      `${HEAD}\nE-001,企业组,"""人工智能+""创新应用","智能,巡检",某企业,a.pdf；b.mp4\nM-001,maker,ai,乙,乙队,\n`,
    );
    expect(problems).toEqual([]);
    expect(encoding).toBe('utf-8');
    expect(rows).toEqual([
      {
        id: 'E-001',
        division: 'enterprise',
        track: 'ai',
        title: '智能,巡检',
        team: '某企业',
        materials: [
          { name: 'a.pdf', file: null },
          { name: 'b.mp4', file: null },
        ],
      },
      { id: 'M-001', division: 'maker', track: 'ai', title: '乙', team: '乙队', materials: [] },
    ]);
  });

  it('threats.md row 54: decodes GB18030, as Chinese office programs write it, and a UTF-8 byte order mark', () => {
    const text = `${HEAD}\nE-001,企业组,金融,数字票据,某企业,\n`;
    // iconv is an encoder that is not ours.
    const gb18030 = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text });
    const { rows, encoding, problems } = readEntriesCsv(new Uint8Array(gb18030), setup);
    expect([encoding, rows[0]?.title, problems]).toEqual(['gb18030', '数字票据', []]);
    expect(read(`\uFEFF${text}`).rows[0]?.title).toBe('数字票据');
  });

  it('threats.md row 54: takes full-width numbers as the ones they mean', () => {
    expect(read(`${HEAD}\nＥ－００１,企业组,金融,甲,甲队,\n`).rows[0]?.id).toBe('E-001');
  });

  it('threats.md row 12: names an invisible character that turns the reading, its place, and what is too long', () => {
    const { rows, problems } = read(
      [
        HEAD,
        'E-001,企业组,金融,数字\u202E票据,甲队,',
        'E-002,企业组,金融,乙,乙\u0007队,',
        `E-003,企业组,金融,${'长'.repeat(400)},丙队,`,
      ].join('\n'),
    );
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([
      {
        line: 2,
        column: 'title',
        code: 'cell-direction',
        params: { character: 'U+202E', position: '3' },
      },
      {
        line: 3,
        column: 'team',
        code: 'cell-control',
        params: { character: 'U+0007', position: '2' },
      },
      { line: 4, column: 'title', code: 'cell-too-long', params: { length: '400' } },
    ]);
  });

  it('names line and column of everything wrong', () => {
    const { rows, problems } = read(
      [
        HEAD,
        'E-001,企业组,金融,甲,甲队,',
        'E-002,学生组,金融,乙,乙队,',
        'E-003,企业组,航天,丙,丙队,',
        'E-004,企业组,金融,,丁队,',
        'e-001,企业组,金融,戊,戊队,',
        '../x,企业组,金融,己,己队,',
      ].join('\n'),
    );
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'division', 'division-unknown'],
      [4, 'track', 'track-unknown'],
      [5, 'title', 'cell-empty'],
      [7, 'id', 'cell-invalid'],
      [6, 'id', 'number-repeated'],
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['E-001', 'e-001']);
  });

  it('names absent columns and an unreadable table', () => {
    expect(read('编号,项目名称\nE-001,甲\n').problems.map(({ code }) => code)).toEqual([
      'column-missing',
      'column-missing',
      'column-missing',
    ]);
    expect(read(`${HEAD}\n"E-001,企业组\n`).problems[0]?.code).toBe('csv-malformed');
    expect(read('').problems[0]?.code).toBe('csv-empty');
  });
});
