import { Button, SegmentedControl, Title } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import type { ContestView } from '../../../contract/contest-methods.ts';
import type { Stage } from '../../../core/model/charter.ts';
import { assertNever } from '../../../core/result.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ArchiveScreen } from './archive/archive-screen.tsx';
import { AssignmentScreen } from './assignment/assignment-screen.tsx';
import { CollectScreen } from './collect/collect-screen.tsx';
import { EntriesScreen } from './entries/entries-screen.tsx';
import { JudgesScreen } from './judges/judges-screen.tsx';
import { useOrganizerStore } from './organizer-store.ts';
import styles from './organizer.module.css';
import { PackagesScreen } from './packages/packages-screen.tsx';
import { ResultScreen } from './result/result-screen.tsx';
import { SetupScreen } from './setup/setup-screen.tsx';
import { dependsOnStage, stepInTheWay, type StepId, type StepProgress } from './steps.ts';
import { useMessageText } from './use-message-text.ts';

/** What every step's screen is given. */
export type StepProps = { readonly contest: ContestView; readonly stage: Stage };

type StepScreenProps = StepProps & {
  readonly step: StepId;
  readonly progress: readonly StepProgress[];
};

/** Frame of a step: its name, the stage it works on, why it cannot proceed, and its screen. */
export function StepScreen({ step, stage, contest, progress }: StepScreenProps) {
  useHelpTopic(step);
  const { t } = useTranslation('organizer');
  const own = progress.find((item) => item.step === step);
  return (
    <div className={styles.screen} data-testid={`screen-${step}`}>
      <div className={styles.screenHead}>
        <div>
          <Title order={1}>{t(`steps.${step}.title`)}</Title>
          <p className={styles.lead}>{t(`steps.${step}.lead`)}</p>
        </div>
        {dependsOnStage(step) && <StagePicker contest={contest} stage={stage} />}
      </div>
      {own?.state === 'blocked' ? (
        <Blocked own={own} inTheWay={stepInTheWay(progress, step)} />
      ) : (
        screenOf(step, { contest, stage })
      )}
    </div>
  );
}

type BlockedProps = { readonly own: StepProgress; readonly inTheWay: StepId | null };

/** Why a step cannot go on, and the way to what has to be done first. */
function Blocked({ own, inTheWay }: BlockedProps) {
  const { t } = useTranslation('organizer');
  const message = useMessageText('progress');
  const openStep = useOrganizerStore((state) => state.openStep);
  return (
    <div className={styles.blocked} role="status" data-testid="blocked">
      <IconBan size="1.5rem" aria-hidden />
      <div>
        <strong>{t('procession.blocked')}</strong>
        <p>{message(own.message)}</p>
        {inTheWay && (
          <Button data-testid="go-first" onClick={() => openStep(inTheWay)}>
            {t('procession.goTo', { step: t(`steps.${inTheWay}.title`) })}
          </Button>
        )}
      </div>
    </div>
  );
}

function StagePicker({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const openStage = useOrganizerStore((state) => state.openStage);
  return (
    <SegmentedControl
      aria-label={t('stage.label')}
      data-testid="stage-picker"
      value={stage.id}
      data={contest.setup.stages.map((item) => ({ value: item.id, label: format.title(item) }))}
      onChange={(value) => openStage(value)}
    />
  );
}

function screenOf(step: StepId, props: StepProps): ReactNode {
  const { stage } = props;
  switch (step) {
    case 'setup':
      return <SetupScreen contest={props.contest} />;
    case 'entries':
      return <EntriesScreen contest={props.contest} />;
    case 'judges':
      return <JudgesScreen contest={props.contest} />;
    case 'assignment':
      return <AssignmentScreen key={stage.id} {...props} />;
    case 'packages':
      return <PackagesScreen key={stage.id} {...props} />;
    case 'collect':
      return <CollectScreen key={stage.id} {...props} />;
    case 'result':
      return <ResultScreen key={stage.id} {...props} />;
    case 'archive':
      return <ArchiveScreen key={stage.id} {...props} />;
    default:
      return assertNever(step);
  }
}
