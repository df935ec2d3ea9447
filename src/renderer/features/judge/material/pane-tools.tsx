import { ActionIcon, Popover, Table, Text } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconClock,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../core/model/assignment.ts';
import { useDeskStore } from '../desk-store.ts';
import classes from './material.module.css';
import { ToolButton } from './tool-button.tsx';
import { useOpenedMaterials } from './use-notes.ts';

const SIZE = '1.2rem';

export type PaneToolsProps = {
  readonly entry: Entry;
  readonly maximized: boolean;
  readonly onMaximize: () => void;
};

/** What holds for every kind of material: what was opened, which side, how large. */
export function PaneTools({ entry, maximized, onMaximize }: PaneToolsProps) {
  const { t } = useTranslation('material');
  const swapSides = useDeskStore((store) => store.swapSides);
  const Icon = maximized ? IconArrowsMinimize : IconArrowsMaximize;
  return (
    <div className={classes.paneTools}>
      <OpenedRecord entry={entry} />
      {!maximized && (
        <span className={classes.swap}>
          <ToolButton
            tool={{
              id: 'swap',
              label: t('swap'),
              icon: <IconSwitchHorizontal size={SIZE} />,
              run: swapSides,
            }}
          />
        </span>
      )}
      <ToolButton
        tool={{
          id: 'maximize',
          label: t(maximized ? 'restore' : 'maximize'),
          keys: 'F',
          icon: <Icon size={SIZE} />,
          pressed: maximized,
          run: onMaximize,
        }}
      />
    </div>
  );
}

/** What this judge has had on screen, and for how long; for the judge alone. */
function OpenedRecord({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('material');
  const opened = useOpenedMaterials(entry.id);
  return (
    <Popover width="20rem" position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size="2.25rem"
          aria-label={t('opened.title')}
          title={t('opened.title')}
          data-testid="opened-record"
        >
          <IconClock size={SIZE} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600}>{t('opened.title')}</Text>
        <Table data-testid="opened-table" tabIndex={0}>
          <Table.Tbody>
            {entry.materials.map(({ sha256, name }) => {
              const seconds = opened[sha256]?.seconds;
              return (
                <Table.Tr key={sha256}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>
                    {seconds === undefined
                      ? t('opened.never')
                      : t('opened.time', {
                          minutes: Math.floor(seconds / 60),
                          seconds: String(seconds % 60).padStart(2, '0'),
                        })}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        <Text size="sm">{t('opened.private')}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
