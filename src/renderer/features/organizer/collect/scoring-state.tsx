import { Button, Group, Text } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogView } from '../../../../contract/log-methods.ts';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useCall } from '../../../app/transport-context.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SecretPrompt, StateMark } from '../../../ui/index.ts';
import { failureOf } from '../failure.ts';
import ranking from '../result/ranking.module.css';

type ScoringStateProps = { readonly stage: StageId; readonly log: LogView };

/** Whether scoring is open, and the button that closes it or opens it again. */
export function ScoringState({ stage, log }: ScoringStateProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const closed = log.state === 'closed';
  return (
    <section className={ranking.head} data-testid="scoring-state" data-state={log.state}>
      <div>
        <StateMark tone={closed ? 'quiet' : 'saved'} icon={closed ? IconLock : IconLockOpen}>
          {t(`scoring.${log.state}`)}
        </StateMark>
        <Text size="sm" c="dimmed">
          {log.since !== null && t('scoring.since', { time: format.dateTime(log.since) })}{' '}
          {t(closed ? 'scoring.closedHint' : 'scoring.openHint')}
        </Text>
      </div>
      <TurnStage stage={stage} method={closed ? 'stage.reopen' : 'stage.close'} />
    </section>
  );
}

type TurnStageProps = {
  readonly stage: StageId;
  readonly method: 'stage.close' | 'stage.reopen';
};

/** Closes or reopens scoring: says what follows from it, then asks for the secret. */
export function TurnStage({ stage, method }: TurnStageProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const act = method === 'stage.close' ? 'close' : 'reopen';
  return (
    <Group>
      <Button
        variant="default"
        leftSection={
          act === 'close' ? <IconLock size="1.15rem" /> : <IconLockOpen size="1.15rem" />
        }
        data-testid={`stage-${act}`}
        onClick={() => setAsking(true)}
      >
        {t(`scoring.${act}`)}
      </Button>
      <SecretPrompt
        opened={asking}
        title={t(`scoring.${act}`)}
        confirmLabel={t(`scoring.${act}`)}
        onSubmit={async (secret) => failureOf(await call(method, { stage, secret }))}
        onClose={() => setAsking(false)}
      >
        <Text>{t(`scoring.${act}Effect`)}</Text>
      </SecretPrompt>
    </Group>
  );
}
