import { Group, Stack, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ComputedResult,
  DivisionResult,
  RankedEntry,
} from '../../../../core/model/contest-result.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, StateMark } from '../../../ui/index.ts';
import {
  decisionsAbout,
  numberOf,
  type DecisionStart,
  type SignedDecision,
  type Tie,
} from '../decisions/decision-draft.ts';
import { DecisionDialog } from '../decisions/decision-dialog.tsx';
import { DecisionsSection } from '../decisions/decisions-section.tsx';
import { TieActions, TieList } from '../decisions/tie-list.tsx';
import { SensitivitySection } from '../sensitivity/sensitivity-section.tsx';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { StepProps } from '../step-screen.tsx';
import { DerivationDrawer } from './derivation-drawer.tsx';
import { IncompleteBanner } from './incomplete-banner.tsx';
import { buildRanking, cutLinesOf } from './ranking-model.ts';
import { RankingTable } from './ranking-table.tsx';
import { ResultActions } from './result-actions.tsx';
import { ResultPrint } from './result-print.tsx';
import { useTitles } from './use-titles.ts';

/** Step 7: the ranking as the sheets give it now, how each total came about, and its signature. */
export function ResultScreen({ contest, stage }: StepProps) {
  const result = useQuery('result.compute', { stage: stage.id });
  const signedDecisions = useQuery('decisions.list', { stage: stage.id });
  const [open, setOpen] = useState<RankedEntry | null>(null);
  const [deciding, setDeciding] = useState<DecisionStart | null>(null);
  const [annex, setAnnex] = useState(false);
  useEffect(() => {
    const away = () => setAnnex(false);
    window.addEventListener('afterprint', away);
    return () => window.removeEventListener('afterprint', away);
  }, []);
  if (result.error && result.data === undefined) return <ErrorNote error={result.error} />;
  if (result.data === undefined) return null;
  const { computed, fromPaper, signed, ties } = result.data;
  const decisions = signedDecisions.data ?? [];
  const decide = (start: DecisionStart) => {
    setOpen(null);
    setDeciding(start);
  };
  const place = { contest, stage };
  return (
    <Stack gap="lg">
      {computed.status === 'incomplete' && (
        <IncompleteBanner stage={stage} computed={computed} onDecide={decide} />
      )}
      <ResultActions
        stage={stage}
        status={computed.status}
        signed={signed}
        onPrintAnnex={() => setAnnex(true)}
      />
      {computed.divisions.map((division) => (
        <Division
          key={division.division}
          {...place}
          division={division}
          computed={computed}
          fromPaper={fromPaper}
          ties={ties.filter((tie) => tie.division === division.division)}
          decisions={decisions}
          onOpen={setOpen}
          onDecide={decide}
        />
      ))}
      <DecisionsSection {...place} decisions={decisions} onDecide={decide} />
      <SensitivitySection {...place} />
      <DerivationDrawer
        {...place}
        entry={open}
        decisions={decisions}
        onDecide={decide}
        onClose={() => setOpen(null)}
      />
      <DecisionDialog
        {...place}
        start={deciding}
        result={result.data}
        onClose={() => setDeciding(null)}
      />
      {/* A dialog may print a form of its own. */}
      {deciding === null && (
        <ResultPrint
          {...place}
          result={result.data}
          decisions={decisions}
          annex={annex}
          onReady={printNow}
        />
      )}
    </Stack>
  );
}

function printNow(): void {
  window.print();
}

type Result = MethodOutput<'result.compute'>;

type DivisionProps = StepProps & {
  readonly division: DivisionResult;
  readonly computed: ComputedResult;
  readonly fromPaper: Result['fromPaper'];
  readonly ties: readonly Tie[];
  readonly decisions: readonly SignedDecision[];
  readonly onOpen: (entry: RankedEntry) => void;
  readonly onDecide: (start: DecisionStart) => void;
};

function Division({ contest, stage, division, computed, fromPaper, ties, ...rest }: DivisionProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const titles = useTitles(contest.setup, stage);
  const of = stage.divisions.find((candidate) => candidate.division === division.division);
  const lines = of ? cutLinesOf(of, stage.recommendTitle, format.title) : [];
  const { decisions, onOpen, onDecide } = rest;
  const tieActions = new Map<string, ReactNode>(
    // A tie may lie across several lines; one decision settles all of them.
    ties.flatMap((tie) =>
      tie.lines
        .slice(0, 1)
        .map((line) => [line, <TieActions key={line} tie={tie} onDecide={onDecide} />]),
    ),
  );
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
        touched={(entry) => decisionsAbout(decisions, entry).map(numberOf)}
        missing={(entry) => computed.open.filter((cell) => cell.entry === entry).length}
        fromPaper={(entry) => fromPaper.find((one) => one.entry === entry)?.sheets ?? 0}
        tieActions={tieActions}
      />
      <TieList
        ties={ties.filter((tie) => tie.lines.length === 0)}
        titleOf={(id) => division.ranking.find(({ entry }) => entry === id)?.title ?? ''}
        onDecide={onDecide}
      />
    </section>
  );
}
