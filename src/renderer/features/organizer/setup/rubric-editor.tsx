import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '../../../../core/model/primitives.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import styles from '../organizer.module.css';
import { useTextError } from '../use-text-error.ts';
import { CriteriaTable } from './criteria-table.tsx';
import { freshId, fullMark, rescaleRubric } from './setup-draft.ts';

export type RubricEditorProps = {
  readonly rubric: Rubric;
  readonly onChange: (rubric: Rubric) => void;
  readonly onRemove: () => void;
  readonly removable: boolean;
};

/** One score sheet: its title, whether it is official, its decimals and its criteria. */
export function RubricEditor(props: RubricEditorProps) {
  const { rubric, onChange, onRemove, removable } = props;
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  return (
    <Stack gap="md">
      {!rubric.official && <TemplateNote />}
      <Group align="flex-end" wrap="wrap">
        <TextInput
          label={t('setup.rubricTitle')}
          style={{ flex: '1 1 18rem' }}
          value={rubric.title}
          error={rubric.title === '' || errorOf(rubric.title)}
          onChange={(event) => onChange({ ...rubric, title: event.currentTarget.value })}
        />
        <DecimalsSelect rubric={rubric} onChange={onChange} />
        <Button variant="subtle" disabled={!removable} onClick={onRemove}>
          {t('setup.removeRubric')}
        </Button>
      </Group>
      <Group gap="xl">
        <Checkbox
          label={t('setup.official')}
          description={t('setup.officialHint')}
          checked={rubric.official}
          data-testid="rubric-official"
          onChange={(event) => onChange({ ...rubric, official: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('setup.commentRequired')}
          checked={rubric.commentRequired}
          onChange={(event) =>
            onChange({ ...rubric, commentRequired: event.currentTarget.checked })
          }
        />
      </Group>
      <CriteriaTable rubric={rubric} onChange={onChange} />
      <Group justify="space-between">
        <AddCriterion rubric={rubric} onChange={onChange} />
        <Text fw={600} data-testid="rubric-full-mark">
          {t('setup.fullMark', { mark: fullMark(rubric) })}
        </Text>
      </Group>
    </Stack>
  );
}

/** No official weights were published: a template must never pass for the contest's own. */
function TemplateNote() {
  const { t } = useTranslation('organizer');
  return (
    <div className={styles.template} role="note" data-testid="rubric-template">
      <Group gap="xs" wrap="nowrap">
        <IconAlertTriangle size="1.25rem" aria-hidden />
        <strong>{t('setup.template')}</strong>
        <span>{t('setup.templateHint')}</span>
      </Group>
    </div>
  );
}

type RubricChange = Pick<RubricEditorProps, 'rubric' | 'onChange'>;

function DecimalsSelect({ rubric, onChange }: RubricChange) {
  const { t } = useTranslation('organizer');
  const [refused, setRefused] = useState(false);
  return (
    <NativeSelect
      label={t('setup.decimals')}
      value={String(rubric.decimals)}
      data={['0', '1', '2'].map((value) => ({ value, label: t(`setup.decimalsOf.${value}`) }))}
      error={refused ? t('setup.decimalsRefused') : null}
      onChange={(event) => {
        const scaled = rescaleRubric(rubric, Number(event.currentTarget.value));
        setRefused(scaled === null);
        if (scaled !== null) onChange(scaled);
      }}
    />
  );
}

function AddCriterion({ rubric, onChange }: RubricChange) {
  const { t } = useTranslation('organizer');
  const add = () => {
    const id = freshId(
      'criterion',
      rubric.criteria.map((criterion) => criterion.id),
    ) as CriterionId;
    const unit = 10 ** rubric.decimals;
    const fresh = { id, title: t('setup.newCriterion'), min: 0, max: 10 * unit, step: unit };
    onChange({
      ...rubric,
      criteria: [...rubric.criteria, { ...fresh, weight: '1', bands: [] }],
    });
  };
  return (
    <Button variant="default" size="sm" leftSection={<IconPlus size="1rem" />} onClick={add}>
      {t('setup.addCriterion')}
    </Button>
  );
}
