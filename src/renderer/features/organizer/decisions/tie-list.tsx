import { Button, Group } from '@mantine/core';
import { IconEqual, IconGavel } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EntryId } from '../../../../core/model/primitives.ts';
import { StateMark } from '../../../ui/index.ts';
import styles from './decisions.module.css';
import type { DecisionStart, Tie } from './decision-draft.ts';

type TieListProps = {
  readonly ties: readonly Tie[];
  readonly titleOf: (entry: EntryId) => string;
  readonly onDecide: (start: DecisionStart) => void;
};

/** Every tie of a division, declared: who shares which rank, and what may still settle it. */
export function TieList({ ties, titleOf, onDecide }: TieListProps) {
  const { t } = useTranslation('organizer');
  if (ties.length === 0) return null;
  return (
    <ul className={styles.ties} data-testid="ties">
      {ties.map((tie) => (
        <li key={tie.rank} data-testid={`tie-${tie.rank}`}>
          <StateMark tone={tie.lines.length > 0 ? 'error' : 'quiet'} icon={IconEqual}>
            {t('decisions.tied', {
              rank: tie.rank,
              entries: tie.entries.map((entry) => `${entry} ${titleOf(entry)}`).join(', '),
            })}
          </StateMark>
          <TieActions tie={tie} onDecide={onDecide} />
        </li>
      ))}
    </ul>
  );
}

type TieActionsProps = Pick<TieListProps, 'onDecide'> & { readonly tie: Tie };

/** The decisions that the rules would hear about a tie, or that they hear none. */
export function TieActions({ tie, onDecide }: TieActionsProps) {
  const { t } = useTranslation('organizer');
  if (tie.decidable.length === 0) return <div>{t('decisions.noRule')}</div>;
  return (
    <Group gap="xs" mt={4}>
      {tie.decidable.map(({ by }) => (
        <Button
          key={by}
          variant="default"
          size="compact-md"
          leftSection={<IconGavel size="1rem" />}
          data-testid={`decide-${by}-${tie.rank}`}
          onClick={() => onDecide({ kind: by, tie })}
        >
          {t(`decisions.begin.${by}`)}
        </Button>
      ))}
    </Group>
  );
}
