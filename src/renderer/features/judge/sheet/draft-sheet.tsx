import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditDraft } from './edit-draft.ts';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { EMPTY_DRAFT } from '../../../db/index.ts';
import type { DeskItem } from '../desk-entry-state.ts';
import { useDesk } from '../use-desk.ts';
import { PaperPart } from '../paper-entry/paper-part.tsx';
import { dropPaperMark } from '../paper-entry/typed-copy.ts';
import { ConflictPart } from './conflict-part.tsx';
import { CorrectionPart } from './correction-part.tsx';
import { CriterionLine } from './criterion-line.tsx';
import { DraftTools } from './draft-tools.tsx';
import { DraftText } from './draft-text.tsx';
import { RecusalPart } from './recusal-part.tsx';
import classes from './sheet.module.css';
import { SheetFoot } from './sheet-foot.tsx';
import { SheetHeading } from './sheet-heading.tsx';
import { useLatest } from './use-latest.ts';
import { useDraftAhead } from './use-draft-ahead.ts';
import { SheetMomentProvider } from './use-typed.ts';

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
  const [failed, setFailed] = useState(false);
  const { view, subscribe } = sync.steps;
  const steps = useSyncExternalStore(subscribe, () => view(deskEntry.entry.id));
  const edits = item.row?.edit ?? 0;
  const restores = item.row?.restores ?? 0;
  const moment = useMemo(() => ({ restores, edit: edits }), [restores, edits]);
  const write: EditDraft = (change) => {
    const written = sync.edit(deskEntry, change);
    written.then(
      () => setFailed(false),
      () => setFailed(true),
    );
    return written;
  };
  const { draft, edit: apply } = useDraftAhead(item.draft ?? EMPTY_DRAFT, edits, write);
  const edit = useCallback<EditDraft>(
    (change) => apply((before) => dropPaperMark(before, change(before))),
    [apply],
  );
  const take = useLatest((agreed: Draft) => void sync.replace(deskEntry, agreed));
  const recused = draft.recusalReason !== null;
  const conflict = item.row?.conflict ?? null;
  return (
    <SheetMomentProvider value={moment}>
      <div className={classes.pane}>
        <SheetHeading
          entry={deskEntry.entry}
          rubric={rubric}
          tools={<DraftTools item={item} rubric={rubric} steps={steps} />}
        />
        {conflict && <ConflictPart item={item} conflict={conflict} rubric={rubric} />}
        {failed && <div className={classes.problem}>{t('save.failed')}</div>}
        {item.sealed && (
          <CorrectionPart
            draft={draft}
            sealed={item.sealed}
            onEdit={edit}
            onGiveUp={() => void sync.replace(deskEntry, null)}
          />
        )}
        {!recused &&
          rubric.criteria.map((criterion) => (
            <CriterionLine
              key={criterion.id}
              criterion={criterion}
              rubric={rubric}
              value={draft.marks[criterion.id]}
              remark={draft.markComments[criterion.id] ?? ''}
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
        {!recused && (
          <PaperPart
            entry={`${deskEntry.entry.id} ${deskEntry.entry.title}`}
            fromPaper={draft.fromPaper}
            correctionReason={draft.correctionReason}
            rubric={rubric}
            onAgreed={take}
          />
        )}
        <RecusalPart reason={draft.recusalReason} onEdit={edit} />
      </div>
      <SheetFoot
        draft={draft}
        rubric={rubric}
        onReview={onReview}
        canReview={item.draft !== null}
      />
    </SheetMomentProvider>
  );
}
