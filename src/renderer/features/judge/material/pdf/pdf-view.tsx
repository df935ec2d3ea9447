import { Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Material } from '../../../../../core/model/assignment.ts';
import { juryDatabase } from '../../../../db/index.ts';
import { useDeskStore } from '../../desk-store.ts';
import { useDesk } from '../../use-desk.ts';
import classes from '../material.module.css';
import { MaterialProblem } from '../material-problem.tsx';
import { type FindState, openPdf, type OpenPdf, type PdfView as View } from './open-pdf.ts';
import { PdfTools } from './pdf-tools.tsx';

export type PdfViewProps = {
  readonly url: string;
  readonly material: Material;
  readonly entry: string;
};

/** A PDF to read, at the page where this judge left it. */
export function PdfView({ url, material, entry }: PdfViewProps) {
  const { scope } = useDesk();
  const mode = useDeskStore((store) => store.pdfMode);
  const container = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenPdf | null>(null);
  const [view, setView] = useState<View | null>(null);
  const [found, setFound] = useState<FindState | null>(null);
  const [broken, setBroken] = useState(false);
  const place = `${scope}/${entry}/${material.sha256}`;
  const openMode = useRef(mode);

  useEffect(() => {
    let gone = false;
    let opened: OpenPdf | null = null;
    const run = async () => {
      const element = container.current;
      const position = await juryDatabase.positions.get(place).catch(() => undefined);
      if (element === null || gone) return;
      const onView = (next: View) => {
        setView(next);
        void juryDatabase.positions.put({ key: place, page: next.page }).catch(() => undefined);
      };
      opened = await openPdf({
        url,
        container: element,
        startPage: position?.page ?? 1,
        mode: openMode.current,
        listener: { onView, onFind: setFound },
      });
      if (gone) opened.close();
      else setOpen(opened);
    };
    run().catch(() => {
      if (!gone) setBroken(true);
    });
    return () => {
      gone = true;
      opened?.close();
    };
  }, [url, place]);
  useEffect(() => {
    openMode.current = mode;
    open?.setMode(mode);
  }, [open, mode]);

  if (broken) return <MaterialProblem />;
  return (
    <>
      <div className={classes.pdf} data-testid="pdf" data-pages={view?.pages}>
        <div className={classes.pdfScroll} ref={container} tabIndex={0} data-pane-focus>
          <div className="pdfViewer" />
        </div>
        {view === null && (
          <div className={classes.loading}>
            <Loader />
          </div>
        )}
      </div>
      {open && view && <PdfTools pdf={open} view={view} found={found} />}
    </>
  );
}
