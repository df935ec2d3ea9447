import { loadPdfJs, pdfAssets } from './load-pdfjs.ts';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const FIT = 'page-width';

export type PdfView = {
  readonly pages: number;
  readonly page: number;
  readonly scale: number;
};
export type FindState = {
  readonly current: number;
  readonly total: number;
  readonly pending: boolean;
};
export type PdfListener = {
  readonly onView: (view: PdfView) => void;
  readonly onFind: (state: FindState) => void;
};
export type OpenPdf = {
  readonly goTo: (page: number) => void;
  readonly zoom: (factor: number) => void;
  readonly fitWidth: () => void;
  readonly setMode: (mode: 'continuous' | 'single') => void;
  readonly find: (query: string, direction: 'new' | 'next' | 'previous') => void;
  readonly close: () => void;
};

export type OpenPdfOptions = {
  readonly url: string;
  readonly container: HTMLDivElement;
  readonly startPage: number;
  readonly mode: 'continuous' | 'single';
  readonly listener: PdfListener;
};

/** Opens a document in a pane. Rejects when it is damaged. */
export async function openPdf(options: OpenPdfOptions): Promise<OpenPdf> {
  const { pdf, viewer: web, worker } = await loadPdfJs();
  const task = pdf.getDocument({
    url: new URL(options.url, document.baseURI).href,
    worker,
    // Only what is looked at is read: a 100 MB file shows its first page at once.
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 1 << 18,
    cMapUrl: pdfAssets('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: pdfAssets('standard_fonts'),
    wasmUrl: pdfAssets('wasm'),
    iccUrl: pdfAssets('iccs'),
    useWorkerFetch: true,
    // Nothing in a document may run or reach out.
    enableXfa: false,
    withCredentials: false,
  });
  let document_: PDFDocumentProxy;
  try {
    document_ = await task.promise;
  } catch (error) {
    await task.destroy();
    throw error;
  }
  const view = createView(options, web, pdf.AnnotationMode.ENABLE);
  view.show(document_);
  const stopFitting = keepFitting(options.container, view.refit);
  const close = () => {
    stopFitting();
    view.hide();
    void task.destroy();
  };
  return { ...view.controls, close };
}

/** A pane that was dragged wider or narrower keeps its page at full width. */
function keepFitting(container: HTMLElement, refit: () => void): () => void {
  const observer = new ResizeObserver(refit);
  observer.observe(container);
  return () => observer.disconnect();
}

type Web = Awaited<ReturnType<typeof loadPdfJs>>['viewer'];

function createView(
  { container, startPage, mode, listener }: OpenPdfOptions,
  web: Web,
  annotationMode: number,
) {
  const eventBus = new web.EventBus();
  const linkService = new web.PDFLinkService({ eventBus, externalLinkTarget: web.LinkTarget.NONE });
  // Links within the document work; links out of it do nothing.
  linkService.externalLinkEnabled = false;
  const findController = new web.PDFFindController({ eventBus, linkService });
  const viewer = new web.PDFViewer({
    container,
    eventBus,
    linkService,
    findController,
    annotationMode,
    enableAutoLinking: false,
    removePageBorders: true,
  });
  linkService.setViewer(viewer);
  const modeOf = (name: typeof mode) =>
    name === 'single' ? web.ScrollMode.PAGE : web.ScrollMode.VERTICAL;
  const report = () =>
    listener.onView({
      pages: viewer.pagesCount,
      page: viewer.currentPageNumber,
      scale: viewer.currentScale,
    });
  eventBus.on('pagesinit', () => {
    viewer.scrollMode = modeOf(mode);
    viewer.currentScaleValue = FIT;
    viewer.currentPageNumber = Math.min(Math.max(1, startPage), viewer.pagesCount);
    report();
  });
  eventBus.on('pagechanging', report);
  eventBus.on('scalechanging', report);
  listenToFind(eventBus, listener);
  return {
    show: (document_: PDFDocumentProxy) => {
      viewer.setDocument(document_);
      linkService.setDocument(document_, null);
    },
    refit: () => {
      if (viewer.currentScaleValue === FIT) viewer.currentScaleValue = FIT;
    },
    hide: () => {
      // pdf.js types the parameter as an object, but null is how a document is taken away.
      viewer.setDocument(null);
      linkService.setDocument(null);
    },
    controls: {
      goTo: (page: number) => {
        if (page >= 1 && page <= viewer.pagesCount) viewer.currentPageNumber = page;
      },
      zoom: (factor: number) => {
        viewer.currentScale = Math.min(5, Math.max(0.25, viewer.currentScale * factor));
      },
      fitWidth: () => {
        viewer.currentScaleValue = FIT;
      },
      setMode: (name: typeof mode) => {
        viewer.scrollMode = modeOf(name);
      },
      find: (query: string, direction: 'new' | 'next' | 'previous') => {
        eventBus.dispatch('find', {
          source: null,
          type: direction === 'new' ? '' : 'again',
          query,
          caseSensitive: false,
          entireWord: false,
          highlightAll: true,
          findPrevious: direction === 'previous',
          matchDiacritics: false,
        });
      },
    },
  };
}

type Matches = { readonly matchesCount?: { readonly current: number; readonly total: number } };

function listenToFind(eventBus: InstanceType<Web['EventBus']>, listener: PdfListener): void {
  const tell = (pending: boolean, { matchesCount }: Matches) =>
    listener.onFind({
      current: matchesCount?.current ?? 0,
      total: matchesCount?.total ?? 0,
      pending,
    });
  eventBus.on('updatefindmatchescount', (event: Matches) => tell(false, event));
  // State 3 is "pending": pages are still being searched.
  eventBus.on('updatefindcontrolstate', (event: Matches & { readonly state: number }) =>
    tell(event.state === 3, event),
  );
}
