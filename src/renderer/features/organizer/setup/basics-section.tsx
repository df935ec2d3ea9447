import { Button, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTextError } from '../use-text-error.ts';
import { Fields } from './fields.tsx';
import { NamedList } from './named-list.tsx';
import { addDivision, addTrack, removeAt, removeDivision, replaceAt } from './setup-draft.ts';
import { withText, type SectionProps } from './setup-fields.ts';

/** Titles of the contest, its divisions and its tracks. */
export function BasicsSection({ setup, change }: SectionProps) {
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  return (
    <Fields>
      <Stack gap="lg">
        <TextInput
          label={t('setup.title')}
          required
          value={setup.title}
          error={errorOf(setup.title)}
          data-testid="setup-title"
          onChange={(event) => change({ ...setup, title: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <TextInput
            label={t('setup.titleEn')}
            description={t('setup.titleEnHint')}
            value={setup.titleEn ?? ''}
            error={errorOf(setup.titleEn ?? '')}
            onChange={(event) => change(withText(setup, 'titleEn', event.currentTarget.value))}
          />
          <TextInput
            label={t('setup.notice')}
            description={t('setup.noticeHint')}
            value={setup.notice ?? ''}
            error={errorOf(setup.notice ?? '')}
            onChange={(event) => change(withText(setup, 'notice', event.currentTarget.value))}
          />
        </SimpleGrid>
        <Divisions setup={setup} change={change} />
        <Tracks setup={setup} change={change} />
      </Stack>
    </Fields>
  );
}

function Divisions({ setup, change }: SectionProps) {
  const { t } = useTranslation('organizer');
  return (
    <NamedList
      title={t('setup.divisions')}
      hint={t('setup.divisionsHint')}
      items={setup.divisions}
      onChange={(index, item) =>
        change({ ...setup, divisions: replaceAt(setup.divisions, index, item) })
      }
      onRemove={(index) => {
        const id = setup.divisions[index]?.id;
        if (id !== undefined) change(removeDivision(setup, id));
      }}
      canRemove={setup.divisions.length > 1}
      add={
        <AddButton
          label={t('setup.addDivision')}
          onClick={() => change(addDivision(setup, t('setup.newDivision')))}
        />
      }
    />
  );
}

function Tracks({ setup, change }: SectionProps) {
  const { t } = useTranslation('organizer');
  return (
    <NamedList
      title={t('setup.tracks')}
      hint={t('setup.tracksHint')}
      items={setup.tracks}
      onChange={(index, item) => change({ ...setup, tracks: replaceAt(setup.tracks, index, item) })}
      onRemove={(index) => change({ ...setup, tracks: removeAt(setup.tracks, index) })}
      canRemove
      add={
        <AddButton
          label={t('setup.addTrack')}
          onClick={() => change(addTrack(setup, t('setup.newTrack')))}
        />
      }
    />
  );
}

function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button variant="default" size="sm" leftSection={<IconPlus size="1rem" />} onClick={onClick}>
      {label}
    </Button>
  );
}
