import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { loadPdfJs, pdfAssets, preparePdfWorker, takePdfWorker } from './load-pdfjs.ts';

/** What a judge is asked for a protected file. `wrong`: the password just given did not fit. */
export type PasswordRequest = {
  readonly wrong: boolean;
  readonly answer: (password: string) => void;
};

export type LoadDocumentOptions = {
  readonly url: string;
  /** Names the file for as long as this window lives, so that its password is asked for once. */
  readonly key: string;
  readonly onPassword: (request: PasswordRequest | null) => void;
};

export type LoadedDocument = {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
};

/**
 * A document that says nothing for so long has its worker in an endless loop. Generous: a good
 * document must never be refused because the machine is busy.
 */
const STUCK_MS = 30_000;
/** A closed document that does not end within so long is ended. */
const GOODBYE_MS = 3_000;

/** Passwords that fitted. Only in memory: gone with the window. */
const passwords = new Map<string, string>();

/**
 * Opens a document. Rejects when it is damaged, when `signal` is aborted, or when pdf.js gets
 * nowhere with it; a password is asked for through `onPassword` until one fits.
 */
export async function loadDocument(
  options: LoadDocumentOptions,
  signal: AbortSignal,
): Promise<LoadedDocument> {
  const pdfjs = await loadPdfJs();
  signal.throwIfAborted();
  const worker = takePdfWorker(pdfjs);
  const task = pdfjs.pdf.getDocument({
    url: new URL(options.url, document.baseURI).href,
    worker,
    // Only what is looked at is read: a 100 MB file shows its first page at once.
    disableAutoFetch: true,
    disableStream: true,
    // A flat page tree is gone through page by page: fewer, larger requests open it twice as fast.
    rangeChunkSize: 1 << 20,
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
  const close = () => {
    // Tidied up first, unless the worker is in an endless loop and does not answer.
    const tidied = task.destroy().catch(() => undefined);
    const late = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
    void Promise.race([tidied, late]).then(() => worker.destroy());
    preparePdfWorker(pdfjs);
  };
  const abort = () => close();
  signal.addEventListener('abort', abort);
  const watch = watchProgress(task, () => worker.destroy());
  askPasswords(task, options, watch);
  try {
    const opened = await Promise.race([task.promise, watch.stuck]);
    options.onPassword(null);
    return { document: opened, close };
  } catch (error) {
    close();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
    watch.stop();
  }
}

type Watch = {
  readonly stuck: Promise<never>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
};

function watchProgress(task: PDFDocumentLoadingTask, onStuck: () => void): Watch {
  const { promise: stuck, reject } = Promise.withResolvers<never>();
  // Nobody may be listening any more when it is too late.
  stuck.catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const pause = () => clearTimeout(timer);
  const resume = () => {
    pause();
    // Pages that are read later report progress, too: by then nothing is being waited for.
    if (over) return;
    timer = setTimeout(() => {
      onStuck();
      reject(new Error('pdf.js does not answer'));
    }, STUCK_MS);
  };
  task.onProgress = resume;
  resume();
  const stop = () => {
    over = true;
    pause();
  };
  return { stuck, pause, resume, stop };
}

function askPasswords(
  task: PDFDocumentLoadingTask,
  { key, onPassword }: LoadDocumentOptions,
  watch: Watch,
): void {
  let known = passwords.get(key);
  let wrong = false;
  task.onPassword = (answer: (password: string) => void) => {
    if (known !== undefined) {
      answer(known);
      known = undefined;
      return;
    }
    // People may look for a password as long as they like.
    watch.pause();
    const request = {
      wrong,
      answer: (password: string) => {
        wrong = true;
        passwords.set(key, password);
        watch.resume();
        answer(password);
      },
    };
    onPassword(request);
  };
}
