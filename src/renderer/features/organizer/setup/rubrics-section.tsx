import { Button, Group, Stack, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fields, useFrozen } from './fields.tsx';
import { RubricEditor } from './rubric-editor.tsx';
import { addRubric, removeRubric, replaceAt } from './setup-draft.ts';
import type { SectionProps } from './setup-fields.ts';

/** The score sheets of the contest, one tab each. */
export function RubricsSection({ setup, change }: SectionProps) {
  const { t } = useTranslation('organizer');
  const frozen = useFrozen();
  const [open, setOpen] = useState<string | null>(null);
  const current = setup.rubrics.find(({ id }) => id === open) ?? setup.rubrics[0];
  const index = setup.rubrics.findIndex(({ id }) => id === current?.id);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <Tabs value={current?.id ?? null} onChange={setOpen} style={{ flex: 1 }}>
          <Tabs.List>
            {setup.rubrics.map((rubric) => (
              <Tabs.Tab key={rubric.id} value={rubric.id}>
                {rubric.title}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {!frozen && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size="1rem" />}
            onClick={() => change(addRubric(setup, t('setup.newRubric')))}
          >
            {t('setup.addRubric')}
          </Button>
        )}
      </Group>
      {current && (
        <Fields>
          <RubricEditor
            key={current.id}
            rubric={current}
            onChange={(rubric) =>
              change({ ...setup, rubrics: replaceAt(setup.rubrics, index, rubric) })
            }
            onRemove={() => change(removeRubric(setup, current.id))}
            removable={removeRubric(setup, current.id) !== setup}
          />
        </Fields>
      )}
    </Stack>
  );
}
