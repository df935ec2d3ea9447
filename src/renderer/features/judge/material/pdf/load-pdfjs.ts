// oxlint-disable-next-line import/default -- Vite's `?url` gives the address as default export
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfViewerModule = typeof import('pdfjs-dist/legacy/web/pdf_viewer.mjs');
export type PdfJs = { readonly pdf: Pdf; readonly viewer: PdfViewerModule };
export type PdfWorker = InstanceType<Pdf['PDFWorker']>;

let loading: Promise<PdfJs> | null = null;
let spare: PdfWorker | null = null;

/** Loads pdf.js once. A worker starts with it, so that the first document finds it running. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}

/** Begins loading before a document is wanted. */
export function startPdf(): void {
  void loadPdfJs();
}

/**
 * A worker for one document, which ends with it: a worker that serves many keeps the bytes of those that
 * were closed until its collector sees a reason to run, a hundred megabytes and more.
 */
export function takePdfWorker({ pdf }: PdfJs): PdfWorker {
  const worker = spare ?? new pdf.PDFWorker({});
  spare = null;
  return worker;
}

/** Starts the next document's worker, at a moment when nobody waits for a page. */
export function preparePdfWorker({ pdf }: PdfJs): void {
  spare ??= new pdf.PDFWorker({});
}

async function load(): Promise<PdfJs> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = workerUrl;
  // The viewer module takes the library from this global instead of importing it.
  Object.assign(globalThis, { pdfjsLib: pdf });
  await import('pdfjs-dist/legacy/web/pdf_viewer.css');
  const viewer = await import('pdfjs-dist/legacy/web/pdf_viewer.mjs');
  const loaded = { pdf, viewer };
  preparePdfWorker(loaded);
  return loaded;
}

/** A folder of pdf.js's own data beside the page: absolute, with the slash that pdf.js wants. */
export function pdfAssets(folder: 'cmaps' | 'standard_fonts' | 'wasm' | 'iccs'): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href;
}
