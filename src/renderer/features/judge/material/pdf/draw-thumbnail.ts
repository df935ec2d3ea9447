import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useRef } from 'react';

/** One after the other: the page that is read is drawn by the same worker. */
let last: Promise<unknown> = Promise.resolve();

/** A canvas that has the page on it while it is in sight or nearly so, and else takes no memory. */
export function useDrawnThumbnail(
  document: PDFDocumentProxy,
  page: number,
  rotation: number,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let drawing: AbortController | null = null;
    const observer = new IntersectionObserver(
      (entries) => {
        drawing?.abort();
        drawing = null;
        if (entries.at(-1)?.isIntersecting === true) {
          drawing = new AbortController();
          const { signal } = drawing;
          const draw = () => drawThumbnail(document, page, rotation, element, signal);
          // A page that cannot be drawn stays empty here as it does in the document.
          last = last.then(draw).catch(() => undefined);
        } else {
          element.width = 0;
        }
      },
      { root: element.closest('[data-panel-scroll]'), rootMargin: '300px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawing?.abort();
    };
  }, [document, page, rotation]);
  return canvas;
}

async function drawThumbnail(
  document: PDFDocumentProxy,
  number: number,
  rotation: number,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const page = await document.getPage(number);
  if (signal.aborted) return;
  const turned = (page.rotate + rotation) % 360;
  const natural = page.getViewport({ scale: 1, rotation: turned });
  const scale = (canvas.clientWidth * devicePixelRatio) / natural.width;
  if (scale <= 0) return;
  const viewport = page.getViewport({ scale, rotation: turned });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = page.render({ canvas, viewport });
  const cancel = () => task.cancel();
  signal.addEventListener('abort', cancel);
  await task.promise;
  signal.removeEventListener('abort', cancel);
}
