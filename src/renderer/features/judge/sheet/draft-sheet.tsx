import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { EMPTY_DRAFT } from '../../../db/index.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { useDesk } from '../use-desk.ts';
import { CorrectionPart } from './correction-part.tsx';
import { CriterionLine } from './criterion-line.tsx';
import { DraftText } from './draft-text.tsx';
import { RecusalPart } from './recusal-part.tsx';
import classes from './sheet.module.css';
import { SheetFoot } from './sheet-foot.tsx';
import { SheetHeading } from './sheet-heading.tsx';

export type DraftSheetProps = {
  readonly item: DeskItem;
  readonly rubric: Rubric;
  readonly onReview: () => void;
};

/** The sheet to fill in. Every stroke goes to IndexedDB and on to the backend's journal. */
export function DraftSheet({ item, rubric, onReview }: DraftSheetProps) {
  const { t } = useTranslation('judge');
  const { sync } = useDesk();
  const { deskEntry } = item;
  const draft = item.draft ?? EMPTY_DRAFT;
  const [failed, setFailed] = useState(false);
  const edit = (change: (draft: Draft) => Draft) => {
    sync.edit(deskEntry, change).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const recused = draft.recusalReason !== null;
  return (
    <>
      <div className={classes.pane}>
        <SheetHeading entry={deskEntry.entry} rubric={rubric} />
        {failed && <div className={classes.problem}>{t('save.failed')}</div>}
        {item.sealed && <CorrectionPart draft={draft} sealed={item.sealed} onEdit={edit} />}
        {!recused &&
          rubric.criteria.map((criterion) => (
            <CriterionLine
              key={criterion.id}
              criterion={criterion}
              rubric={rubric}
              draft={draft}
              onEdit={edit}
            />
          ))}
        {!recused && (
          <DraftText
            label={t(rubric.commentRequired ? 'sheet.commentRequired' : 'sheet.comment')}
            value={draft.comment}
            maxLength={4000}
            onChange={(comment) => edit((before) => ({ ...before, comment }))}
            testId="comment"
          />
        )}
        <RecusalPart draft={draft} onEdit={edit} />
      </div>
      <SheetFoot
        draft={draft}
        rubric={rubric}
        onReview={onReview}
        canReview={item.draft !== null}
      />
    </>
  );
}
