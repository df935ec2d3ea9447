import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

export type NoteTone = 'info' | 'attention' | 'saved';
export type NoteProps = {
  readonly tone?: NoteTone;
  readonly children: ReactNode;
  readonly testId?: string;
};

const ICONS = { info: IconInfoCircle, attention: IconAlertTriangle, saved: IconCircleCheck };

/** A remark beside the work: explanation, something to watch, or something that went well. */
export function Note({ tone = 'info', children, testId }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.note} data-tone={tone} role="note" data-testid={testId}>
      <Icon size="1.35rem" aria-hidden className={classes.noteIcon} />
      <div>{children}</div>
    </div>
  );
}
