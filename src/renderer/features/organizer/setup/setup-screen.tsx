import { Tabs } from '@mantine/core';
import { IconCircleCheck, IconClock, IconLock, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import { validateSetup } from '../../../../core/rules/validate-setup.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, StateMark } from '../../../ui/index.ts';
import { BasicsSection } from './basics-section.tsx';
import { FrozenProvider } from './fields.tsx';
import { FreezeSection } from './freeze-section.tsx';
import { RootSection } from './root-section.tsx';
import { RubricsSection } from './rubrics-section.tsx';
import styles from './setup.module.css';
import { StagesSection } from './stages-section.tsx';
import { useUnfitField, useUnfitFields } from './unfit-fields.ts';
import { useSetupDraft, type SetupDraft } from './use-setup-draft.ts';

type SetupScreenProps = { readonly contest: ContestView };

const SECTIONS = ['basics', 'rubrics', 'stages', 'root', 'freeze'] as const;
type Section = (typeof SECTIONS)[number];

/** Step 1: what the charter will say. Read-only once it is frozen. */
export function SetupScreen({ contest }: SetupScreenProps) {
  const { t } = useTranslation('organizer');
  // What is out for signatures can change no more than what is signed.
  const signing = useQuery('signing.pending', {}).data?.charter ?? null;
  const frozen = contest.frozen !== null || signing !== null;
  const draft = useSetupDraft(contest.setup);
  // The rail must not call the charter ready while something here cannot be kept.
  useUnfitField(!frozen && draft.state === 'held');
  const [section, setSection] = useState<Section>(frozen ? 'freeze' : 'basics');
  const setup = frozen ? contest.setup : draft.setup;
  const problems = validateSetup(setup);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const fields = { setup, change: draft.change };
  return (
    <>
      <Tabs
        value={section}
        onChange={(value) => setSection(SECTIONS.find((id) => id === value) ?? 'basics')}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {SECTIONS.map((id) => (
            <Tabs.Tab key={id} value={id} data-testid={`setup-tab-${id}`}>
              {t(`setup.section.${id}`)}
              {id === 'freeze' && errors > 0 ? ` (${errors})` : ''}
            </Tabs.Tab>
          ))}
          <div className={styles.draftState}>
            {frozen ? (
              <StateMark tone={signing ? 'attention' : 'seal'} icon={IconLock} testId="setup-state">
                {t(signing ? 'setup.waitingReadOnly' : 'setup.frozenReadOnly')}
              </StateMark>
            ) : (
              <DraftMark draft={draft} />
            )}
          </div>
        </Tabs.List>
        {draft.error && <ErrorNote error={draft.error} />}
        {SECTIONS.map((id) => (
          <Tabs.Panel key={id} value={id}>
            <FrozenProvider value={frozen}>
              {id === 'basics' && <BasicsSection {...fields} />}
              {id === 'rubrics' && <RubricsSection {...fields} />}
              {id === 'stages' && <StagesSection {...fields} />}
              {id === 'root' && <RootSection />}
              {id === 'freeze' && (
                <FreezeSection
                  contest={contest}
                  draft={draft}
                  problems={problems}
                  signing={signing}
                />
              )}
            </FrozenProvider>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function DraftMark({ draft }: { readonly draft: SetupDraft }) {
  const { t } = useTranslation('organizer');
  const unfit = useUnfitFields((store) => store.fields.size > 0);
  // Whatever else is saved: beside a field that is not, "saved" would be taken for that field.
  const state = unfit && draft.state !== 'failed' ? 'held' : draft.state;
  switch (state) {
    case 'saved':
      return (
        <StateMark tone="saved" icon={IconCircleCheck} testId="setup-state">
          {t('setup.saved')}
        </StateMark>
      );
    case 'saving':
      return (
        <StateMark tone="quiet" icon={IconClock} testId="setup-state">
          {t('setup.saving')}
        </StateMark>
      );
    case 'held':
    case 'failed':
      return (
        <StateMark tone="attention" icon={IconPencil} testId="setup-state">
          {t(`setup.${state}`)}
        </StateMark>
      );
    default:
      return null;
  }
}
