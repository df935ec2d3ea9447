import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { JudgeRow } from '../../../../contract/judge-methods.ts';
import { useCall } from '../../../app/transport-context.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ConfirmDialog, ErrorNote, Note, SecretPrompt, StateMark } from '../../../ui/index.ts';
import { failureOf } from '../failure.ts';
import { AddJudge } from './add-judge.tsx';
import { ImportGroups } from './import-groups.tsx';
import { SigningPanel } from '../signing/signing-panel.tsx';
import { JudgesTable } from './judges-table.tsx';
import { RevokeDialog, type Revoking } from './revoke-dialog.tsx';

type JudgesScreenProps = { readonly contest: ContestView };

/** Step 3: who judges, with which devices; a list that counts only once it is signed. */
export function JudgesScreen({ contest }: JudgesScreenProps) {
  const { t } = useTranslation('organizer');
  const list = useQuery('judges.list', {});
  const signing = useQuery('signing.pending', {}).data?.roster ?? null;
  const setGroup = useAction('judges.setGroup');
  const [removing, setRemoving] = useState<JudgeRow | null>(null);
  const [revoking, setRevoking] = useState<Revoking | null>(null);
  if (list.data === undefined) return list.error ? <ErrorNote error={list.error} /> : null;
  const { judges, rosterVersion, unsigned, groups } = list.data;
  return (
    <Stack gap="lg">
      {judges.length === 0 ? (
        <Note>{t('judges.none')}</Note>
      ) : (
        <RosterState
          count={judges.length}
          version={rosterVersion}
          unsigned={unsigned}
          waiting={signing !== null}
          groupless={grouplessOf(judges, groups)}
        />
      )}
      {signing && <SigningPanel signing={signing} />}
      <AddJudge judges={judges} groups={groups} unsigned={unsigned} />
      {setGroup.error && <ErrorNote error={setGroup.error} />}
      {judges.length > 0 && (
        <JudgesTable
          judges={judges}
          contest={contest}
          groups={groups}
          onGroup={(judge, group) => void setGroup.run({ judgeId: judge.id, group })}
          onRemove={setRemoving}
          onRevoke={setRevoking}
        />
      )}
      {groups !== null && judges.length > 0 && <ImportGroups groups={groups} />}
      <RevokeDialog revoking={revoking} contest={contest} onClose={() => setRevoking(null)} />
      <RemoveDialog judge={removing} onClose={() => setRemoving(null)} />
    </Stack>
  );
}

type RosterStateProps = {
  readonly count: number;
  readonly version: number;
  readonly unsigned: boolean;
  /** A roster waits for other root keys: no further one can be signed. */
  readonly waiting: boolean;
  /** Names of judges in no group, or in one that the rules do not name. */
  readonly groupless: readonly string[];
};

function grouplessOf(judges: readonly JudgeRow[], groups: readonly string[] | null) {
  const isFine = (group: string | null) =>
    group !== null && (groups?.length === 0 || groups?.includes(group));
  return groups === null
    ? []
    : judges.filter(({ group }) => !isFine(group ?? null)).map(({ name }) => name);
}

function RosterState({ count, version, unsigned, waiting, groupless }: RosterStateProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  return (
    <Group justify="space-between">
      <div data-testid="roster-state" data-unsigned={unsigned} data-version={version}>
        {unsigned ? (
          <StateMark tone="attention" icon={IconAlertTriangle}>
            {waiting
              ? t('judges.waiting')
              : version === 0
                ? t('judges.neverSigned')
                : t('judges.unsigned', { version })}
          </StateMark>
        ) : (
          <StateMark tone="saved" icon={IconSignature}>
            {t('judges.signed', { version })}
          </StateMark>
        )}
        <Text size="sm" c="dimmed">
          {t('judges.signHint')}
        </Text>
      </div>
      <Button
        color="seal.7"
        disabled={!unsigned || waiting}
        leftSection={<IconSignature size="1.15rem" />}
        data-testid="sign-roster"
        onClick={() => setAsking(true)}
      >
        {t('judges.sign')}
      </Button>
      <SecretPrompt
        opened={asking}
        seal
        title={t('judges.sign')}
        confirmLabel={t('judges.signAct', { count })}
        onSubmit={async (secret) => failureOf(await call('judges.signRoster', { secret }))}
        onClose={() => setAsking(false)}
      >
        <Text>{t('judges.signEffect', { count, version: version + 1 })}</Text>
        {groupless.length > 0 && (
          <Note tone="attention" testId="roster-groupless">
            {t('judges.signGroupless', { names: groupless.join(', ') })}
          </Note>
        )}
      </SecretPrompt>
    </Group>
  );
}

type RemoveDialogProps = { readonly judge: JudgeRow | null; readonly onClose: () => void };

function RemoveDialog({ judge, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('organizer');
  const remove = useAction('judges.remove');
  const run = async () => {
    if (judge === null) return;
    const answer = await remove.run({ judgeId: judge.id });
    if (answer.ok) onClose();
  };
  return (
    <ConfirmDialog
      opened={judge !== null}
      title={t('judges.removeTitle')}
      confirmLabel={t('judges.removeAct')}
      busy={remove.busy}
      error={remove.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <Title order={3}>{judge?.name}</Title>
      <Text>{t('judges.removeEffect')}</Text>
    </ConfirmDialog>
  );
}
