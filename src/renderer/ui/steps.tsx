import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

export type StepItem = {
  readonly id: string;
  readonly state: 'done' | 'now' | 'later';
  readonly content: ReactNode;
};

/** A short procession: what is done, what is next, what comes later. */
export function Steps({ items }: { readonly items: readonly StepItem[] }) {
  return (
    <ol className={classes.steps}>
      {items.map(({ id, state, content }, index) => (
        <li key={id} className={classes.step} data-state={state}>
          <span className={classes.stepNumber} aria-hidden>
            {state === 'done' ? <IconCheck size="1.1rem" /> : index + 1}
          </span>
          <div>{content}</div>
        </li>
      ))}
    </ol>
  );
}
