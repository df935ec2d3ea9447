import { ActionIcon, Tooltip } from '@mantine/core';
import classes from './material.module.css';
import type { Tool } from './tool.ts';

export type ToolButtonProps = { readonly tool: Tool };

/** A tool as a button; its name and key are told on hover, on focus, and to screen readers. */
export function ToolButton({ tool }: ToolButtonProps) {
  const { id, label, keys, icon, run, disabled = false, pressed } = tool;
  return (
    <Tooltip
      label={keys === undefined ? label : `${label} (${keys})`}
      events={{ hover: true, focus: true, touch: false }}
    >
      <ActionIcon
        variant="default"
        size="2.25rem"
        className={classes.tool ?? ''}
        aria-label={label}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        disabled={disabled}
        onClick={run}
        data-testid={`tool-${id}`}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
