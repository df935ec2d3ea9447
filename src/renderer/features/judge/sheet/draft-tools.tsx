import { ActionIcon, Group, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHistory,
  IconAdjustmentsHorizontal,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import type { UndoView } from '../../../db/index.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { useDeskStore } from '../desk-store.ts';
import { useDesk } from '../use-desk.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { useSliderShown } from './use-slider-shown.ts';

export type DraftToolsProps = {
  readonly item: DeskItem;
  readonly rubric: Rubric;
  readonly steps: UndoView;
};

/** Undo, redo and the history of this entry's draft. */
export function DraftTools({ item, rubric, steps }: DraftToolsProps) {
  const { t } = useTranslation('judge');
  const { sync } = useDesk();
  const [opened, setOpened] = useState(false);
  const { deskEntry } = item;
  const slider = useSliderShown();
  const showSlider = useDeskStore((store) => store.showSlider);
  const tools = [
    {
      id: 'undo',
      Icon: IconArrowBackUp,
      disabled: !steps.canUndo,
      act: () => void sync.undo(deskEntry),
    },
    {
      id: 'redo',
      Icon: IconArrowForwardUp,
      disabled: !steps.canRedo,
      act: () => void sync.redo(deskEntry),
    },
    {
      id: 'slider',
      Icon: IconAdjustmentsHorizontal,
      disabled: false,
      act: () => showSlider(!slider),
    },
    { id: 'history', Icon: IconHistory, disabled: false, act: () => setOpened(true) },
  ] as const;
  return (
    <Group gap={2} wrap="nowrap" ml="auto">
      {tools.map(({ id, Icon, disabled, act }) => (
        <Tooltip key={id} label={t(`draft.${id}`)}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t(`draft.${id}`)}
            aria-disabled={disabled}
            data-dim={disabled}
            onClick={disabled ? undefined : act}
            data-testid={`draft-${id}`}
          >
            <Icon size="1.25rem" />
          </ActionIcon>
        </Tooltip>
      ))}
      <HistoryDialog item={item} rubric={rubric} opened={opened} onClose={() => setOpened(false)} />
    </Group>
  );
}
