import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../core/model/assignment.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDesk } from '../use-desk.ts';
import classes from './sheet.module.css';

export type SheetHeadingProps = {
  readonly entry: Entry;
  readonly rubric: Rubric;
  readonly tools?: ReactNode;
};

/** Head of the form: which sheet, which entry, whose project. */
export function SheetHeading({ entry, rubric, tools }: SheetHeadingProps) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const format = useFormat();
  const division = desk.divisions.find(({ id }) => id === entry.division);
  const track = desk.tracks.find(({ id }) => id === entry.track);
  return (
    <div className={classes.heading}>
      <div className={classes.kind}>
        <span>{t('sheet.title')}</span>
        <span>{entry.id}</span>
        {tools}
      </div>
      <div className={classes.name}>{entry.title}</div>
      <div className={classes.team}>
        {[entry.team, division && format.title(division), track && format.title(track)]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {!rubric.official && <span className={classes.template}>{t('sheet.template')}</span>}
    </div>
  );
}
