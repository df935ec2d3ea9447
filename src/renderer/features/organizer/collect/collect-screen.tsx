import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote } from '../../../ui/index.ts';
import type { StepProps } from '../step-screen.tsx';
import { BundlesList } from './bundles-list.tsx';
import { ImportBundles } from './import-bundles.tsx';
import { DesksSection } from './desks-section.tsx';
import { LogAlarm } from './log-alarm.tsx';
import { LogSection } from './log-section.tsx';
import { MatrixBoard } from './matrix-board.tsx';
import { ScoringState } from './scoring-state.tsx';
import { SheetDrawer, type SheetKey } from './sheet-drawer.tsx';

/** Step 6: take the judges' bundles in, and see cell by cell what is there. */
export function CollectScreen({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const matrix = useQuery('result.matrix', { stage: stage.id });
  const log = useQuery('log.view', { stage: stage.id });
  const [open, setOpen] = useState<SheetKey | null>(null);
  return (
    <Stack gap="lg">
      {log.data?.trouble && <LogAlarm stage={stage.id} trouble={log.data.trouble} />}
      {log.data && <ScoringState stage={stage.id} log={log.data} />}
      <ImportBundles />
      {matrix.error && <ErrorNote error={matrix.error} />}
      {matrix.data && matrix.data.cells.length > 0 && (
        <MatrixBoard
          matrix={matrix.data}
          divisions={contest.setup.divisions}
          title={t('matrix.title')}
          onOpen={setOpen}
        />
      )}
      <BundlesList stage={stage.id} />
      {log.data && <LogSection stage={stage.id} log={log.data} />}
      {log.data && <DesksSection stage={stage.id} />}
      <SheetDrawer
        contest={contest}
        stage={stage}
        cell={open}
        judgeName={(judge) => matrix.data?.judges.find(({ id }) => id === judge)?.name ?? judge}
        onClose={() => setOpen(null)}
      />
    </Stack>
  );
}
