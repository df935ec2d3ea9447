import type { ReactNode, UIEvent } from 'react';
import styles from './organizer.module.css';

type TableFrameProps = {
  /** Read out when the keyboard enters the frame to scroll it. */
  readonly label: string;
  /** As high as the table, without a scroller of its own. */
  readonly full?: boolean;
  readonly onScroll?: (event: UIEvent<HTMLElement>) => void;
  readonly children: ReactNode;
};

/** The frame that a table scrolls in. It takes the focus, so that arrow keys can scroll it. */
export function TableFrame({ label, full, onScroll, children }: TableFrameProps) {
  return (
    <div
      className={styles.tableFrame}
      data-full={full || undefined}
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling needs the focus
      tabIndex={0}
      onScroll={onScroll}
    >
      {children}
    </div>
  );
}
