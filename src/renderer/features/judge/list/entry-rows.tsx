import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences-store.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { EntryRow } from './entry-row.tsx';
import { nextRow } from './next-row.ts';
import classes from './list.module.css';

/** Px of a row with a title of two lines at 100 % type; what is drawn is measured. */
const ROW_HEIGHT = 84;
/** A list as short as this is drawn whole. */
const WHOLE = 60;

export type EntryRowsProps = {
  readonly shown: readonly DeskItem[];
  /** Place of an item in the package, from 1. */
  readonly numbers: ReadonlyMap<DeskItem, number>;
  readonly selected: string | null;
  readonly onSelect: (entry: string) => void;
};

/**
 * The rows, of which a long list draws those in sight. Whatever has the focus or is open stays drawn, so
 * that no scrolling takes the focus away; one row is in the order of Tab, the keys lead to the others.
 * Each row says its place and how many there are, because readers count what is drawn.
 */
export function EntryRows({ shown, numbers, selected, onSelect }: EntryRowsProps) {
  const { t } = useTranslation('judge');
  const textScale = usePreferences((preferences) => preferences.textScale);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const rowOf = (entry: string | null) =>
    shown.findIndex(({ deskEntry }) => deskEntry.entry.id === entry);
  const open = rowOf(selected);
  const current = focused === null ? -1 : rowOf(focused);
  const tabStop = [current, open, 0].find((row) => row >= 0);
  // Nothing of what it returns may be memoized; the lint rule that says so is off for this file.
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => (ROW_HEIGHT * textScale) / 100,
    getItemKey: (row) => shown[row]?.deskEntry.entry.id ?? row,
    overscan: shown.length <= WHOLE ? WHOLE : 6,
    rangeExtractor: (range) => withRows(range, [open, current, tabStop ?? -1]),
  });
  const reveal = useEffectEvent(() => {
    if (open >= 0) virtualizer.scrollToIndex(open);
  });
  useEffect(() => reveal(), [selected]);

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const box = event.currentTarget;
    const perPage = Math.floor(box.clientHeight / virtualizer.options.estimateSize(0));
    const row = nextRow(event.key, { row: current, count: shown.length, perPage });
    const target = row === null ? undefined : shown[row];
    if (row === null || target === undefined) return;
    event.preventDefault();
    // Drawn before it can take the focus.
    flushSync(() => setFocused(target.deskEntry.entry.id));
    virtualizer.scrollToIndex(row);
    box.querySelector<HTMLElement>(`[data-index="${row}"] button`)?.focus({ preventScroll: true });
  };
  const enter = ({ target }: FocusEvent) =>
    setFocused(target instanceof HTMLElement ? (target.dataset['entry'] ?? null) : null);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Null when the window itself loses the focus, which comes back to the same row.
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setFocused(null);
  };
  return (
    <div
      ref={list}
      className={classes.rows}
      role="list"
      aria-label={t('list.label')}
      onKeyDown={move}
      onFocus={enter}
      onBlur={leave}
    >
      <div className={classes.sizer} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = shown[index];
          return (
            item && (
              <div
                key={key}
                ref={virtualizer.measureElement}
                className={classes.place}
                style={{ transform: `translateY(${start}px)` }}
                data-index={index}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={shown.length}
              >
                <EntryRow
                  item={item}
                  number={numbers.get(item) ?? index + 1}
                  current={index === open}
                  tabStop={index === tabStop}
                  onSelect={onSelect}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function withRows(range: Range, rows: readonly number[]): number[] {
  const kept = rows.filter((row) => row >= 0 && row < range.count);
  return [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b);
}
