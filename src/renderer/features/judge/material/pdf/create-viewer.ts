import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfLayout } from '../material-store.ts';
import type { PdfJs } from './load-pdfjs.ts';
import { lacksChineseFont } from './missing-fonts.ts';

export type Fit = 'page-width' | 'page-fit';
/** Where somebody was reading, in the document's own units. */
export type PdfPlace = {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly scale: Fit | number;
  readonly rotation: number;
};
export type PdfState = {
  readonly pages: number;
  readonly page: number;
  readonly scale: number;
  readonly fit: Fit | null;
  /** Degrees clockwise, 0 to 270. */
  readonly rotation: number;
};
export type CreateViewerOptions = {
  readonly container: HTMLDivElement;
  readonly start: PdfPlace | null;
  readonly layout: PdfLayout;
  readonly onState: (state: PdfState) => void;
  readonly onPlace: (place: PdfPlace) => void;
  /** A drawn page has Chinese text that no font of the file or of this system can show. */
  readonly onFontMissing: () => void;
};

const [LEAST, MOST] = [0.1, 8];
export type Web = PdfJs['viewer'];
export type Viewer = InstanceType<Web['PDFViewer']>;
export type Bus = InstanceType<Web['EventBus']>;
export type Links = InstanceType<Web['PDFLinkService']>;

export type PdfParts = {
  readonly viewer: Viewer;
  readonly bus: Bus;
  readonly links: Links;
  readonly close: () => void;
};

/** pdf.js's own viewer in a pane: it draws only the pages near the visible ones. */
export function createViewer(
  { pdf, viewer: web }: PdfJs,
  document: PDFDocumentProxy,
  options: CreateViewerOptions,
): PdfParts {
  const ending = new AbortController();
  const bus = new web.EventBus();
  const links = new web.PDFLinkService({ eventBus: bus, externalLinkTarget: web.LinkTarget.NONE });
  // Links within the document work; links out of it do nothing.
  links.externalLinkEnabled = false;
  const finder = new web.PDFFindController({ eventBus: bus, linkService: links });
  const viewer = new web.PDFViewer({
    container: options.container,
    eventBus: bus,
    linkService: links,
    findController: finder,
    annotationMode: pdf.AnnotationMode.ENABLE,
    enableAutoLinking: false,
    removePageBorders: true,
    // Larger pages are drawn in part: memory stays in bounds at any zoom.
    maxCanvasPixels: 1 << 24,
    // Not in the published types; without it every closed document stays in memory.
    ...({ abortSignal: ending.signal } as object),
  });
  links.setViewer(viewer);
  bus.on('pagesinit', () => begin(web, viewer, options));
  const report = () => options.onState(stateOf(viewer));
  for (const event of ['pagesinit', 'pagechanging', 'scalechanging', 'rotationchanging']) {
    bus.on(event, report);
  }
  bus.on('updateviewarea', ({ location }: { readonly location: Location | null }) => {
    if (location) options.onPlace(placeOf(viewer, location));
  });
  bus.on('pagerendered', ({ source }: { readonly source: { readonly pdfPage?: PDFPageProxy } }) => {
    if (source.pdfPage) void tellMissingFont(source.pdfPage, options.onFontMissing);
  });
  viewer.setDocument(document);
  links.setDocument(document, null);
  const stopFitting = keepFitting(options.container, viewer);
  const close = () => {
    stopFitting();
    // A canvas that merely leaves the page keeps its pixels until the collector comes by.
    for (const canvas of options.container.querySelectorAll('canvas')) canvas.width = 0;
    // pdf.js types the parameter as an object, but null is how a document is taken away.
    viewer.setDocument(null);
    links.setDocument(null);
    ending.abort();
  };
  return { viewer, bus, links, close };
}

async function tellMissingFont(page: PDFPageProxy, tell: () => void): Promise<void> {
  // Closed while it was looked at: nothing to tell any more.
  if (await lacksChineseFont(page).catch(() => false)) tell();
}

type Location = { readonly pageNumber: number; readonly left: number; readonly top: number };

function begin(web: Web, viewer: Viewer, { start, layout }: CreateViewerOptions): void {
  setLayout(web, viewer, layout);
  if (start) viewer.pagesRotation = start.rotation;
  viewer.currentScaleValue = String(start?.scale ?? 'page-width');
  if (start === null || start.page > viewer.pagesCount) return;
  viewer.scrollPageIntoView({
    pageNumber: start.page,
    destArray: [null, { name: 'XYZ' }, start.left, start.top, null],
    allowNegativeOffset: true,
  });
}

export function setLayout(web: Web, viewer: Viewer, layout: PdfLayout): void {
  const scroll = layout === 'single' ? web.ScrollMode.PAGE : web.ScrollMode.VERTICAL;
  const spread = layout === 'spread' ? web.SpreadMode.ODD : web.SpreadMode.NONE;
  if (viewer.scrollMode !== scroll) viewer.scrollMode = scroll;
  if (viewer.spreadMode !== spread) viewer.spreadMode = spread;
  const fit = fitOf(viewer);
  if (fit && viewer.pagesCount > 0) viewer.currentScaleValue = fit;
}

export function zoomBy(viewer: Viewer, factor: number, origin?: readonly [number, number]): void {
  const scaleFactor = clamp(viewer.currentScale * factor) / viewer.currentScale;
  viewer.updateScale({
    scaleFactor,
    // While fingers or the wheel still move, the old drawing is stretched.
    ...(origin ? { origin: [...origin], drawingDelay: 250 } : {}),
  });
}

function clamp(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale));
}

function fitOf(viewer: Viewer): Fit | null {
  const value = viewer.currentScaleValue;
  return value === 'page-width' || value === 'page-fit' ? value : null;
}

export function stateOf(viewer: Viewer): PdfState {
  return {
    pages: viewer.pagesCount,
    page: viewer.currentPageNumber,
    scale: viewer.currentScale,
    fit: fitOf(viewer),
    rotation: viewer.pagesRotation,
  };
}

function placeOf(viewer: Viewer, { pageNumber, left, top }: Location): PdfPlace {
  const scale = fitOf(viewer) ?? viewer.currentScale;
  return { page: pageNumber, left, top, scale, rotation: viewer.pagesRotation };
}

/** A pane that was dragged wider or narrower keeps its page fitted. */
function keepFitting(container: HTMLElement, viewer: Viewer): () => void {
  const observer = new ResizeObserver(() => {
    const fit = fitOf(viewer);
    if (fit && viewer.pagesCount > 0) viewer.currentScaleValue = fit;
  });
  observer.observe(container);
  return () => observer.disconnect();
}
