import { useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditDraft } from './edit-draft.ts';
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
  const draft = item.draft ?? EMPTY_DRAFT;
  const [failed, setFailed] = useState(false);
  const edit: EditDraft = (change) => {
    const written = sync.edit(deskEntry, (before) => dropPaperMark(before, change(before)));
    written.then(
      () => setFailed(false),
      () => setFailed(true),
    );
    return written;
  };
  const recused = draft.recusalReason !== null;
  const { view, subscribe } = sync.steps;
  const steps = useSyncExternalStore(subscribe, () => view(deskEntry.entry.id));
  const edits = item.row?.edit ?? 0;
  const jumps = steps.jumps + (item.row?.restores ?? 0);
  const moment = useMemo(() => ({ jumps, edit: edits }), [jumps, edits]);
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
        {!recused && (
          <PaperPart
            draft={draft}
            rubric={rubric}
            onAgreed={(agreed) => void sync.replace(deskEntry, agreed)}
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
    </SheetMomentProvider>
  );
}
