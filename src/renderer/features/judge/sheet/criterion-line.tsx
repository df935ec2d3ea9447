import { Anchor } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { EditDraft } from './edit-draft.ts';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { bandOf, formatMark, stepMark } from '../mark-entry.ts';
import { DraftText } from './draft-text.tsx';
import { MarkField } from './mark-field.tsx';
import { MarkSlider } from './mark-slider.tsx';
import { useSliderShown } from './use-slider-shown.ts';
import classes from './sheet.module.css';

export type CriterionLineProps = {
  readonly criterion: Criterion;
  readonly rubric: Rubric;
  readonly value: number | undefined;
  readonly remark: string;
  /** The same function as long as the sheet is open, so that a stroke draws its own line alone. */
  readonly onEdit: EditDraft;
};

/** One criterion as on the paper form: title, full marks, the mark, bands, a remark. */
export const CriterionLine = memo(Line);

function Line({ criterion, rubric, value, remark, onEdit }: CriterionLineProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const slider = useSliderShown();
  const setMark = (next: number | undefined) =>
    onEdit((before) => ({ ...before, marks: withMark(before.marks, criterion.id, next) }));
  // Steps count from what is stored: keys can be faster than the screen.
  const step = (steps: number) =>
    void onEdit((before) => {
      const next = stepMark(criterion, before.marks[criterion.id], steps);
      return { ...before, marks: withMark(before.marks, criterion.id, next) };
    });
  return (
    <div className={classes.criterion} data-testid={`criterion-${criterion.id}`}>
      <MarkField
        criterion={criterion}
        rubric={rubric}
        value={value}
        onChange={setMark}
        onStep={step}
        title={
          <label htmlFor={`mark-${criterion.id}`} className={classes.criterionTitle}>
            {format.title(criterion)}
          </label>
        }
        full={
          <span className={classes.full}>
            {t('sheet.full', { max: formatMark(criterion.max, rubric.decimals) })}
            {criterion.weight === '1' ? '' : ` ×${criterion.weight}`}
          </span>
        }
      />
      {slider && (
        <MarkSlider
          criterion={criterion}
          rubric={rubric}
          name={format.title(criterion)}
          value={value}
          onChange={setMark}
        />
      )}
      {criterion.description && <div className={classes.description}>{criterion.description}</div>}
      <div className={classes.under}>
        <Bands criterion={criterion} rubric={rubric} value={value} />
        <Remark criterion={criterion} remark={remark} onEdit={onEdit} />
      </div>
    </div>
  );
}

function withMark(marks: Draft['marks'], id: string, value: number | undefined): Draft['marks'] {
  const { [id]: _, ...rest } = marks;
  return value === undefined ? rest : { ...rest, [id]: value };
}

type BandsProps = {
  readonly criterion: Criterion;
  readonly rubric: Rubric;
  readonly value: number | undefined;
};

function Bands({ criterion, rubric, value }: BandsProps) {
  const current = bandOf(criterion, value);
  if (criterion.bands.length === 0) return null;
  return (
    <div className={classes.bands}>
      {criterion.bands.map((band) => (
        <span key={band.label} className={classes.band} data-current={band === current}>
          {band.label} {formatMark(band.from, rubric.decimals)}–
          {formatMark(band.to, rubric.decimals)}
        </span>
      ))}
    </div>
  );
}

type RemarkProps = Pick<CriterionLineProps, 'criterion' | 'remark' | 'onEdit'>;

/** Folded until there is something in it. */
function Remark({ criterion, remark, onEdit }: RemarkProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  if (!open && remark === '') {
    return (
      <Anchor
        component="button"
        type="button"
        size="sm"
        className={classes.remark ?? ''}
        onClick={() => setOpen(true)}
        aria-label={t('sheet.addRemarkOn', { name: format.title(criterion) })}
        data-testid={`add-remark-${criterion.id}`}
      >
        {t('sheet.addRemark')}
      </Anchor>
    );
  }
  return (
    // Whoever has begun to write here may empty it in between.
    <div onFocus={() => setOpen(true)}>
      <DraftText
        label={t('sheet.remark')}
        value={remark}
        maxLength={2000}
        autoFocus={open}
        testId={`remark-${criterion.id}`}
        onChange={(next) =>
          onEdit((before) => ({
            ...before,
            markComments: { ...before.markComments, [criterion.id]: next },
          }))
        }
      />
    </div>
  );
}
