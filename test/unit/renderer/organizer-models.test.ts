import { describe, expect, it } from 'vitest';
import type { EntryId, JudgeId } from '../../../src/core/model/primitives.ts';
import {
  coverageOf,
  panelsToTicks,
  samePanels,
  setTicks,
  ticksToPanels,
} from '../../../src/renderer/features/organizer/assignment/assignment-model.ts';
import {
  buildRows,
  countCells,
  listOpenByJudge,
  type Cell,
  type Matrix,
} from '../../../src/renderer/features/organizer/collect/matrix-model.ts';
import {
  quoteCell,
  templateCsv,
} from '../../../src/renderer/features/organizer/entries/csv-template.ts';
import { computeRowWindow } from '../../../src/renderer/features/organizer/row-window.ts';
import {
  findStageOfWork,
  nextStep,
  stepInTheWay,
  type StepProgress,
} from '../../../src/renderer/features/organizer/steps.ts';

const judges = ['J-01', 'J-02'] as JudgeId[];
const entries = ['E-1', 'E-2', 'E-3'] as EntryId[];

describe('assignment ticks', () => {
  it('save in the order of the lists, without empty panels', () => {
    const ticks = setTicks(new Map(), [judges[1] as JudgeId], ['E-3', 'E-1'] as EntryId[], true);
    expect(ticksToPanels(ticks, judges, entries)).toEqual([
      { judge: 'J-02', entries: ['E-1', 'E-3'] },
    ]);
  });

  it('tell whether a block is ticked not at all, in part or whole', () => {
    const none = panelsToTicks([]);
    const some = setTicks(none, judges, [entries[0] as EntryId], true);
    const all = setTicks(none, judges, entries, true);
    expect([none, some, all].map((ticks) => coverageOf(ticks, judges, entries))).toEqual([
      'none',
      'some',
      'all',
    ]);
  });

  it('compare panels without regard to order and empty panels', () => {
    const a = [{ judge: judges[0] as JudgeId, entries: ['E-2', 'E-1'] as EntryId[] }];
    const b = [
      { judge: judges[1] as JudgeId, entries: [] },
      { judge: judges[0] as JudgeId, entries: ['E-1', 'E-2'] as EntryId[] },
    ];
    expect(samePanels(a, b)).toBe(true);
    expect(samePanels(a, [])).toBe(false);
  });
});

describe('matrix', () => {
  const cell = (judge: string, entry: string, state: Cell['state'], corrected = false): Cell => ({
    judge,
    entry,
    state,
    corrected,
  });
  const matrix: Matrix = {
    judges: [
      { id: 'J-01', name: '周启明' },
      { id: 'J-02', name: '林若兰' },
    ],
    entries: [
      { id: 'E-1', title: '甲', division: 'enterprise' },
      { id: 'M-1', title: '乙', division: 'maker' },
    ],
    cells: [
      cell('J-01', 'E-1', 'received', true),
      cell('J-02', 'E-1', 'recused'),
      cell('J-01', 'M-1', 'conflict'),
      cell('J-02', 'M-1', 'missing'),
    ],
  };

  it('shows a correction that counts as such', () => {
    const [row] = buildRows(matrix, 'enterprise');
    expect(row?.cells.map(({ mark }) => mark)).toEqual(['corrected', 'recused']);
    expect(row).toMatchObject({ received: 2, expected: 2 });
  });

  it('tells a cell that nobody expects from a missing one', () => {
    const rows = buildRows({ ...matrix, cells: matrix.cells.slice(1) }, null);
    expect(rows[0]?.cells[0]?.mark).toBe('absent');
    expect(rows[0]).toMatchObject({ received: 1, expected: 1 });
  });

  it('counts every state once', () => {
    expect(countCells(matrix.cells)).toEqual({
      received: 0,
      corrected: 1,
      recused: 1,
      conflict: 1,
      missing: 1,
      late: 0,
      revoked: 0,
      expected: 4,
    });
  });

  it('lists what is open judge by judge', () => {
    expect(listOpenByJudge(matrix)).toEqual([
      { judge: 'J-01', name: '周启明', open: [{ state: 'conflict', entries: ['M-1'] }] },
      { judge: 'J-02', name: '林若兰', open: [{ state: 'missing', entries: ['M-1'] }] },
    ]);
  });
});

describe('procession', () => {
  const at = (step: StepProgress['step'], state: StepProgress['state']): StepProgress => ({
    step,
    state,
    message: { code: 'x' },
  });
  const progress = [
    at('setup', 'done'),
    at('entries', 'todo'),
    at('judges', 'todo'),
    at('assignment', 'blocked'),
    at('packages', 'blocked'),
  ];

  it('has one next thing to do', () => {
    expect(nextStep(progress)).toBe('entries');
    expect(nextStep([at('setup', 'done')])).toBeNull();
  });

  it('leads from a blocked step to the last open one before it', () => {
    expect(stepInTheWay(progress, 'assignment')).toBe('judges');
    expect(stepInTheWay([at('setup', 'blocked')], 'setup')).toBeNull();
  });

  it('opens the last stage whose assignment was signed', () => {
    expect(findStageOfWork([[at('packages', 'blocked')], [at('packages', 'todo')]])).toBe(1);
    expect(findStageOfWork([[at('packages', 'blocked')], []])).toBe(0);
  });
});

describe('long tables', () => {
  it('keep the whole height while only a part is in the document', () => {
    const view = computeRowWindow(1000, 44, 20_000, 600);
    expect(view.before + view.after + (view.last - view.first) * 44).toBe(44_000);
    expect(view.first).toBeLessThanOrEqual(20_000 / 44);
    expect(view.last).toBeGreaterThanOrEqual(20_600 / 44);
  });

  it('stay inside the list at its end', () => {
    expect(computeRowWindow(20, 44, 9_999, 600)).toMatchObject({ first: 0, last: 20, after: 0 });
  });
});

describe('entries template', () => {
  it('quotes, and keeps a cell from being run as a formula', () => {
    expect(quoteCell('a,b')).toBe('"a,b"');
    expect(quoteCell('a"b')).toBe('"a""b"');
    expect(quoteCell('=1+1')).toBe(' =1+1');
  });

  it('begins with a mark that office programs read as UTF-8', () => {
    const setup = { divisions: [], tracks: [] } as unknown as Parameters<typeof templateCsv>[0];
    expect(templateCsv(setup).codePointAt(0)).toBe(0xfeff);
  });
});
