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
import { DerivationBody } from './derivation-body.tsx';
import { useJudgeName } from './use-judge-name.ts';

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
  const judgeName = useJudgeName(stage.id);
  if (answer.error) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return null;
  // The contract leaves this answer open; its shape is core's own.
  const derivation = answer.data as EntryDerivation | null;
  if (derivation === null) return <Text>{t('derivation.none')}</Text>;
  return (
    <Stack gap="md" data-testid="derivation">
      <DerivationBody derivation={derivation} setup={contest.setup} judgeName={judgeName} />
    </Stack>
  );
}
