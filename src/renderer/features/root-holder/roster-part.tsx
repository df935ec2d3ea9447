import { Text, Title } from '@mantine/core';
import {
  IconDeviceLaptopOff,
  IconMinus,
  IconPencil,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RequestView, RosterChangeView } from '../../../contract/root-methods.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { FingerprintCard, StateMark } from '../../ui/index.ts';
import styles from './holder.module.css';

type RosterPartProps = {
  readonly request: RequestView;
  readonly roster: NonNullable<RequestView['roster']>;
};

/** What the roster changes against the last one that was signed here. */
export function RosterPart({ request, roster }: RosterPartProps) {
  const { t } = useTranslation('holder');
  const { comparedWith, changes, judges } = roster;
  return (
    <section>
      <Title order={3} mb={8}>
        {t('roster.changes')}
      </Title>
      <Text mb="sm">
        {comparedWith === 0
          ? t('roster.whole', { count: judges })
          : t('roster.against', { version: comparedWith, count: judges })}
      </Text>
      {changes.length === 0 && <Text>{t('roster.nothing')}</Text>}
      <ul className={styles.changes} data-testid="roster-changes">
        {changes.map((change, index) => (
          <li key={index} data-change={change.change}>
            <Change change={change} request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const MARKS: Readonly<Record<RosterChangeView['change'], TablerIcon>> = {
  'judge-added': IconPlus,
  'judge-removed': IconMinus,
  'judge-changed': IconPencil,
  'device-added': IconPlus,
  'device-removed': IconMinus,
  'device-revoked': IconDeviceLaptopOff,
};

type ChangeProps = { readonly change: RosterChangeView; readonly request: RequestView };

function Change({ change, request }: ChangeProps) {
  const { t } = useTranslation('holder');
  const { judge } = change;
  return (
    <>
      <StateMark tone="attention" icon={MARKS[change.change]}>
        {t(`change.${change.change}`)}
      </StateMark>
      <Text fw={600}>
        {judge === null ? t('change.unknownJudge') : `${judge.id} ${judge.name}`}
      </Text>
      {judge !== null && (
        <Text size="sm" c="dimmed">
          {judge.organization} {t(`change.role.${judge.role}`)}
        </Text>
      )}
      <Details change={change} request={request} />
    </>
  );
}

function Details({ change, request }: ChangeProps) {
  const { t } = useTranslation('holder');
  const format = useFormat();
  switch (change.change) {
    case 'judge-changed':
      return (
        <Text size="sm">
          {t('change.before', {
            name: change.before.name,
            organization: change.before.organization,
            role: t(`change.role.${change.before.role}`),
          })}
        </Text>
      );
    case 'device-revoked': {
      const stage = request.setup.stages.find(({ id }) => id === change.stage);
      return (
        <>
          <Text className={styles.digits}>{change.device}</Text>
          <Text>
            {t('change.revokedFrom', {
              stage: stage ? format.title(stage) : change.stage,
              index: change.fromIndex,
            })}
          </Text>
          <Text>{t('change.reason', { reason: change.reason })}</Text>
        </>
      );
    }
    default:
      return change.devices.map(({ fingerprint }) => (
        <FingerprintCard key={fingerprint.hex} fingerprint={fingerprint} />
      ));
  }
}
