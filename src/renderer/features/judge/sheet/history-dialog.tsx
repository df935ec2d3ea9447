import { Button, Center, Loader, Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SavedState } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote } from '../../../ui/index.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { computeOwnTotal } from '../own-total.ts';
import { useDesk } from '../use-desk.ts';
import { findDifferences } from './draft-differences.ts';
import { groupBursts } from './group-bursts.ts';
import { useDifferenceLabel } from './use-difference-label.ts';

export type HistoryDialogProps = {
  readonly item: DeskItem;
  readonly rubric: Rubric;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Every saved state of this entry's draft, with its time; any of them can be had back. */
export function HistoryDialog({ item, rubric, opened, onClose }: HistoryDialogProps) {
  const { t } = useTranslation('judge');
  const title = t('history.title', { entry: item.deskEntry.entry.id });
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={title} data-testid="history">
      <Text c="dimmed" mb="md">
        {t('history.text')}
      </Text>
      <History item={item} rubric={rubric} onClose={onClose} />
    </Modal>
  );
}

type HistoryProps = Omit<HistoryDialogProps, 'opened'>;

function History({ item, rubric, onClose }: HistoryProps) {
  const { t } = useTranslation('judge');
  const { sync } = useDesk();
  const { deskEntry } = item;
  const history = useQuery('judging.draftHistory', { entry: deskEntry.entry.id });
  if (history.error) return <ErrorNote error={history.error} />;
  if (history.data === undefined) {
    return (
      <Center p="xl">
        <Loader />
      </Center>
    );
  }
  const states = groupBursts(history.data, rubric);
  if (states.length === 0) return <Text>{t('history.none')}</Text>;
  const restore = ({ draft }: SavedState) => {
    if (draft) {
      // Whether this is a correction depends on today, not on then.
      const correctionReason = item.sealed === null ? null : (draft.correctionReason ?? '');
      void sync.replace(deskEntry, { ...draft, correctionReason });
    }
    onClose();
  };
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="6.5rem">{t('history.time')}</Table.Th>
          <Table.Th>{t('history.what')}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {states.map((state, index) => (
          <StateRow
            key={state.revision}
            state={state}
            before={states[index + 1] ?? null}
            rubric={rubric}
            current={index === 0 && item.draft !== null}
            onRestore={() => restore(state)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

type StateRowProps = {
  readonly state: SavedState;
  readonly before: SavedState | null;
  readonly rubric: Rubric;
  readonly current: boolean;
  readonly onRestore: () => void;
};

function StateRow({ state, before, rubric, current, onRestore }: StateRowProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const label = useDifferenceLabel(rubric);
  const { draft, savedAt } = state;
  const total = draft && draft.recusalReason === null ? computeOwnTotal(rubric, draft) : null;
  const empty = t('conflict.none');
  return (
    <Table.Tr data-testid="history-state">
      <Table.Td style={{ verticalAlign: 'top' }}>{format.time(savedAt)}</Table.Td>
      <Table.Td>
        {total && <Text fw={600}>{t('history.total', { total: total.text })}</Text>}
        {draft === null && <Text>{t('history.givenUp')}</Text>}
        {state.sealed && <Text c="var(--jb-seal)">{t('history.sealed')}</Text>}
        {draft !== null &&
          findDifferences(before?.draft ?? null, draft, rubric).map((difference) => (
            <Text size="sm" key={`${difference.kind} ${difference.criterion ?? ''}`}>
              {t('history.change', {
                label: label(difference),
                before: shorten(difference.before) || empty,
                after: shorten(difference.after) || empty,
              })}
            </Text>
          ))}
      </Table.Td>
      <Table.Td ta="right">
        {current && t('history.now')}
        {!current && draft !== null && (
          <Button
            size="compact-md"
            variant="default"
            aria-label={t('history.restoreAt', { time: format.time(savedAt) })}
            onClick={onRestore}
            data-testid="history-restore"
          >
            {t('history.restore')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The end of a text is where it grows. */
function shorten(text: string): string {
  return text.length > 48 ? `…${text.slice(-47)}` : text;
}
