import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskItem } from '../desk-entry-state.ts';
import { EntryStateMark } from '../entry-state-mark.tsx';
import { computeOwnTotal } from '../own-total.ts';
import { useDesk } from '../use-desk.ts';
import classes from './list.module.css';

export type EntryRowProps = {
  readonly item: DeskItem;
  readonly number: number;
  readonly current: boolean;
  /** Whether Tab reaches it. */
  readonly tabStop: boolean;
  readonly onSelect: (entry: string) => void;
};

/** Drawn anew only when its own entry changed; `onSelect` does the same thing each time. */
export const EntryRow = memo(
  Row,
  (before, now) =>
    before.item === now.item &&
    before.number === now.number &&
    before.current === now.current &&
    before.tabStop === now.tabStop,
);

function Row({ item, number, current, tabStop, onSelect }: EntryRowProps) {
  const { entry } = item.deskEntry;
  return (
    <UnstyledButton
      className={classes.row}
      tabIndex={tabStop ? 0 : -1}
      aria-current={current}
      data-entry={entry.id}
      data-state={item.state}
      data-testid={`entry-${entry.id}`}
      onClick={() => onSelect(entry.id)}
    >
      <span className={classes.number}>{number}</span>
      <span className={classes.title} title={`${entry.id} ${entry.title} · ${entry.team}`}>
        {entry.title}
      </span>
      <span className={classes.meta}>
        <EntryStateMark state={item.state} />
        <span className={classes.id}>{entry.id}</span>
        <RowTotal item={item} />
      </span>
    </UnstyledButton>
  );
}

/** The judge's own total: of the draft while there is one, else of what was sealed. */
function RowTotal({ item }: { readonly item: DeskItem }) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const { draft, sealed, deskEntry } = item;
  const recused = draft ? draft.recusalReason !== null : sealed?.sheet.body.kind === 'recusal';
  if (recused) return <span>{t('list.recused')}</span>;
  if (draft === null) return <strong>{sealed?.total ?? ''}</strong>;
  const rubric = desk.rubrics.find(({ id }) => id === deskEntry.rubric);
  const total = rubric ? computeOwnTotal(rubric, draft) : null;
  if (total === null) return null;
  return (
    <span>
      {total.open === 0 ? total.text : t('list.partly', { total: total.text, open: total.open })}
    </span>
  );
}
