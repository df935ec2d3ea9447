import { type RefObject, useEffect, useRef, useState } from 'react';
import { useMaterialStore } from '../material-store.ts';
import { keepPlace, readPlace } from '../reading-place.ts';
import type { PdfState } from './create-viewer.ts';
import type { PasswordRequest } from './load-document.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import type { FindState } from './pdf-search.ts';

export type PdfSession = {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly pdf: OpenPdf | null;
  /** Null until the pages are laid out. */
  readonly state: PdfState | null;
  readonly found: FindState | null;
  readonly password: PasswordRequest | null;
  readonly broken: boolean;
  /** Chinese text that this machine can only show as boxes. */
  readonly fontMissing: boolean;
};

/** One opened PDF, at the place where it was left. `place` names it among all materials. */
export function usePdf(url: string, place: string): PdfSession {
  const container = useRef<HTMLDivElement>(null);
  const layout = useMaterialStore((store) => store.layout);
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [state, setState] = useState<PdfState | null>(null);
  const [found, setFound] = useState<FindState | null>(null);
  const [password, setPassword] = useState<PasswordRequest | null>(null);
  const [broken, setBroken] = useState(false);
  const [fontMissing, setFontMissing] = useState(false);

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    const keeper = keepPlace(place);
    let opened: OpenPdf | null = null;
    const run = async () => {
      const position = await readPlace(place);
      signal.throwIfAborted();
      if (container.current === null) return;
      const options = {
        url,
        key: url,
        container: container.current,
        start: position?.pdf ?? null,
        layout: useMaterialStore.getState().layout,
        onState: setState,
        onPlace: (pdfPlace: NonNullable<typeof position>['pdf']) =>
          pdfPlace && keeper.keep({ pdf: pdfPlace }),
        onFind: setFound,
        onPassword: setPassword,
        onFontMissing: () => setFontMissing(true),
      };
      opened = await openPdf(options, signal);
      if (signal.aborted) opened.close();
      else setPdf(opened);
    };
    run().catch(() => {
      if (!signal.aborted) setBroken(true);
    });
    return () => {
      closing.abort();
      keeper.end();
      opened?.close();
    };
  }, [url, place]);
  useEffect(() => pdf?.setLayout(layout), [pdf, layout]);
  return { container, pdf, state, found, password, broken, fontMissing };
}
