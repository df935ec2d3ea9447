import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, Material } from '../../../../../core/model/assignment.ts';
import { useDesk } from '../../use-desk.ts';
import { useMaterialStore } from '../material-store.ts';
import classes from '../material.module.css';
import { MaterialLoading } from '../material-loading.tsx';
import { MaterialProblem } from '../material-problem.tsx';
import { ToolRow } from '../tool-row.tsx';
import { useMaterialKeys } from '../use-material-keys.ts';
import { usePinch } from '../use-pinch.ts';
import { FindBar } from './find-bar.tsx';
import type { OpenPdf } from './open-pdf.ts';
import { PageBox } from './page-box.tsx';
import { PasswordForm } from './password-form.tsx';
import pdfClasses from './pdf.module.css';
import { PdfSidePanel } from './pdf-side-panel.tsx';
import { PlacingHint } from './placing-hint.tsx';
import { usePdf } from './use-pdf.ts';
import { useFindKey } from './use-find-key.ts';
import { usePdfTools } from './use-pdf-tools.tsx';
import { usePins } from './use-pins.ts';

export type PdfViewProps = {
  readonly url: string;
  readonly material: Material;
  readonly entry: Entry['id'];
};

/** A PDF to read, at the place where this judge left it. */
export function PdfView({ url, material, entry }: PdfViewProps) {
  const { t } = useTranslation('material');
  const { scope } = useDesk();
  const session = usePdf(url, `${scope}/${entry}/${material.sha256}`);
  const { container, pdf, state, password, broken } = session;
  const [finding, setFinding] = useState(false);
  const panelShown = useMaterialStore((store) => store.panelShown);
  const frame = useRef<HTMLDivElement>(null);
  const pins = usePins({ pdf, container, entry, material: material.sha256 });
  const tools = usePdfTools({ pdf, state, container, pins, onFind: () => setFinding(true) });
  useFindKey(finding, () => setFinding(true));
  useMaterialKeys(frame, tools, (event) => turnByKey(event, pdf, container.current));
  usePinch(container, (factor, origin) => pdf?.zoom(factor, origin));
  const endFinding = () => {
    setFinding(false);
    pdf?.search.end();
    container.current?.focus();
  };

  if (broken) return <MaterialProblem />;
  return (
    <div className={classes.viewer} ref={frame}>
      {finding && pdf && <FindBar pdf={pdf} found={session.found} onClose={endFinding} />}
      {session.fontMissing && (
        <div className={classes.notice} role="status" data-testid="font-missing">
          {t('pdf.fontMissing')}
        </div>
      )}
      {pins.placing && <PlacingHint pins={pins} />}
      <div className={pdfClasses.body} data-placing={pins.placing || undefined}>
        {pdf && state && panelShown && <PdfSidePanel pdf={pdf} state={state} pins={pins} />}
        <div className={pdfClasses.pdf} data-testid="pdf" data-pages={state?.pages}>
          <div
            className={pdfClasses.scroll}
            ref={container}
            tabIndex={0}
            role="document"
            aria-label={material.name}
            data-pane-focus
          >
            <div className="pdfViewer" />
          </div>
          {state === null && (
            <div className={classes.over}>
              {password ? <PasswordForm request={password} /> : <MaterialLoading />}
            </div>
          )}
        </div>
      </div>
      {pdf && state && (
        <ToolRow tools={tools} lead={<PageBox pdf={pdf} state={state} />} testId="pdf-tools" />
      )}
    </div>
  );
}

/** N and P turn pages; so do the arrows, unless the page is wider than the pane. */
function turnByKey(event: KeyboardEvent, pdf: OpenPdf | null, pane: HTMLElement | null): boolean {
  if (pdf === null || pane === null) return false;
  const fits = event.target === pane && pane.scrollWidth <= pane.clientWidth + 1;
  const key = event.key.toLowerCase();
  if (key === 'n' || (fits && key === 'arrowright')) pdf.turn(1);
  else if (key === 'p' || (fits && key === 'arrowleft')) pdf.turn(-1);
  else return false;
  return true;
}
