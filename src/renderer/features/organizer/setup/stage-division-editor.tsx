import {
  ActionIcon,
  Button,
  Group,
  NativeSelect,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Award, ContestSetup, StageDivision } from '../../../../core/model/charter.ts';
import { useTextError } from '../use-text-error.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { CountInput } from './count-input.tsx';
import { freshId, removeAt, replaceAt } from './setup-draft.ts';
import { withText } from './setup-fields.ts';

type StageDivisionEditorProps = {
  readonly setup: ContestSetup;
  readonly division: StageDivision;
  readonly onChange: (division: StageDivision) => void;
};

/** What a stage does with one division: its score sheet, its awards and its onward places. */
export function StageDivisionEditor({ setup, division, onChange }: StageDivisionEditorProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const named = setup.divisions.find(({ id }) => id === division.division);
  const awards = (next: Award[]) => onChange({ ...division, awards: next });
  return (
    <section className={styles.section}>
      <Title order={2} size="h3" mb={8}>
        {named ? format.title(named) : division.division}
      </Title>
      <Group align="flex-end" mb="sm">
        <NativeSelect
          label={t('setup.rubricOfDivision')}
          value={division.rubric}
          data={setup.rubrics.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => {
            const rubric = setup.rubrics.find(({ id }) => id === event.currentTarget.value);
            if (rubric) onChange({ ...division, rubric: rubric.id });
          }}
        />
        <CountInput
          label={t('setup.recommend')}
          value={division.recommend}
          min={0}
          max={20_000}
          onChange={(recommend) => onChange({ ...division, recommend })}
        />
      </Group>
      <AwardsTable awards={division.awards} onChange={awards} />
    </section>
  );
}

type AwardsTableProps = {
  readonly awards: readonly Award[];
  readonly onChange: (awards: Award[]) => void;
};

function AwardsTable({ awards, onChange }: AwardsTableProps) {
  const { t } = useTranslation('organizer');
  const add = () => {
    const id = freshId(
      'award',
      awards.map((award) => award.id),
    ) as Award['id'];
    onChange([...awards, { id, title: t('setup.newAward'), count: 1 }]);
  };
  return (
    <>
      {awards.length > 0 && (
        <TableFrame label={t('setup.award')} full>
          <table className={styles.grid}>
            <thead>
              <tr>
                <th>{t('setup.award')}</th>
                <th>{t('setup.places')}</th>
                <th>{t('setup.prize')}</th>
                <th>
                  <VisuallyHidden>{t('setup.remove')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {awards.map((award, index) => (
                <AwardRow
                  key={award.id}
                  award={award}
                  onChange={(next) => onChange(replaceAt(awards, index, next))}
                  onRemove={() => onChange(removeAt(awards, index))}
                />
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      <Button
        mt="xs"
        variant="default"
        size="sm"
        leftSection={<IconPlus size="1rem" />}
        onClick={add}
      >
        {t('setup.addAward')}
      </Button>
    </>
  );
}

type AwardRowProps = {
  readonly award: Award;
  readonly onChange: (award: Award) => void;
  readonly onRemove: () => void;
};

function AwardRow({ award, onChange, onRemove }: AwardRowProps) {
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  return (
    <tr>
      <td>
        <TextInput
          size="sm"
          aria-label={t('setup.award')}
          value={award.title}
          error={award.title === '' || errorOf(award.title)}
          onChange={(event) => onChange({ ...award, title: event.currentTarget.value })}
        />
      </td>
      <td>
        <Group gap="xs" wrap="nowrap">
          <CountInput
            name={`${award.title} ${t('setup.places')}`}
            value={award.count}
            min={0}
            max={20_000}
            onChange={(count) => onChange({ ...award, count })}
          />
          {award.count === 0 && (
            <Text size="sm" c="var(--jb-attention)" style={{ whiteSpace: 'nowrap' }}>
              <IconAlertTriangle size="1rem" aria-hidden style={{ verticalAlign: 'text-bottom' }} />{' '}
              {t('setup.countOpen')}
            </Text>
          )}
        </Group>
      </td>
      <td>
        <TextInput
          size="sm"
          aria-label={t('setup.prize')}
          value={award.prize ?? ''}
          error={errorOf(award.prize ?? '')}
          onChange={(event) => onChange(withText(award, 'prize', event.currentTarget.value))}
        />
      </td>
      <td>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('setup.removeNamed', { name: award.title })}
          onClick={onRemove}
        >
          <IconTrash size="1.15rem" />
        </ActionIcon>
      </td>
    </tr>
  );
}
