import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import { formatMark, type MarkReading, readMark } from '../mark-entry.ts';
import classes from './sheet.module.css';
import { useUnfit } from '../unfit-store.ts';
import { useTyped } from './use-typed.ts';

export type MarkFieldProps = {
  readonly criterion: Criterion;
  readonly rubric: Rubric;
  readonly value: number | undefined;
  /** Gives the number of the edit. */
  readonly onChange: (value: number | undefined) => Promise<number>;
  readonly onStep: (steps: number) => void;
  readonly title: ReactNode;
  readonly full: ReactNode;
};

/** Takes a mark by digits, arrows or buttons, and says at once why one does not fit. */
export function MarkField(props: MarkFieldProps) {
  const { criterion, rubric, value, onChange, onStep } = props;
  const { t } = useTranslation('judge');
  const stored = value === undefined ? '' : formatMark(value, rubric.decimals);
  const typed = useTyped((typedText) => isMark(readMark(typedText, criterion, rubric), value));
  const text = typed.text ?? stored;
  const field = useSelectedWhenStepped(typed.text === null ? stored : null);
  const reading = readMark(text, criterion, rubric);
  const problem = problemOf(reading);
  const unfit = reading.kind === 'unreadable' ? 'not-kept' : 'not-sealable';
  useUnfit(`mark-${criterion.id}`, problem === null ? null : unfit);
  const type = (next: string) => {
    const read = readMark(next, criterion, rubric);
    typed.type(next, onChange(read.kind === 'mark' ? read.value : undefined));
  };
  const step = (steps: number) => {
    typed.forget();
    onStep(steps);
  };
  const name = criterion.title;
  return (
    <>
      <div className={classes.line}>
        {props.title}
        {props.full}
        <div className={classes.entryBox} data-problem={problem !== null}>
          <Stepper label={t('sheet.less', { name })} sign="−" onStep={() => step(-1)} />
          <input
            ref={field}
            id={`mark-${criterion.id}`}
            className={classes.mark}
            data-mark={criterion.id}
            data-testid={`mark-${criterion.id}`}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={text}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `problem-${criterion.id}`}
            onChange={(event) => type(event.currentTarget.value)}
            onFocus={(event) => {
              typed.enter();
              event.currentTarget.select();
            }}
            onBlur={typed.leave}
            onKeyDown={(event) => onMarkKey(event, step)}
          />
          <Stepper label={t('sheet.more', { name })} sign="+" onStep={() => step(1)} />
        </div>
      </div>
      {problem !== null && (
        <div className={classes.problem} id={`problem-${criterion.id}`} role="alert">
          ▲ {t(`problem.mark-${problem}`, limitsOf(criterion, rubric))} {t(`sheet.${unfit}`)}
        </div>
      )}
    </>
  );
}

/**
 * After a step the whole mark stays selected, so that the next digit begins a new mark. A layout
 * effect, because one that runs later would select the digit that was typed in the meantime, and the
 * digit after it would replace it.
 */
function useSelectedWhenStepped(stored: string | null) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (stored !== null && document.activeElement === field.current) field.current?.select();
  }, [stored]);
  return field;
}

type StepperProps = {
  readonly label: string;
  readonly sign: string;
  readonly onStep: () => void;
};

function Stepper({ label, sign, onStep }: StepperProps) {
  return (
    <button
      type="button"
      className={classes.stepper}
      tabIndex={-1}
      aria-label={label}
      onClick={onStep}
    >
      {sign}
    </button>
  );
}

/** Whether this is what is stored; what cannot be read as a mark never is. */
function isMark(reading: MarkReading, value: number | undefined): boolean {
  if (reading.kind === 'empty') return value === undefined;
  return reading.kind === 'mark' && reading.value === value;
}

function problemOf(reading: MarkReading): string | null {
  return reading.kind === 'empty' ? null : reading.problem;
}

export function limitsOf({ min, max, step }: Criterion, { decimals }: Rubric) {
  return {
    min: formatMark(min, decimals),
    max: formatMark(max, decimals),
    step: formatMark(step, decimals),
    decimals,
  };
}

function onMarkKey(event: KeyboardEvent<HTMLInputElement>, step: (steps: number) => void): void {
  const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
  if (steps !== undefined) {
    event.preventDefault();
    step(steps);
  } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    nextField(event.currentTarget)?.focus();
  }
}

/** The next mark, and after the last one the comment. */
function nextField(field: HTMLInputElement): HTMLElement | null {
  const fields = [
    ...document.querySelectorAll<HTMLElement>('input[data-mark], textarea[data-testid="comment"]'),
  ];
  return fields[fields.indexOf(field) + 1] ?? null;
}
