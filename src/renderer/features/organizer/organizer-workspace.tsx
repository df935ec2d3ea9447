import { Center, Loader, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../contract/app-methods.ts';
import type { ContestView } from '../../../contract/contest-methods.ts';
import { InTopBar } from '../../app/top-bar-slot.tsx';
import { useQuery } from '../../app/use-query.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ErrorNote } from '../../ui/index.ts';
import { useOrganizerStore } from './organizer-store.ts';
import styles from './organizer.module.css';
import { Procession } from './procession.tsx';
import { StartScreen } from './start-screen.tsx';
import { StepScreen } from './step-screen.tsx';
import { nextStep } from './steps.ts';
import { useStageOfWork } from './use-stage-of-work.ts';

export type OrganizerWorkspaceProps = { readonly profile: ProfileView };

/** The organizer's side: choose a contest, then walk through the procession of the event. */
export function OrganizerWorkspace(_: OrganizerWorkspaceProps) {
  const contest = useQuery('contest.get', {});
  const forget = useOrganizerStore((state) => state.forget);
  useEffect(() => forget, [forget]);
  if (contest.error && contest.data === undefined) return <ErrorNote error={contest.error} />;
  if (contest.data === undefined) {
    return (
      <Center h="100%">
        <Loader />
      </Center>
    );
  }
  if (contest.data === null) return <StartScreen />;
  return <Event contest={contest.data} />;
}

function Event({ contest }: { readonly contest: ContestView }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const store = useOrganizerStore();
  const stage = useStageOfWork(contest.setup.stages);
  const progress = useQuery('contest.progress', stage ? { stage: stage.id } : null);
  const steps = progress.data ?? [];
  const { step, openStep } = store;
  const next = progress.data === undefined ? null : (nextStep(progress.data) ?? 'setup');
  // Only once: finishing a step must not take its screen away before it has been read.
  useEffect(() => {
    if (step === null && next !== null) openStep(next);
  }, [step, next, openStep]);
  if (stage === null || step === null) {
    return progress.error ? <ErrorNote error={progress.error} /> : null;
  }
  return (
    <div className={styles.workspace} data-testid="organizer-workspace">
      <InTopBar>
        <Text truncate fw={600} data-testid="contest-title">
          {format.title(contest.setup)}
        </Text>
        <Text c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {contest.frozen ? t('frozen.yes') : t('frozen.no')}
        </Text>
      </InTopBar>
      <Procession progress={steps} current={step} onOpen={openStep} />
      <div className={styles.desk} tabIndex={-1}>
        <StepScreen key={step} step={step} stage={stage} contest={contest} progress={steps} />
      </div>
    </div>
  );
}
