import { ActionIcon, Group, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHistory,
  IconAdjustmentsHorizontal,
} from '@tabler/icons-react';
import { memo, useCallback, useState } from 'react';
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
      act: useCallback(() => void sync.undo(deskEntry), [sync, deskEntry]),
    },
    {
      id: 'redo',
      Icon: IconArrowForwardUp,
      disabled: !steps.canRedo,
      act: useCallback(() => void sync.redo(deskEntry), [sync, deskEntry]),
    },
    {
      id: 'slider',
      Icon: IconAdjustmentsHorizontal,
      disabled: false,
      act: useCallback(() => showSlider(!slider), [showSlider, slider]),
    },
    {
      id: 'history',
      Icon: IconHistory,
      disabled: false,
      act: useCallback(() => setOpened(true), []),
    },
  ] as const;
  return (
    <Group gap={2} wrap="nowrap" ml="auto">
      {tools.map((tool) => (
        <DraftTool key={tool.id} label={t(`draft.${tool.id}`)} {...tool} />
      ))}
      <HistoryDialog item={item} rubric={rubric} opened={opened} onClose={() => setOpened(false)} />
    </Group>
  );
}

type DraftToolProps = {
  readonly id: string;
  readonly label: string;
  readonly Icon: Icon;
  readonly disabled: boolean;
  readonly act: () => void;
};

const DraftTool = memo(Tool);

function Tool({ id, label, Icon: ToolIcon, disabled, act }: DraftToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={label}
        aria-disabled={disabled}
        data-dim={disabled}
        onClick={disabled ? undefined : act}
        data-testid={`draft-${id}`}
      >
        <ToolIcon size="1.25rem" />
      </ActionIcon>
    </Tooltip>
  );
}
