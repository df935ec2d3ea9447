import { ActionIcon, Group, TextInput, VisuallyHidden } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconTrash,
} from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextError } from '../use-text-error.ts';
import { decimalSchema } from '../../../../core/model/primitives.ts';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { CriterionDetails } from './criterion-details.tsx';
import { useFrozen } from './fields.tsx';
import { plainDecimal } from './number-text.ts';
import { ScaledInput } from './scaled-input.tsx';
import { moveItem, removeAt, replaceAt } from './setup-draft.ts';

type CriteriaTableProps = {
  readonly rubric: Rubric;
  readonly onChange: (rubric: Rubric) => void;
};

/** The criteria as rows; a row opens to its description and its bands of marks. */
export function CriteriaTable({ rubric, onChange }: CriteriaTableProps) {
  const { t } = useTranslation('organizer');
  // A frozen charter is there to be read: nothing of it is folded away.
  const frozen = useFrozen();
  const [open, setOpen] = useState<string | null>(null);
  const set = (criteria: Criterion[]) => onChange({ ...rubric, criteria });
  return (
    <TableFrame label={t('setup.section.rubrics')} full>
      <table className={styles.grid} data-testid="criteria-table">
        <thead>
          <tr>
            <th>
              <VisuallyHidden>{t('setup.details')}</VisuallyHidden>
            </th>
            <th>{t('setup.criterion')}</th>
            <th>{t('setup.max')}</th>
            <th>{t('setup.min')}</th>
            <th>{t('setup.step')}</th>
            <th>{t('setup.weight')}</th>
            <th>
              <VisuallyHidden>{t('setup.order')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rubric.criteria.map((criterion, index) => (
            <Fragment key={criterion.id}>
              <CriterionRow
                criterion={criterion}
                decimals={rubric.decimals}
                open={frozen || open === criterion.id}
                onToggle={() => setOpen(open === criterion.id ? null : criterion.id)}
                onChange={(next) => set(replaceAt(rubric.criteria, index, next))}
                onMove={(by) => set(moveItem(rubric.criteria, index, by))}
                onRemove={() => set(removeAt(rubric.criteria, index))}
                removable={rubric.criteria.length > 1}
              />
              {(frozen || open === criterion.id) && (
                <tr>
                  <td />
                  <td colSpan={6}>
                    <CriterionDetails
                      criterion={criterion}
                      decimals={rubric.decimals}
                      onChange={(next) => set(replaceAt(rubric.criteria, index, next))}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

type CriterionRowProps = {
  readonly criterion: Criterion;
  readonly decimals: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onChange: (criterion: Criterion) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly removable: boolean;
};

function CriterionRow(props: CriterionRowProps) {
  const { criterion, decimals, open, onToggle, onChange } = props;
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  const scaled = (key: 'max' | 'min' | 'step') => (
    <ScaledInput
      label={`${criterion.title} ${t(`setup.${key}`)}`}
      value={criterion[key]}
      decimals={decimals}
      onChange={(value) => onChange({ ...criterion, [key]: value })}
    />
  );
  return (
    <tr>
      <td>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-expanded={open}
          aria-label={t('setup.detailsOf', { name: criterion.title })}
          onClick={onToggle}
        >
          {open ? <IconChevronDown size="1.15rem" /> : <IconChevronRight size="1.15rem" />}
        </ActionIcon>
      </td>
      <td style={{ minWidth: '14rem' }}>
        <TextInput
          size="sm"
          aria-label={t('setup.criterion')}
          value={criterion.title}
          error={criterion.title === '' || errorOf(criterion.title)}
          onChange={(event) => onChange({ ...criterion, title: event.currentTarget.value })}
        />
      </td>
      <td>{scaled('max')}</td>
      <td>{scaled('min')}</td>
      <td>{scaled('step')}</td>
      <td>
        <TextInput
          size="sm"
          w="5rem"
          aria-label={`${criterion.title} ${t('setup.weight')}`}
          value={criterion.weight}
          error={
            decimalSchema.safeParse(criterion.weight).success ? null : t('problems.notDecimal')
          }
          onChange={(event) =>
            onChange({ ...criterion, weight: plainDecimal(event.currentTarget.value) })
          }
        />
      </td>
      <td>
        <RowButtons {...props} />
      </td>
    </tr>
  );
}

function RowButtons({ criterion, onMove, onRemove, removable }: CriterionRowProps) {
  const { t } = useTranslation('organizer');
  const name = criterion.title;
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('setup.moveUp', { name })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size="1.15rem" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('setup.moveDown', { name })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size="1.15rem" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        disabled={!removable}
        aria-label={t('setup.removeNamed', { name })}
        onClick={onRemove}
      >
        <IconTrash size="1.15rem" />
      </ActionIcon>
    </Group>
  );
}
