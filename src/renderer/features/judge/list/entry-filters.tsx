import { ActionIcon, Collapse, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { type EntryOrder, type StateFilter, useDeskStore } from '../desk-store.ts';
import { useDesk } from '../use-desk.ts';
import classes from './list.module.css';

const STATES: readonly StateFilter[] = ['all', 'left', 'draft', 'sealed', 'delivered'];

const ORDERS: readonly EntryOrder[] = ['presenting', 'number'];

/** Search, and a fold with state, division and track. */
export const EntryFilters = memo(SearchAndFilters);

function SearchAndFilters() {
  const { t } = useTranslation('judge');
  const { filter, setFilter } = useDeskStore();
  const active = filter.state !== 'all' || filter.division !== null || filter.track !== null;
  const [open, setOpen] = useState(active);
  return (
    <div className={classes.filters}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          size="sm"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size="1.1rem" />}
          value={filter.search}
          onChange={(event) => setFilter({ search: event.currentTarget.value })}
          data-testid="entry-search"
        />
        <ActionIcon
          size="2.25rem"
          variant={active ? 'filled' : 'default'}
          aria-label={t('list.filter')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="entry-filter"
        >
          <IconFilter size="1.2rem" />
        </ActionIcon>
      </Group>
      <Collapse expanded={open} keepMounted={false}>
        <Filters />
      </Collapse>
    </div>
  );
}

function Filters() {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const format = useFormat();
  const { filter, setFilter, order, setOrder } = useDeskStore();
  const options = (all: string, things: readonly { id: string; title: string }[]) => [
    { value: '', label: all },
    ...things.map((thing) => ({ value: thing.id, label: format.title(thing) })),
  ];
  return (
    <Stack gap="xs" pt="xs">
      <NativeSelect
        size="sm"
        aria-label={t('list.order')}
        value={order}
        data={ORDERS.map((value) => ({ value, label: t(`list.orders.${value}`) }))}
        onChange={(event) => setOrder(event.currentTarget.value as EntryOrder)}
        data-testid="entry-order"
      />
      <NativeSelect
        size="sm"
        aria-label={t('list.state')}
        value={filter.state}
        data={STATES.map((state) => ({ value: state, label: t(`list.states.${state}`) }))}
        onChange={(event) => setFilter({ state: event.currentTarget.value as StateFilter })}
        data-testid="filter-state"
      />
      {desk.divisions.length > 1 && (
        <NativeSelect
          size="sm"
          aria-label={t('list.division')}
          value={filter.division ?? ''}
          data={options(t('list.allDivisions'), desk.divisions)}
          onChange={(event) => setFilter({ division: event.currentTarget.value || null })}
          data-testid="filter-division"
        />
      )}
      {desk.tracks.length > 1 && (
        <NativeSelect
          size="sm"
          aria-label={t('list.track')}
          value={filter.track ?? ''}
          data={options(t('list.allTracks'), desk.tracks)}
          onChange={(event) => setFilter({ track: event.currentTarget.value || null })}
          data-testid="filter-track"
        />
      )}
    </Stack>
  );
}
