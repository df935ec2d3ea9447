import { IconBan, IconCircle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react';
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './organizer.module.css';
import { useUnfitFields } from './setup/unfit-fields.ts';
import { nextStep, type StepId, type StepProgress } from './steps.ts';
import { useMessageText } from './use-message-text.ts';

type ProcessionProps = {
  readonly progress: readonly StepProgress[];
  readonly current: StepId;
  readonly onOpen: (step: StepId) => void;
};

/** The steps of the event from top to bottom, with the state of each and the next thing to do. */
export function Procession({ progress, current, onOpen }: ProcessionProps) {
  const { t } = useTranslation('organizer');
  const next = nextStep(progress);
  return (
    <nav className={styles.procession} aria-label={t('procession.label')} data-testid="procession">
      <ol className={styles.steps}>
        {progress.map((item, index) => (
          <li key={item.step}>
            <StepButton
              item={item}
              number={index + 1}
              current={item.step === current}
              next={item.step === next}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

type StepButtonProps = {
  readonly item: StepProgress;
  readonly number: number;
  readonly current: boolean;
  readonly next: boolean;
  readonly onOpen: (step: StepId) => void;
};

function StepButton({ item, number, current, next, onOpen }: StepButtonProps) {
  const { t } = useTranslation('organizer');
  const message = useMessageText('progress');
  const held = useUnfitFields((store) => store.fields.size > 0) && item.step === 'setup';
  return (
    <UnstyledButton
      className={styles.step}
      data-testid={`step-${item.step}`}
      data-state={item.state}
      data-current={current || undefined}
      data-next={next || undefined}
      aria-current={current ? 'step' : undefined}
      onClick={() => onOpen(item.step)}
    >
      <span className={styles.stepIcon} data-state={next ? 'next' : item.state}>
        {stepIcon(item, next)}
      </span>
      <span className={styles.stepText}>
        <span className={styles.stepTitle}>
          {number}. {t(`steps.${item.step}.title`)}
        </span>
        <span className={styles.stepState} data-state={next ? 'next' : item.state}>
          {next ? t('procession.next') : t(`procession.${item.state}`)}
        </span>
        <span className={styles.stepMessage}>{held ? t('setup.held') : message(item.message)}</span>
      </span>
    </UnstyledButton>
  );
}

function stepIcon(item: StepProgress, next: boolean): ReactNode {
  if (next) return <IconPlayerPlay size="1.15rem" aria-hidden />;
  switch (item.state) {
    case 'done':
      return <IconCircleCheck size="1.15rem" aria-hidden />;
    case 'blocked':
      return <IconBan size="1.15rem" aria-hidden />;
    case 'todo':
      return <IconCircle size="1.15rem" aria-hidden />;
    default:
      return null;
  }
}
