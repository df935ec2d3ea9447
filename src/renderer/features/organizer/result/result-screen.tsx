import { Group, Stack, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DivisionResult, RankedEntry } from '../../../../core/model/contest-result.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, StateMark } from '../../../ui/index.ts';
import type { StepProps } from '../step-screen.tsx';
import { DerivationDrawer } from './derivation-drawer.tsx';
import { IncompleteBanner } from './incomplete-banner.tsx';
import { buildRanking, cutLinesOf } from './ranking-model.ts';
import { RankingTable } from './ranking-table.tsx';
import { ResultActions } from './result-actions.tsx';
import { ResultPrint } from './result-print.tsx';
import { Sensitivity } from './sensitivity.tsx';
import { useTitles } from './use-titles.ts';

/** Step 7: the ranking as the sheets give it now, how each total came about, and its signature. */
export function ResultScreen({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const result = useQuery('result.compute', { stage: stage.id });
  const [open, setOpen] = useState<RankedEntry | null>(null);
  if (result.error && result.data === undefined) return <ErrorNote error={result.error} />;
  if (result.data === undefined) return null;
  const { computed, signed } = result.data;
  return (
    <Stack gap="lg">
      {computed.status === 'incomplete' && <IncompleteBanner stage={stage} computed={computed} />}
      <ResultActions stage={stage} status={computed.status} signed={signed} />
      {computed.divisions.map((division) => (
        <Division
          key={division.division}
          contest={contest}
          stage={stage}
          division={division}
          onOpen={setOpen}
        />
      ))}
      <section>
        <Title order={2} mb={8}>
          {t('sensitivity.title')}
        </Title>
        <Sensitivity contest={contest} stage={stage} />
      </section>
      <DerivationDrawer
        contest={contest}
        stage={stage}
        entry={open}
        onClose={() => setOpen(null)}
      />
      <ResultPrint contest={contest} stage={stage} computed={computed} signed={signed} />
    </Stack>
  );
}

type DivisionProps = StepProps & {
  readonly division: DivisionResult;
  readonly onOpen: (entry: RankedEntry) => void;
};

function Division({ contest, stage, division, onOpen }: DivisionProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const titles = useTitles(contest.setup, stage);
  const of = stage.divisions.find((candidate) => candidate.division === division.division);
  const lines = of ? cutLinesOf(of, stage.recommendTitle, format.title) : [];
  return (
    <section data-testid={`division-${division.division}`}>
      <Group justify="space-between" mb={8}>
        <Title order={2}>{titles.division(division.division)}</Title>
        <StateMark
          tone={division.status === 'complete' ? 'saved' : 'error'}
          icon={division.status === 'complete' ? IconCircleCheck : IconAlertTriangle}
          testId="division-status"
        >
          {t(`result.status.${division.status}`)}
        </StateMark>
      </Group>
      <RankingTable
        label={titles.division(division.division)}
        rows={buildRanking(division, lines)}
        awardTitle={(award) => titles.award(division.division, award)}
        trackTitle={titles.track}
        onOpen={onOpen}
      />
    </section>
  );
}
