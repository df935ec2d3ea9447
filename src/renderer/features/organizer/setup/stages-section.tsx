import { SegmentedControl, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../core/model/charter.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from '../organizer.module.css';
import { useOrganizerStore } from '../organizer-store.ts';
import { useTextError } from '../use-text-error.ts';
import { Fields } from './fields.tsx';
import { instantToLocal, localToInstant } from './local-time.ts';
import { RulesText } from './rules-text.tsx';
import { RulesetEditor } from './ruleset-editor.tsx';
import { replaceAt } from './setup-draft.ts';
import type { SectionProps } from './setup-fields.ts';
import { StageDivisionEditor } from './stage-division-editor.tsx';

/** One stage at a time: when, by which arithmetic, with which awards, and all of it in words. */
export function StagesSection({ setup, change }: SectionProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const { stage: chosen, openStage } = useOrganizerStore();
  const stage = setup.stages.find(({ id }) => id === chosen) ?? setup.stages[0];
  if (stage === undefined) return null;
  const index = setup.stages.indexOf(stage);
  const set = (next: Stage) => change({ ...setup, stages: replaceAt(setup.stages, index, next) });
  return (
    <Stack gap="lg">
      {setup.stages.length > 1 && (
        <SegmentedControl
          aria-label={t('stage.label')}
          value={stage.id}
          data={setup.stages.map((item) => ({ value: item.id, label: format.title(item) }))}
          onChange={(value) => openStage(value)}
          style={{ alignSelf: 'flex-start' }}
        />
      )}
      <Fields>
        <Stack gap="lg">
          <StageFields stage={stage} onChange={set} />
          <RulesetEditor
            ruleset={stage.ruleset}
            setup={setup}
            stage={stage}
            onChange={(ruleset) => set({ ...stage, ruleset })}
          />
          {stage.divisions.map((division, at) => (
            <StageDivisionEditor
              key={division.division}
              setup={setup}
              division={division}
              onChange={(next) =>
                set({ ...stage, divisions: replaceAt(stage.divisions, at, next) })
              }
            />
          ))}
        </Stack>
      </Fields>
      <section className={styles.section}>
        <Title order={2} size="h3" mb={8}>
          {t('setup.readAloud')}
        </Title>
        <RulesText setup={setup} stage={stage} />
      </section>
    </Stack>
  );
}

type StageFieldsProps = { readonly stage: Stage; readonly onChange: (stage: Stage) => void };

function StageFields({ stage, onChange }: StageFieldsProps) {
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <TextInput
        label={t('setup.stageTitle')}
        value={stage.title}
        error={stage.title === '' || errorOf(stage.title)}
        onChange={(event) => onChange({ ...stage, title: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={t('setup.deadline')}
        value={instantToLocal(stage.deadline)}
        data-testid="stage-deadline"
        onChange={(event) =>
          onChange({ ...stage, deadline: localToInstant(event.currentTarget.value) })
        }
      />
      <TextInput
        label={t('setup.recommendTitle')}
        value={stage.recommendTitle}
        error={stage.recommendTitle === '' || errorOf(stage.recommendTitle)}
        onChange={(event) => onChange({ ...stage, recommendTitle: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
