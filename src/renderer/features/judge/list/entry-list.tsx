import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countDesk } from '../desk-entry-state.ts';
import { NO_FILTER, useDeskStore } from '../desk-store.ts';
import { filterEntries, orderEntries } from '../filter-entries.ts';
import { useDeskItems } from '../use-desk.ts';
import { EntryFilters } from './entry-filters.tsx';
import { EntryRows } from './entry-rows.tsx';
import classes from './list.module.css';

export type EntryListProps = {
  readonly selected: string | null;
  readonly onSelect: (entry: string) => void;
  readonly onFold: () => void;
};

/** The entries assigned to this judge, in presenting order, and what is left to do. */
export function EntryList({ selected, onSelect, onFold }: EntryListProps) {
  const { t } = useTranslation('judge');
  const items = useDeskItems();
  const filter = useDeskStore((store) => store.filter);
  const setFilter = useDeskStore((store) => store.setFilter);
  const order = useDeskStore((store) => store.order);
  const shown = useMemo(
    () => filterEntries(orderEntries(items, order), filter),
    [items, order, filter],
  );
  const numbers = useMemo(() => new Map(items.map((item, index) => [item, index + 1])), [items]);
  const { left } = countDesk(items);
  return (
    <>
      <div className={classes.head}>
        <Text fw={600} flex={1}>
          {left === 0 ? t('list.allDone') : t('list.left', { count: left })}
        </Text>
        <Tooltip label={t('desk.hideList')}>
          <ActionIcon variant="subtle" size="lg" onClick={onFold} aria-label={t('desk.hideList')}>
            <IconLayoutSidebarLeftCollapse size="1.25rem" />
          </ActionIcon>
        </Tooltip>
      </div>
      <EntryFilters />
      {shown.length > 0 ? (
        <EntryRows shown={shown} numbers={numbers} selected={selected} onSelect={onSelect} />
      ) : (
        <div className={classes.none}>
          <Text>{t('list.none')}</Text>
          <Button variant="default" size="sm" onClick={() => setFilter(NO_FILTER)}>
            {t('list.showAll')}
          </Button>
        </div>
      )}
    </>
  );
}
