import { Button, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RankedEntry } from '../../../../core/model/contest-result.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { numberOf, type DecisionStart, type SignedDecision } from './decision-draft.ts';

type EntryDecisionsProps = {
  readonly entry: RankedEntry;
  readonly decisions: readonly SignedDecision[];
  readonly onDecide: (start: DecisionStart) => void;
};

/** Decisions about one entry, and those that can still be made about it. */
export function EntryDecisions({ entry, decisions, onDecide }: EntryDecisionsProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const out = entry.standing === 'withdrawn' || entry.standing === 'disqualified';
  const kinds = out ? (['reinstatement'] as const) : (['withdrawal', 'disqualification'] as const);
  return (
    <section data-testid="entry-decisions">
      <Title order={3} mb={4}>
        {t('decisions.ofEntry')}
      </Title>
      {decisions.map((signed) => (
        <Text key={signed.hash}>
          {numberOf(signed)} · {t(`decisions.kind.${signed.decision.body.kind}`)} ·{' '}
          {signed.decision.reason} · {format.list(signed.decision.decidedBy)} ·{' '}
          {format.dateTime(signed.decision.createdAt)}
        </Text>
      ))}
      <Group gap="xs" mt={8}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="compact-md"
            data-testid={`decide-${kind}`}
            onClick={() => onDecide({ kind, entry: entry.entry })}
          >
            {t(`decisions.begin.${kind}`)}
          </Button>
        ))}
      </Group>
    </section>
  );
}
