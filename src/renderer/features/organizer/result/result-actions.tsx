import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPrinter, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { Stage } from '../../../../core/model/charter.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useCall } from '../../../app/transport-context.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SealMark, SecretPrompt, StateMark } from '../../../ui/index.ts';
import { TurnStage } from '../collect/scoring-state.tsx';
import { ExportAction } from '../export-action.tsx';
import { failureOf } from '../failure.ts';
import ranking from './ranking.module.css';

type ResultActionsProps = {
  readonly stage: Stage;
  readonly status: 'complete' | 'incomplete';
  readonly signed: MethodOutput<'result.compute'>['signed'];
  readonly onPrintAnnex: () => void;
};

/** The result's signature, and its way out: table, spreadsheet, paper. */
export function ResultActions({ stage, status, signed, onPrintAnnex }: ResultActionsProps) {
  const { t, i18n } = useTranslation('organizer');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const current = signed?.current === true;
  const log = useQuery('log.view', { stage: stage.id });
  const closed = log.data === undefined || log.data?.state === 'closed';
  return (
    <Stack gap="md">
      <div className={ranking.head}>
        <SignedState signed={signed} />
        {closed ? (
          <Sign stage={stage} status={status} current={current} />
        ) : (
          <StillOpen stage={stage} />
        )}
      </div>
      <Group align="flex-start">
        {(['xlsx', 'csv'] as const).map((form) => (
          <ExportAction
            key={form}
            method="result.exportTable"
            testId={`export-${form}`}
            title={t(`result.export.${form}`)}
            label={t(`result.export.${form}`)}
            inputOf={(destinationId) => ({
              stage: stage.id,
              format: form,
              language,
              destinationId,
            })}
          />
        ))}
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.15rem" />}
          data-testid="print-result"
          onClick={() => window.print()}
        >
          {t('result.print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.15rem" />}
          data-testid="print-annex"
          onClick={onPrintAnnex}
        >
          {t('result.printAnnex')}
        </Button>
      </Group>
    </Stack>
  );
}

function SignedState({ signed }: Pick<ResultActionsProps, 'signed'>) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  if (signed === null) {
    return (
      <StateMark tone="attention" icon={IconAlertTriangle} testId="result-state">
        {t('result.unsigned')}
      </StateMark>
    );
  }
  return (
    <Group wrap="nowrap" data-testid="result-state" data-current={signed.current}>
      <SealMark hash={signed.hash} />
      <div>
        <StateMark
          tone={signed.current ? 'seal' : 'attention'}
          icon={signed.current ? IconSignature : IconAlertTriangle}
        >
          {signed.current ? t('result.signedCurrent') : t('result.signedStale')}
        </StateMark>
        <Text size="sm" c="dimmed">
          {format.dateTime(signed.signedAt)}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SHA-256 {signed.hash}
        </Text>
      </div>
    </Group>
  );
}

/** Nothing is signed while sheets may still count: says so, with the button that ends it. */
function StillOpen({ stage }: Pick<ResultActionsProps, 'stage'>) {
  const { t } = useTranslation('organizer');
  return (
    <div data-testid="still-open">
      <Text mb={4}>{t('scoring.signAfterClose')}</Text>
      <TurnStage stage={stage.id} method="stage.close" />
    </div>
  );
}

type SignProps = Pick<ResultActionsProps, 'stage' | 'status'> & { readonly current: boolean };

function Sign({ stage, status, current }: SignProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        // An incomplete result can be signed, but nobody should be drawn to do so.
        {...(status === 'complete'
          ? { color: 'seal.7' }
          : { variant: 'default', c: 'var(--jb-seal)' })}
        disabled={current}
        leftSection={<IconSignature size="1.15rem" />}
        data-testid="sign-result"
        onClick={() => setAsking(true)}
      >
        {t(`result.sign.${status}`)}
      </Button>
      <SecretPrompt
        opened={asking}
        seal
        title={t('result.signTitle')}
        confirmLabel={t(`result.sign.${status}`)}
        onSubmit={async (secret) =>
          failureOf(await call('result.sign', { stage: stage.id, secret }))
        }
        onClose={() => setAsking(false)}
      >
        <Text>{t(`result.signEffect.${status}`)}</Text>
      </SecretPrompt>
    </>
  );
}
