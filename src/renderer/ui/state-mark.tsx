import type { Icon } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import classes from './ui.module.css';

export type MarkTone = 'quiet' | 'saved' | 'attention' | 'error' | 'seal';
export type StateMarkProps = {
  readonly tone: MarkTone;
  readonly icon: Icon;
  readonly children: ReactNode;
  readonly testId?: string;
};

/** A state in three ways at once: colour, icon and word. */
export const StateMark = memo(Mark);

function Mark({ tone, icon: IconOfState, children, testId }: StateMarkProps) {
  return (
    <span className={classes.mark} data-tone={tone} data-testid={testId}>
      <IconOfState size="1.15em" aria-hidden style={{ flexShrink: 0 }} />
      <span>{children}</span>
    </span>
  );
}
