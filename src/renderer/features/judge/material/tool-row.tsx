import { ActionIcon, Kbd, Menu } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences-store.ts';
import classes from './material.module.css';
import { ToolButton } from './tool-button.tsx';
import { computeToolRow, type Tool } from './tool.ts';

export type ToolRowProps = {
  readonly tools: readonly Tool[];
  /** Stands at the left, always whole. */
  readonly lead?: ReactNode;
  readonly testId: string;
};

/** The tools of a material in one line at any width and size of type; what lacks room is a menu. */
export function ToolRow({ tools, lead, testId }: ToolRowProps) {
  const { t } = useTranslation('material');
  const { ref, width } = useElementSize();
  const rem = (16 * usePreferences((preferences) => preferences.textScale)) / 100;
  const { shown, hidden } = computeToolRow(tools, width / rem);
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tools')} data-testid={testId}>
      {lead}
      <div className={classes.toolRoom} ref={ref}>
        {shown.map((tool) => (
          <ToolButton key={tool.id} tool={tool} />
        ))}
        {hidden.length > 0 && (
          <Menu position="top-end" withArrow>
            <Menu.Target>
              <ActionIcon
                variant="default"
                size="2.25rem"
                aria-label={t('more')}
                data-testid="tool-more"
              >
                <IconDots size="1.2rem" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className={classes.menu ?? ''}>
              {hidden.map(({ id, label, keys, icon, run, pressed, disabled }) => (
                <Menu.Item
                  key={id}
                  leftSection={icon}
                  rightSection={keys === undefined ? null : <Kbd>{keys}</Kbd>}
                  disabled={disabled ?? false}
                  fw={pressed ? 700 : 400}
                  {...(pressed === undefined
                    ? {}
                    : { role: 'menuitemcheckbox', 'aria-checked': pressed })}
                  onClick={run}
                  data-testid={`tool-${id}`}
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  );
}
