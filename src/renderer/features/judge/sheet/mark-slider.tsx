import { useTranslation } from 'react-i18next';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import { formatMark } from '../mark-entry.ts';
import classes from './sheet.module.css';

export type MarkSliderProps = {
  readonly criterion: Criterion;
  readonly rubric: Rubric;
  readonly name: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
};

/** For fingers: only marks that keep to limits and step can be reached. */
export function MarkSlider({ criterion, rubric, name, value, onChange }: MarkSliderProps) {
  const { t } = useTranslation('judge');
  const { min, max, step } = criterion;
  return (
    <input
      type="range"
      className={classes.slider}
      min={min}
      max={max}
      step={step}
      value={value ?? min}
      data-empty={value === undefined}
      tabIndex={-1}
      aria-label={t('sheet.slider', { name })}
      aria-valuetext={
        value === undefined ? t('problem.mark-missing') : formatMark(value, rubric.decimals)
      }
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      // A tap on the very start moves nothing, yet the person has given the lowest mark.
      onClick={(event) => onChange(event.currentTarget.valueAsNumber)}
      data-testid={`slider-${criterion.id}`}
    />
  );
}
