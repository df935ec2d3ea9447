import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfLayout } from '../material-store.ts';
import {
  createViewer,
  type CreateViewerOptions,
  type Fit,
  type PdfParts,
  setLayout,
  zoomBy,
} from './create-viewer.ts';
import { loadDocument, type LoadDocumentOptions } from './load-document.ts';
import { loadPdfJs, preparePdfWorker } from './load-pdfjs.ts';
import { createPinLayer, type PinLayer } from './pin-layer.ts';
import { createSearch, type FindState, type PdfSearch } from './pdf-search.ts';

export type OpenPdf = {
  readonly document: PDFDocumentProxy;
  readonly parts: PdfParts;
  readonly search: PdfSearch;
  readonly pins: PinLayer;
  readonly goTo: (page: number) => void;
  /** One page, or one pair of pages. */
  readonly turn: (step: 1 | -1) => void;
  readonly zoom: (factor: number, origin?: readonly [number, number]) => void;
  readonly fit: (fit: Fit) => void;
  readonly rotate: () => void;
  readonly setLayout: (layout: PdfLayout) => void;
  readonly close: () => void;
};

export type OpenPdfOptions = LoadDocumentOptions &
  CreateViewerOptions & { readonly onFind: (state: FindState) => void };

/** Opens a document in a pane. Rejects as `loadDocument` does. */
export async function openPdf(options: OpenPdfOptions, signal: AbortSignal): Promise<OpenPdf> {
  const loaded = await loadDocument(options, signal);
  const pdfjs = await loadPdfJs();
  const parts = createViewer(pdfjs, loaded.document, options);
  const { viewer, bus } = parts;
  const prepareNext = () => requestIdleCallback(() => preparePdfWorker(pdfjs));
  bus.on('pagerendered', prepareNext, { once: true });
  return {
    document: loaded.document,
    parts,
    search: createSearch(bus, options.onFind),
    pins: createPinLayer(parts),
    goTo: (page) => {
      if (page >= 1 && page <= viewer.pagesCount) viewer.currentPageNumber = page;
    },
    turn: (step) => void (step === 1 ? viewer.nextPage() : viewer.previousPage()),
    zoom: (factor, origin) => zoomBy(viewer, factor, origin),
    fit: (fit) => {
      viewer.currentScaleValue = fit;
    },
    rotate: () => {
      viewer.pagesRotation = (viewer.pagesRotation + 90) % 360;
    },
    setLayout: (layout) => setLayout(pdfjs.viewer, viewer, layout),
    close: () => {
      parts.close();
      loaded.close();
    },
  };
}
