import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../../core/model/rubric.ts';
import { useTextError } from '../use-text-error.ts';
import { ScaledInput } from './scaled-input.tsx';
import { removeAt, replaceAt } from './setup-draft.ts';
import { withText } from './setup-fields.ts';

type CriterionDetailsProps = {
  readonly criterion: Criterion;
  readonly decimals: number;
  readonly onChange: (criterion: Criterion) => void;
};

/** What a criterion means: English title, description, and labelled bands of marks. */
export function CriterionDetails({ criterion, decimals, onChange }: CriterionDetailsProps) {
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  return (
    <Stack gap="sm" pb="sm">
      <TextInput
        size="sm"
        label={t('setup.nameEn')}
        value={criterion.titleEn ?? ''}
        error={errorOf(criterion.titleEn ?? '')}
        onChange={(event) => onChange(withText(criterion, 'titleEn', event.currentTarget.value))}
      />
      <Textarea
        size="sm"
        autosize
        minRows={2}
        label={t('setup.description')}
        value={criterion.description ?? ''}
        error={errorOf(criterion.description ?? '')}
        onChange={(event) =>
          onChange(withText(criterion, 'description', event.currentTarget.value))
        }
      />
      <Text size="sm" fw={600}>
        {t('setup.bands')}
      </Text>
      {criterion.bands.map((_, index) => (
        <BandRow
          key={index}
          index={index}
          criterion={criterion}
          decimals={decimals}
          onChange={onChange}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size="0.9rem" />}
          onClick={() => {
            const fresh = { label: t('setup.newBand'), from: criterion.min, to: criterion.max };
            onChange({ ...criterion, bands: [...criterion.bands, fresh] });
          }}
        >
          {t('setup.addBand')}
        </Button>
      </Group>
    </Stack>
  );
}

type BandRowProps = CriterionDetailsProps & { readonly index: number };

function BandRow({ criterion, decimals, onChange, index }: BandRowProps) {
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  const band = criterion.bands[index];
  if (band === undefined) return null;
  const set = (next: typeof band) =>
    onChange({ ...criterion, bands: replaceAt(criterion.bands, index, next) });
  return (
    <Group gap="xs" align="center">
      <TextInput
        size="sm"
        w="8rem"
        aria-label={t('setup.bandLabel')}
        value={band.label}
        error={band.label === '' || errorOf(band.label)}
        onChange={(event) => set({ ...band, label: event.currentTarget.value })}
      />
      <ScaledInput
        label={`${band.label} ${t('setup.bandFrom')}`}
        value={band.from}
        decimals={decimals}
        onChange={(from) => set({ ...band, from })}
      />
      <span aria-hidden>–</span>
      <ScaledInput
        label={`${band.label} ${t('setup.bandTo')}`}
        value={band.to}
        decimals={decimals}
        onChange={(to) => set({ ...band, to })}
      />
      <ActionIcon
        variant="subtle"
        aria-label={t('setup.removeNamed', { name: band.label })}
        onClick={() => onChange({ ...criterion, bands: removeAt(criterion.bands, index) })}
      >
        <IconTrash size="1rem" />
      </ActionIcon>
    </Group>
  );
}
