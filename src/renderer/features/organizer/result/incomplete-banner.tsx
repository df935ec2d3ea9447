import { Button, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../core/model/charter.ts';
import type { ComputedResult } from '../../../../core/model/contest-result.ts';
import { useQuery } from '../../../app/use-query.ts';
import type { DecisionStart } from '../decisions/decision-draft.ts';
import { useOrganizerStore } from '../organizer-store.ts';
import { groupOpen } from './group-open.ts';
import ranking from './ranking.module.css';

type IncompleteBannerProps = {
  readonly stage: Stage;
  readonly computed: ComputedResult;
  readonly onDecide: (start: DecisionStart) => void;
};

/** Nothing is averaged while something expected is missing: what is missing, judge by judge. */
export function IncompleteBanner({ stage, computed, onDecide }: IncompleteBannerProps) {
  const { t } = useTranslation('organizer');
  const openStep = useOrganizerStore((state) => state.openStep);
  const matrix = useQuery('result.matrix', { stage: stage.id });
  const names = new Map<string, string>(matrix.data?.judges.map(({ id, name }) => [id, name]));
  return (
    <div className={ranking.incomplete} role="alert" data-testid="incomplete">
      <Title order={2}>{t('result.incomplete')}</Title>
      <Text>{t('result.incompleteLead', { count: computed.open.length })}</Text>
      <ul>
        {groupOpen(computed.open).map(({ judge, open }) => (
          <li key={judge}>
            <strong>{names.get(judge) ?? judge}</strong>
            {open.map(
              ({ state, entries }) =>
                ` ${t(`result.openOf.${state}`, { entries: entries.join(', ') })}`,
            )}
          </li>
        ))}
      </ul>
      {computed.shortPanels.length > 0 && (
        <Text>{t('result.shortPanels', { entries: computed.shortPanels.join(', ') })}</Text>
      )}
      <Group gap="xs" mt="xs">
        <Button variant="default" onClick={() => openStep('collect')}>
          {t('result.toCollect')}
        </Button>
        {computed.open.some(({ state }) => state === 'late') && (
          <Button
            variant="default"
            data-testid="decide-admit-late"
            onClick={() => onDecide({ kind: 'admit-late' })}
          >
            {t('decisions.kind.admit-late')}
          </Button>
        )}
      </Group>
    </div>
  );
}
