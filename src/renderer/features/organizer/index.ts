export { OrganizerWorkspace } from './organizer-workspace.tsx';
/** The notary's side draws the same matrix and the same ranking from what it recomputed itself. */
export { MatrixBoard } from './collect/matrix-board.tsx';
export { PrintSheet } from './print-sheet.tsx';
export { buildRanking } from './result/ranking-model.ts';
export { RankingTable } from './result/ranking-table.tsx';
