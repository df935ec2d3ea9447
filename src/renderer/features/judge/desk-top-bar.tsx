import { Button, Text, Tooltip } from '@mantine/core';
import { IconLayoutSidebar } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { InTopBar } from '../../app/top-bar-slot.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import classes from './desk.module.css';
import { HandOverMenu } from './hand-over/hand-over-menu.tsx';
import { useDesk } from './use-desk.ts';
import { useTimeLeft } from './use-time-left.ts';

export type DeskTopBarProps = {
  /** Of the open entry. */
  readonly division: string | null;
  readonly place: number;
  readonly total: number;
  readonly listShown: boolean;
  readonly onToggleList: () => void;
};

/** Contest, stage and division; where the judge is; how long there is. */
export const DeskTopBar = memo(TopBar);

function TopBar({ division: id, place, total, listShown, onToggleList }: DeskTopBarProps) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const format = useFormat();
  const division = desk.divisions.find((candidate) => candidate.id === id);
  const parts = [format.title(desk), format.title(desk.stage), division && format.title(division)];
  return (
    <InTopBar>
      <Tooltip label={t(listShown ? 'desk.hideList' : 'desk.showList')}>
        <Button
          variant="subtle"
          px="xs"
          aria-label={t(listShown ? 'desk.hideList' : 'desk.showList')}
          aria-pressed={listShown}
          onClick={onToggleList}
          data-testid="toggle-list"
        >
          <IconLayoutSidebar size="1.35rem" />
        </Button>
      </Tooltip>
      <Text
        component="h1"
        m={0}
        fz="md"
        fw={600}
        className={classes.title}
        title={parts.filter(Boolean).join(' · ')}
        flex={1}
      >
        {parts.filter(Boolean).join(' · ')}
      </Text>
      <Text style={{ whiteSpace: 'nowrap' }} data-testid="place">
        {t('desk.place', { place, total })}
      </Text>
      {desk.stage.deadline !== null && <Deadline deadline={desk.stage.deadline} />}
      <HandOverMenu />
    </InTopBar>
  );
}

function Deadline({ deadline }: { readonly deadline: string }) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const left = useTimeLeft(deadline);
  const days = Math.floor(left / 86_400);
  const hours = Math.floor(left / 3600);
  const minutes = String(Math.floor(left / 60) % 60).padStart(2, '0');
  const seconds = String(left % 60).padStart(2, '0');
  return (
    <Text
      style={{ whiteSpace: 'nowrap' }}
      title={format.dateTime(deadline)}
      data-testid="deadline"
      {...(left < 600 ? { fw: 700 } : {})}
    >
      {left <= 0
        ? t('desk.late')
        : days >= 2
          ? t('desk.deadlineDays', { days })
          : t('desk.deadline', { time: `${hours}:${minutes}:${seconds}` })}
    </Text>
  );
}
