import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/index.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { useDesk } from '../use-desk.ts';
import { DraftSheet } from './draft-sheet.tsx';
import { SealedSheetView } from './sealed-sheet-view.tsx';

export type SheetPaneProps = { readonly item: DeskItem; readonly onReview: () => void };

/** The score sheet of the open entry: to fill in, or sealed and read-only. */
export function SheetPane({ item, onReview }: SheetPaneProps) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const { deskEntry, draft, sealed } = item;
  const rubric = desk.rubrics.find(({ id }) => id === deskEntry.rubric);
  if (!rubric) return <Note tone="attention">{t('sheet.noRubric')}</Note>;
  // A draft given up here and changed elsewhere still has to be decided on.
  if (sealed !== null && draft === null && !item.row?.conflict) {
    return <SealedSheetView key={deskEntry.entry.id} item={item} rubric={rubric} />;
  }
  return <DraftSheet key={deskEntry.entry.id} item={item} rubric={rubric} onReview={onReview} />;
}
