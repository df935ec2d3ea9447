import { Button, Text } from '@mantine/core';
import { IconDeviceLaptopOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { JudgeRow } from '../../../../contract/judge-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { StateMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';

export type JudgeDevice = JudgeRow['devices'][number];

type DeviceCellProps = {
  readonly device: JudgeDevice;
  readonly contest: ContestView;
  readonly onRevoke: () => void;
};

/** A device: its fingerprint, what of it is revoked, and the way to revoke it. */
export function DeviceCell({ device, contest, onRevoke }: DeviceCellProps) {
  const { t, i18n } = useTranslation('organizer');
  const words = i18n.language === 'en' ? device.wordsEn : device.wordsZh;
  return (
    <div data-testid={`device-${device.key.slice(0, 8)}`}>
      <span className={styles.mono}>{device.digits}</span>
      <Text size="sm" c="dimmed">
        {words.join(' · ')}
      </Text>
      {device.revocations.map((revocation) => (
        <Revoked
          key={`${revocation.stage} ${revocation.fromIndex}`}
          device={device}
          revocation={revocation}
          contest={contest}
        />
      ))}
      {contest.frozen && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDeviceLaptopOff size="1rem" />}
          data-testid="revoke-device"
          onClick={onRevoke}
        >
          {t('revoke.open')}
        </Button>
      )}
    </div>
  );
}

type RevokedProps = {
  readonly device: JudgeDevice;
  readonly revocation: JudgeDevice['revocations'][number];
  readonly contest: ContestView;
};

function Revoked({ device, revocation, contest }: RevokedProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const withdraw = useAction('judges.withdrawRevocation');
  const { stage: id, fromIndex, reason, signed } = revocation;
  const stage = contest.setup.stages.find((candidate) => candidate.id === id);
  return (
    <div data-testid="revocation" data-signed={signed}>
      <StateMark tone={signed ? 'error' : 'attention'} icon={IconDeviceLaptopOff}>
        {t(signed ? 'revoke.signed' : 'revoke.drafted', {
          stage: stage ? format.title(stage) : id,
          index: fromIndex,
        })}
      </StateMark>
      <Text size="sm">{reason}</Text>
      {!signed && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={withdraw.busy}
          onClick={() => void withdraw.run({ device: device.key, stage: id })}
        >
          {t('revoke.withdraw')}
        </Button>
      )}
    </div>
  );
}
