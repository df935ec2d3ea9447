import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StandardTieBreak } from '../../../../core/rules/standard-form.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { StandardEditorProps } from './ruleset-editor.tsx';
import { moveItem, removeAt, replaceAt } from './setup-draft.ts';

/** The chain of rules for entries that are level, in the order in which they are tried. */
export function TieBreakEditor({ form, setup, stage, onChange }: StandardEditorProps) {
  const { t } = useTranslation('organizer');
  const options = useOptions(setup, stage);
  const set = (tieBreaks: readonly StandardTieBreak[]) => onChange({ ...form, tieBreaks });
  return (
    <Stack gap="xs" mt="md">
      <Text fw={600}>{t('ruleset.tieBreaks')}</Text>
      {form.tieBreaks.map((rule, index) => (
        <Group key={index} gap="xs">
          <Text w="2rem">{index + 1}.</Text>
          <NativeSelect
            size="sm"
            w="22rem"
            aria-label={t('ruleset.tieBreakNumber', { number: index + 1 })}
            value={tieBreakToText(rule)}
            data={options}
            onChange={(event) => {
              const next = textToTieBreak(event.currentTarget.value);
              set(replaceAt(form.tieBreaks, index, next));
            }}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            disabled={index === 0}
            aria-label={t('ruleset.tieBreakUp', { number: index + 1 })}
            onClick={() => set(moveItem(form.tieBreaks, index, -1))}
          >
            <IconArrowUp size="1.15rem" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('ruleset.tieBreakRemove', { number: index + 1 })}
            onClick={() => set(removeAt(form.tieBreaks, index))}
          >
            <IconTrash size="1.15rem" />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size="1rem" />}
          disabled={form.tieBreaks.length >= 10}
          onClick={() => set([...form.tieBreaks, { by: 'untrimmed-mean' }])}
        >
          {t('ruleset.addTieBreak')}
        </Button>
      </Group>
    </Stack>
  );
}

function useOptions(setup: StandardEditorProps['setup'], stage: StandardEditorProps['stage']) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const used = new Set(stage.divisions.map(({ rubric }) => rubric));
  const titles = new Map(
    setup.rubrics
      .filter(({ id }) => used.has(id))
      .flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title] as const)),
  );
  return [
    { value: 'untrimmed-mean', label: t('ruleset.tieBreakOf.untrimmed-mean') },
    { value: 'head-judge', label: t('ruleset.tieBreakOf.head-judge') },
    { value: 'vote', label: t('ruleset.tieBreakOf.vote') },
    { value: 'playoff', label: t('ruleset.tieBreakOf.playoff') },
    ...setup.stages
      .slice(
        0,
        setup.stages.findIndex(({ id }) => id === stage.id),
      )
      .map((earlier) => ({
        value: `earlier-stage/${earlier.id}`,
        label: t('ruleset.tieBreakOf.earlier-stage', { title: format.title(earlier) }),
      })),
    ...[...titles].map(([id, title]) => ({
      value: `criterion/${id}`,
      label: t('ruleset.tieBreakOf.criterion', { title }),
    })),
  ];
}

function tieBreakToText(rule: StandardTieBreak): string {
  if (rule.by === 'criterion') return `criterion/${rule.criterion}`;
  return rule.by === 'earlier-stage' ? `earlier-stage/${rule.stage}` : rule.by;
}

function textToTieBreak(text: string): StandardTieBreak {
  if (text === 'head-judge' || text === 'vote' || text === 'playoff') return { by: text };
  const [by, id] = text.split('/');
  if (id === undefined) return { by: 'untrimmed-mean' };
  return by === 'criterion' ? { by, criterion: id } : { by: 'earlier-stage', stage: id };
}
