import { useTranslation } from 'react-i18next';
import { PaperMark } from '../paper-entry/paper-mark.tsx';
import { SheetBodyTable } from '../sheet/sheet-body-table.tsx';
import { SheetHeading } from '../sheet/sheet-heading.tsx';
import { useDesk, useDeskItems } from '../use-desk.ts';
import { ProblemText } from './problem-text.tsx';
import type { Preview } from './review-dialog.tsx';
import classes from './review.module.css';

/** One sheet as it would be signed, or what keeps it from being signed. */
export function ReviewedSheet({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const items = useDeskItems();
  const item = items.find(({ deskEntry }) => deskEntry.entry.id === preview.entry);
  const rubric = desk.rubrics.find(({ id }) => id === item?.deskEntry.rubric);
  if (!item || !rubric) return null;
  const { sheet, total, problems } = preview;
  return (
    <article className={classes.paper} data-testid={`review-${preview.entry}`}>
      <SheetHeading entry={item.deskEntry.entry} rubric={rubric} />
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.criterion ?? ''}`}>
              <ProblemText problem={problem} rubric={rubric} />
            </li>
          ))}
        </ul>
      )}
      {sheet && <SheetBodyTable body={sheet.body} rubric={rubric} total={total} />}
      {sheet?.fromPaper && (
        <p>
          <PaperMark fromPaper={sheet.fromPaper} />
        </p>
      )}
      {sheet?.correctionReason !== undefined && (
        <p>
          {t('sheet.labelled', { label: t('correction.reason'), text: sheet.correctionReason })}
        </p>
      )}
      {sheet && (
        <p className={classes.signer}>
          {t('review.signer', { name: desk.judge.name, id: desk.judge.id })}
          {preview.contentHash && <span> · {preview.contentHash.slice(0, 16)}…</span>}
        </p>
      )}
    </article>
  );
}
