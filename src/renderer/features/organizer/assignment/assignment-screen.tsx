import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { useCall } from '../../../app/transport-context.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, Note, SecretPrompt, StateMark } from '../../../ui/index.ts';
import { countMaterials } from '../entries/entry-rows.ts';
import { failureOf } from '../failure.ts';
import type { StepProps } from '../step-screen.tsx';
import {
  countForEntry,
  panelsToTicks,
  samePanels,
  ticksToPanels,
  type Panels,
  type Ticks,
} from './assignment-model.ts';
import { AssignmentTable, type AssignmentLists } from './assignment-table.tsx';

/** Step 4: who scores what in this stage. Ticked here, saved, and then signed. */
export function AssignmentScreen({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const saved = useQuery('assignment.get', { stage: stage.id });
  const judges = useQuery('judges.list', {});
  const entries = useQuery('entries.list', {});
  const error = saved.error ?? judges.error ?? entries.error;
  if (error) return <ErrorNote error={error} />;
  if (!saved.data || !judges.data || !entries.data) return null;
  const divisions = new Set<string>(stage.divisions.map(({ division }) => division));
  const lists = {
    judges: judges.data.judges,
    entries: entries.data.filter(({ division }) => divisions.has(division)),
  };
  if (lists.judges.length === 0 || lists.entries.length === 0) {
    return <Note tone="attention">{t('assignment.nothing')}</Note>;
  }
  return (
    <Board
      contest={contest}
      stage={stage}
      lists={lists}
      saved={saved.data.panels}
      version={saved.data.signedVersion}
      unsigned={saved.data.unsigned}
    />
  );
}

type BoardProps = StepProps & {
  readonly lists: AssignmentLists;
  readonly saved: Panels;
  readonly version: number;
  readonly unsigned: MethodOutput<'assignment.get'>['unsigned'];
};

function Board({ contest, stage, lists, saved, version, unsigned }: BoardProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const [edited, setEdited] = useState<Ticks | null>(null);
  const [division, setDivision] = useState<string | null>(null);
  const ticks = edited ?? panelsToTicks(saved);
  const judgeIds = lists.judges.map(({ id }) => id);
  const panels = ticksToPanels(
    ticks,
    judgeIds,
    lists.entries.map(({ id }) => id),
  );
  const dirty = edited !== null && !samePanels(panels, saved);
  const shown = lists.entries.filter((entry) => division === null || entry.division === division);
  const { attached, listed } = countMaterials(lists.entries);
  const absent = listed - attached;
  const uncovered = lists.entries.filter(({ id }) => countForEntry(ticks, id, judgeIds) === 0);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Select
          aria-label={t('filter.division')}
          placeholder={t('filter.allDivisions')}
          clearable
          value={division}
          data={contest.setup.divisions.map((item) => ({
            value: item.id,
            label: format.title(item),
          }))}
          onChange={setDivision}
        />
        <Actions
          stage={stage}
          panels={panels}
          dirty={dirty}
          version={version}
          unsigned={unsigned}
          complete={absent === 0}
          onSaved={() => setEdited(null)}
        />
      </Group>
      {uncovered.length > 0 && (
        <Note tone="attention" testId="assignment-uncovered">
          {t('assignment.uncovered', {
            count: uncovered.length,
            names: uncovered
              .slice(0, 8)
              .map(({ id }) => id)
              .join(', '),
          })}
        </Note>
      )}
      {absent > 0 && (
        <Note tone="attention" testId="assignment-absent">
          {t('assignment.absent', { count: absent })}
        </Note>
      )}
      <AssignmentTable
        lists={{ judges: lists.judges, entries: shown }}
        ticks={ticks}
        onChange={setEdited}
      />
    </Stack>
  );
}

type ActionsProps = Pick<BoardProps, 'stage' | 'version' | 'unsigned'> & {
  readonly panels: Panels;
  readonly dirty: boolean;
  /** Every listed material is there: their hashes go into the signed assignment. */
  readonly complete: boolean;
  readonly onSaved: () => void;
};

function Actions({ stage, panels, dirty, complete, version, unsigned, onSaved }: ActionsProps) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const save = useAction('assignment.save');
  const [asking, setAsking] = useState(false);
  const sheets = panels.reduce((sum, { entries }) => sum + entries.length, 0);
  const run = async () => {
    const answer = await save.run({ stage: stage.id, panels });
    if (answer.ok) onSaved();
  };
  return (
    <>
      <Group>
        <AssignmentState dirty={dirty} version={version} unsigned={unsigned} />
        <Button
          variant="default"
          disabled={!dirty}
          loading={save.busy}
          leftSection={<IconDeviceFloppy size="1.15rem" />}
          data-testid="assignment-save"
          onClick={() => void run()}
        >
          {t('assignment.save')}
        </Button>
        <Button
          color="seal.7"
          disabled={dirty || unsigned === null || !complete || sheets === 0}
          leftSection={<IconSignature size="1.15rem" />}
          data-testid="assignment-sign"
          onClick={() => setAsking(true)}
        >
          {t('assignment.sign')}
        </Button>
      </Group>
      {save.error && <ErrorNote error={save.error} />}
      <SecretPrompt
        opened={asking}
        seal
        title={t('assignment.sign')}
        confirmLabel={t('assignment.signAct', { count: sheets })}
        onSubmit={async (secret) =>
          failureOf(await call('assignment.sign', { stage: stage.id, secret }))
        }
        onClose={() => setAsking(false)}
      >
        <Text>{t('assignment.signEffect', { count: sheets, judges: panels.length })}</Text>
      </SecretPrompt>
    </>
  );
}

type StateProps = {
  readonly dirty: boolean;
  readonly version: number;
  readonly unsigned: MethodOutput<'assignment.get'>['unsigned'];
};

function AssignmentState({ dirty, version, unsigned }: StateProps) {
  const { t } = useTranslation('organizer');
  if (!dirty && unsigned === null) {
    return (
      <StateMark tone="saved" icon={IconSignature} testId="assignment-state">
        {t('assignment.signed', { version })}
      </StateMark>
    );
  }
  const stale = unsigned === 'roster' ? 'olderRoster' : 'unsigned';
  const text = dirty ? 'dirty' : version === 0 ? 'neverSigned' : stale;
  return (
    <StateMark tone="attention" icon={IconAlertTriangle} testId="assignment-state">
      {t(`assignment.${text}`, { version })}
    </StateMark>
  );
}
