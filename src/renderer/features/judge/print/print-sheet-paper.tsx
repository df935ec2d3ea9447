import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { SealedSheet } from '../../../../contract/judging-methods.ts';
import type { Entry } from '../../../../core/model/assignment.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { QrCode } from '../../../ui/index.ts';
import { PaperMark } from '../paper-entry/paper-mark.tsx';
import { SheetBodyTable } from '../sheet/sheet-body-table.tsx';
import { SheetHeading } from '../sheet/sheet-heading.tsx';
import { useDesk } from '../use-desk.ts';
import classes from './print.module.css';

export type PrintSheetPaperProps = {
  readonly version: SealedSheet;
  readonly entry: Entry;
  readonly rubric: Rubric;
};

/**
 * A sealed sheet on A4, black on white, with a line to sign on and the hash of the signed document.
 * It hangs beside the application, because the panes would cut it off at one screen.
 */
export function PrintSheetPaper({ version, entry, rubric }: PrintSheetPaperProps) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const format = useFormat();
  const { sheet, hash, total } = version;
  return createPortal(
    <article className={classes.paper} data-testid="print-sheet">
      {desk.rehearsal && <div className={classes.rehearsal}>{t('app:rehearsal.word')}</div>}
      <h1>{format.title(desk)}</h1>
      <h2>
        {format.title(desk.stage)} · {t('sheet.title')}
      </h2>
      <SheetHeading entry={entry} rubric={rubric} />
      <SheetBodyTable body={sheet.body} rubric={rubric} total={total} />
      {sheet.fromPaper && (
        <p>
          <PaperMark fromPaper={sheet.fromPaper} />
        </p>
      )}
      {sheet.correctionReason !== undefined && (
        <p>
          {t('sheet.labelled', { label: t('correction.reason'), text: sheet.correctionReason })}
        </p>
      )}
      <p>{t('review.signer', { name: desk.judge.name, id: desk.judge.id })}</p>
      <div className={classes.signature}>
        <span>{t('print.signature')}</span>
        <span className={classes.line} />
        <span>{t('print.date')}</span>
        <span className={classes.line} />
      </div>
      <footer className={classes.hash}>
        <QrCode text={hash} label={t('print.hash')} size="22mm" testId="print-qr" />
        <span>
          {t('sealed.at', { time: format.dateTime(sheet.sealedAt) })} ·{' '}
          {t('sealed.sequence', { sequence: sheet.sequence })}
          <br />
          {t('print.hash')} SHA-256 {hash}
        </span>
        {version.sm2 && (
          <>
            <br />
            {t('sealed.sm2')}
          </>
        )}
      </footer>
    </article>,
    document.body,
  );
}
