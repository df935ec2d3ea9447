// oxlint-disable-next-line import/default -- Vite's `?url` gives the address as default export
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfViewerModule = typeof import('pdfjs-dist/legacy/web/pdf_viewer.mjs');
export type PdfJs = { readonly pdf: Pdf; readonly viewer: PdfViewerModule };
export type PdfWorker = InstanceType<Pdf['PDFWorker']>;

let loading: Promise<PdfJs> | null = null;
let worker: PdfWorker | null = null;

/** Loads pdf.js once. Its worker starts with it, so that the first document finds it running. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}

/** Begins loading before a document is wanted. */
export function startPdf(): void {
  void loadPdfJs();
}

/** The worker that all documents share. */
export function pdfWorker({ pdf }: PdfJs): PdfWorker {
  worker ??= new pdf.PDFWorker({});
  return worker;
}

/** Ends a worker that a document keeps busy for good; the next document gets a new one. */
export function dropPdfWorker(stuck: PdfWorker): void {
  if (worker === stuck) worker = null;
  stuck.destroy();
}

async function load(): Promise<PdfJs> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = workerUrl;
  // The viewer module takes the library from this global instead of importing it.
  Object.assign(globalThis, { pdfjsLib: pdf });
  await import('pdfjs-dist/legacy/web/pdf_viewer.css');
  const viewer = await import('pdfjs-dist/legacy/web/pdf_viewer.mjs');
  const loaded = { pdf, viewer };
  pdfWorker(loaded);
  return loaded;
}

/** A folder of pdf.js's own data beside the page: absolute, with the slash that pdf.js wants. */
export function pdfAssets(folder: 'cmaps' | 'standard_fonts' | 'wasm' | 'iccs'): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href;
}
