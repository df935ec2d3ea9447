import { Drawer, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { Stage } from '../../../../core/model/charter.ts';
import type { EntryId, JudgeId } from '../../../../core/model/primitives.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, Note } from '../../../ui/index.ts';
import { findRubric } from '../../../../core/model/find-in-setup.ts';
import { SheetView } from './sheet-view.tsx';

export type SheetKey = { readonly judge: string; readonly entry: string };

type SheetDrawerProps = {
  readonly contest: ContestView;
  readonly stage: Stage;
  readonly cell: SheetKey | null;
  readonly judgeName: (judge: string) => string;
  readonly onClose: () => void;
};

/** The sheet behind a cell of the matrix, with its proof and its earlier versions. */
export function SheetDrawer({ contest, stage, cell, judgeName, onClose }: SheetDrawerProps) {
  const { t } = useTranslation('organizer');
  return (
    <Drawer
      opened={cell !== null}
      onClose={onClose}
      position="right"
      size="36rem"
      title={cell ? t('sheet.title', { judge: judgeName(cell.judge), entry: cell.entry }) : ''}
      closeButtonProps={{ 'aria-label': t('sheet.close') }}
    >
      {cell && <Sheets contest={contest} stage={stage} cell={cell} />}
    </Drawer>
  );
}

type SheetsProps = Pick<SheetDrawerProps, 'contest' | 'stage'> & { readonly cell: SheetKey };

function Sheets({ contest, stage, cell }: SheetsProps) {
  const { t } = useTranslation('organizer');
  const sheets = useQuery('result.sheets', {
    stage: stage.id,
    // Both ids come from the backend's own matrix.
    judge: cell.judge as JudgeId,
    entry: cell.entry as EntryId,
  });
  const entries = useQuery('entries.list', {});
  const entry = entries.data?.find(({ id }) => id === cell.entry);
  if (sheets.error) return <ErrorNote error={sheets.error} />;
  if (sheets.data === undefined) return null;
  const rubric = entry ? findRubric(contest.setup, stage.id, entry.division) : null;
  const competing = sheets.data.filter(({ effective }) => effective).length === 0;
  return (
    <Stack gap="md" data-testid="sheet-drawer">
      {entry && (
        <div>
          <Text fw={600}>{entry.title}</Text>
          <Text c="dimmed">{entry.team}</Text>
        </div>
      )}
      {sheets.data.length === 0 && <Note>{t('sheet.none')}</Note>}
      {sheets.data.length > 1 && competing && <Note tone="attention">{t('sheet.conflict')}</Note>}
      {[...sheets.data].sort(byEffective).map((sheet) => (
        <SheetView key={sheet.hash} received={sheet} rubric={rubric} />
      ))}
    </Stack>
  );
}

/** What counts comes first; earlier versions follow. */
function byEffective(a: { readonly effective: boolean }, b: { readonly effective: boolean }) {
  return Number(b.effective) - Number(a.effective);
}
