import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TieBreak } from '../../../../core/model/ruleset.ts';
import type { RulesetEditorProps } from './ruleset-editor.tsx';
import { moveItem, removeAt, replaceAt } from './setup-draft.ts';

/** The chain of rules for entries that are level, in the order in which they are tried. */
export function TieBreakEditor({ ruleset, setup, stage, onChange }: RulesetEditorProps) {
  const { t } = useTranslation('organizer');
  const options = useOptions(setup, stage);
  const set = (tieBreaks: TieBreak[]) => onChange({ ...ruleset, tieBreaks });
  return (
    <Stack gap="xs" mt="md">
      <Text fw={600}>{t('ruleset.tieBreaks')}</Text>
      {ruleset.tieBreaks.map((rule, index) => (
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
              set(replaceAt(ruleset.tieBreaks, index, next));
            }}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            disabled={index === 0}
            aria-label={t('ruleset.tieBreakUp', { number: index + 1 })}
            onClick={() => set(moveItem(ruleset.tieBreaks, index, -1))}
          >
            <IconArrowUp size="1.15rem" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('ruleset.tieBreakRemove', { number: index + 1 })}
            onClick={() => set(removeAt(ruleset.tieBreaks, index))}
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
          disabled={ruleset.tieBreaks.length >= 10}
          onClick={() => set([...ruleset.tieBreaks, { by: 'untrimmed-mean' }])}
        >
          {t('ruleset.addTieBreak')}
        </Button>
      </Group>
    </Stack>
  );
}

function useOptions(setup: RulesetEditorProps['setup'], stage: RulesetEditorProps['stage']) {
  const { t } = useTranslation('organizer');
  const used = new Set(stage.divisions.map(({ rubric }) => rubric));
  const titles = new Map(
    setup.rubrics
      .filter(({ id }) => used.has(id))
      .flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title] as const)),
  );
  return [
    { value: 'untrimmed-mean', label: t('ruleset.tieBreakOf.untrimmed-mean') },
    { value: 'head-judge', label: t('ruleset.tieBreakOf.head-judge') },
    ...[...titles].map(([id, title]) => ({
      value: `criterion/${id}`,
      label: t('ruleset.tieBreakOf.criterion', { title }),
    })),
  ];
}

function tieBreakToText(rule: TieBreak): string {
  return rule.by === 'criterion' ? `criterion/${rule.criterion}` : rule.by;
}

function textToTieBreak(text: string): TieBreak {
  if (text === 'head-judge') return { by: 'head-judge' };
  const [by, id] = text.split('/');
  if (by !== 'criterion' || id === undefined) return { by: 'untrimmed-mean' };
  return { by: 'criterion', criterion: id as Extract<TieBreak, { by: 'criterion' }>['criterion'] };
}
