/** Plain strings for ids: the notary's side draws the same matrix from a verified archive. */
export type Cell = {
  readonly judge: string;
  readonly entry: string;
  readonly state: 'missing' | 'received' | 'recused' | 'conflict' | 'late' | 'revoked';
  readonly corrected: boolean;
};
export type Matrix = {
  readonly judges: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly division: string;
  }[];
  readonly cells: readonly Cell[];
};

/** The things a cell can say; `absent` is a judge who was not asked about this entry. */
export const CELL_MARKS = [
  'received',
  'missing',
  'recused',
  'conflict',
  'late',
  'revoked',
  'corrected',
  'absent',
] as const;
export type CellMark = (typeof CELL_MARKS)[number];

export type MatrixRow = {
  readonly entry: Matrix['entries'][number];
  readonly cells: readonly { readonly judge: string; readonly mark: CellMark }[];
  readonly received: number;
  readonly expected: number;
};

/** What a cell shows. A correction that counts is received too, but people want to see it. */
export function markOfCell(cell: Cell | undefined): CellMark {
  if (cell === undefined) return 'absent';
  if (cell.state === 'received' && cell.corrected) return 'corrected';
  return cell.state;
}

const keyOf = (judge: string, entry: string) => `${entry}/${judge}`;

/** Rows in the order of the entries, cells in the order of the judges. */
export function buildRows(matrix: Matrix, division: string | null): readonly MatrixRow[] {
  const byKey = new Map(matrix.cells.map((cell) => [keyOf(cell.judge, cell.entry), cell]));
  return matrix.entries
    .filter((entry) => division === null || entry.division === division)
    .map((entry) => {
      const cells = matrix.judges.map(({ id }) => ({
        judge: id,
        mark: markOfCell(byKey.get(keyOf(id, entry.id))),
      }));
      const expected = cells.filter(({ mark }) => mark !== 'absent');
      return {
        entry,
        cells,
        received: expected.filter(({ mark }) => isSettled(mark)).length,
        expected: expected.length,
      };
    });
}

/** Nothing more is needed from the judge for this cell. */
export function isSettled(mark: CellMark): boolean {
  return mark === 'received' || mark === 'corrected' || mark === 'recused';
}

export type MatrixCounts = Readonly<Record<Exclude<CellMark, 'absent'>, number>> & {
  readonly expected: number;
};

export function countCells(cells: readonly Cell[]): MatrixCounts {
  const counts = {
    received: 0,
    missing: 0,
    recused: 0,
    conflict: 0,
    late: 0,
    revoked: 0,
    corrected: 0,
  };
  for (const cell of cells) {
    const mark = markOfCell(cell);
    if (mark !== 'absent') counts[mark] += 1;
  }
  return { ...counts, expected: cells.length };
}

/** The states that keep a result from being complete, in the order in which they are listed. */
export const OPEN_STATES = [
  'missing',
  'conflict',
  'late',
  'revoked',
] as const satisfies readonly Cell['state'][];
export type OpenState = (typeof OPEN_STATES)[number];

export type OpenOfJudge = {
  readonly judge: string;
  readonly name: string;
  readonly open: readonly { readonly state: OpenState; readonly entries: readonly string[] }[];
};

/** What is still open, judge by judge: the list to walk round the venue with. */
export function listOpenByJudge(matrix: Matrix): readonly OpenOfJudge[] {
  return matrix.judges
    .map(({ id, name }) => {
      const own = matrix.cells.filter(({ judge }) => judge === id);
      const inState = (state: Cell['state']) =>
        own.filter((cell) => cell.state === state).map(({ entry }) => entry);
      const open = OPEN_STATES.map((state) => ({ state, entries: inState(state) }));
      return { judge: id, name, open: open.filter(({ entries }) => entries.length > 0) };
    })
    .filter(({ open }) => open.length > 0);
}
