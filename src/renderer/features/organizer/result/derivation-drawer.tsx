import { Drawer, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RankedEntry } from '../../../../core/model/contest-result.ts';
import type { EntryDerivation } from '../../../../core/rules/explain-entry.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote } from '../../../ui/index.ts';
import {
  decisionsAbout,
  type DecisionStart,
  type SignedDecision,
} from '../decisions/decision-draft.ts';
import { EntryDecisions } from '../decisions/entry-decisions.tsx';
import type { StepProps } from '../step-screen.tsx';
import { DerivationSteps } from './derivation-steps.tsx';
import { isMarksLine, MarksTable } from './marks-table.tsx';
import { TieBreakLines } from './tie-break-lines.tsx';

type DerivationDrawerProps = StepProps & {
  readonly entry: RankedEntry | null;
  readonly decisions: readonly SignedDecision[];
  readonly onDecide: (start: DecisionStart) => void;
  readonly onClose: () => void;
};

/** How one total came about, line by line, as on paper. */
export function DerivationDrawer(props: DerivationDrawerProps) {
  const { t } = useTranslation('organizer');
  const { contest, stage, entry, decisions, onDecide, onClose } = props;
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      position="right"
      size="52rem"
      title={entry ? t('derivation.title', { entry: entry.entry, title: entry.title }) : ''}
      closeButtonProps={{ 'aria-label': t('sheet.close') }}
    >
      {entry && (
        <Stack gap="lg">
          <Derivation contest={contest} stage={stage} entry={entry} />
          <EntryDecisions
            entry={entry}
            decisions={decisionsAbout(decisions, entry.entry)}
            onDecide={onDecide}
          />
        </Stack>
      )}
    </Drawer>
  );
}

function Derivation({ contest, stage, entry }: StepProps & { readonly entry: RankedEntry }) {
  const { t } = useTranslation('organizer');
  const answer = useQuery('result.explain', { stage: stage.id, entry: entry.entry });
  const matrix = useQuery('result.matrix', { stage: stage.id });
  const names = new Map<string, string>(matrix.data?.judges.map(({ id, name }) => [id, name]));
  if (answer.error) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return null;
  // The contract leaves this answer open; its shape is core's own.
  const derivation = answer.data as EntryDerivation | null;
  if (derivation === null) return <Text>{t('derivation.none')}</Text>;
  const setup = contest.setup;
  const judgeName = (judge: string) => names.get(judge) ?? judge;
  return (
    <Stack gap="md" data-testid="derivation">
      <MarksTable
        totals={derivation.lines.filter(isMarksLine)}
        setup={setup}
        judgeName={judgeName}
      />
      <DerivationSteps derivation={derivation} judgeName={judgeName} />
      <TieBreakLines uses={derivation.tieBreaks} setup={setup} own={entry.entry} />
      <Text fw={600}>
        {derivation.result.rank === null
          ? t('derivation.noRank')
          : t('derivation.rank', { rank: derivation.result.rank })}
      </Text>
    </Stack>
  );
}
