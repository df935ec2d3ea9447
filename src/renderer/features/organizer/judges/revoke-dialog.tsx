import { Button, Group, Modal, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { JudgeRow } from '../../../../contract/judge-methods.ts';
import type { StageId } from '../../../../core/model/primitives.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, Note } from '../../../ui/index.ts';
import { useStageOfWork } from '../use-stage-of-work.ts';
import type { JudgeDevice } from './device-cell.tsx';

export type Revoking = { readonly judge: JudgeRow; readonly device: JudgeDevice };

type RevokeDialogProps = {
  readonly revoking: Revoking | null;
  readonly contest: ContestView;
  readonly onClose: () => void;
};

/** Revokes a device of a judge from a place in a stage's log on. */
export function RevokeDialog({ revoking, contest, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('organizer');
  return (
    <Modal opened={revoking !== null} onClose={onClose} title={t('revoke.title')} size="lg">
      {revoking && <RevokeForm revoking={revoking} contest={contest} onClose={onClose} />}
    </Modal>
  );
}

type RevokeFormProps = RevokeDialogProps & { readonly revoking: Revoking };

function RevokeForm({ revoking, contest, onClose }: RevokeFormProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const { stages } = contest.setup;
  const reached = useStageOfWork(stages);
  const [chosen, setChosen] = useState<StageId | undefined>();
  // A revocation is for one stage and for good: it begins at the one that is being judged.
  const stage = chosen ?? reached?.id;
  const [from, setFrom] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const revoke = useAction('judges.revokeDevice');
  const device = revoking.device.key;
  const log = useQuery('judges.deviceLog', stage ? { device, stage } : null);
  const run = async () => {
    if (!stage || !log.data) return;
    const answer = await revoke.run({
      device,
      stage,
      fromIndex: from ?? log.data.size,
      reason: reason.trim(),
    });
    if (answer.ok) onClose();
  };
  return (
    <Stack gap="md" data-testid="revoke-form">
      <div>
        <Text fw={600}>
          {revoking.judge.id} {revoking.judge.name}
        </Text>
        <Text c="dimmed">{revoking.device.digits}</Text>
      </div>
      <Text>{t('revoke.effect')}</Text>
      <Select
        label={t('revoke.stage')}
        data={stages.map((item) => ({ value: item.id, label: format.title(item) }))}
        value={stage ?? null}
        allowDeselect={false}
        onChange={(value) => {
          setChosen(stages.find(({ id }) => id === value)?.id);
          setFrom(null);
        }}
      />
      {log.error && <ErrorNote error={log.error} />}
      {log.data?.size === 0 && <Note tone="attention">{t('revoke.empty')}</Note>}
      {log.data && <FromPlace log={log.data} from={from} onChange={setFrom} />}
      <Textarea
        label={t('revoke.reason')}
        description={t('revoke.reasonHint')}
        autosize
        minRows={2}
        maxLength={400}
        value={reason}
        data-testid="revoke-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {revoke.error && <ErrorNote error={revoke.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('revoke.back')}
        </Button>
        <Button
          disabled={reason.trim() === '' || !log.data}
          loading={revoke.busy}
          data-testid="revoke-submit"
          onClick={() => void run()}
        >
          {t('revoke.act')}
        </Button>
      </Group>
    </Stack>
  );
}

type FromPlaceProps = {
  readonly log: {
    readonly size: number;
    readonly bundles: readonly {
      readonly index: number;
      readonly receivedAt: string;
      readonly sheets: number;
    }[];
  };
  readonly from: number | null;
  readonly onChange: (index: number | null) => void;
};

/** From now on, or from before one of the bundles that this device handed in. */
function FromPlace({ log, from, onChange }: FromPlaceProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  return (
    <Radio.Group
      label={t('revoke.from')}
      value={from === null ? 'now' : String(from)}
      onChange={(value) => onChange(value === 'now' ? null : Number(value))}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="now" label={t('revoke.now', { index: log.size })} data-testid="revoke-now" />
        {log.bundles.toReversed().map(({ index, receivedAt, sheets }) => (
          <Radio
            key={index}
            value={String(index)}
            data-testid={`revoke-from-${index}`}
            label={t('revoke.before', { index, time: format.dateTime(receivedAt), count: sheets })}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
