export { OrganizerWorkspace } from './organizer-workspace.tsx';
/** The notary's side draws the same matrix and the same ranking from what it recomputed itself. */
export { MatrixBoard } from './collect/matrix-board.tsx';
export { PrintSheet } from './print-sheet.tsx';
export { buildRanking } from './result/ranking-model.ts';
/** A root holder reads the same sentences before signing a charter. */
export { RulesText } from './setup/rules-text.tsx';
export { RankingTable } from './result/ranking-table.tsx';
