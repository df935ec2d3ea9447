import type { Region } from '../../../../../contract/notes-methods.ts';
import classes from './pdf.module.css';
import { cornersToShare, type Share, shownToRegion } from './region.ts';

export type Picked = { readonly page: number; readonly region: Region };

type Point = readonly [number, number];

/** What is selected in the text of a page, as the region around it; null when nothing is. */
export function readSelectedRegion(container: HTMLElement, rotation: number): Picked | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const page = pageOf(range.startContainer);
  if (page === null || !container.contains(page)) return null;
  const area = page.getBoundingClientRect();
  const rects = [...range.getClientRects()].filter(
    ({ width, left, top }) =>
      width > 0 && left >= area.left - 1 && top >= area.top - 1 && top <= area.bottom,
  );
  if (rects.length === 0) return null;
  const from = toShare(area, [
    Math.min(...rects.map(({ left }) => left)),
    Math.min(...rects.map(({ top }) => top)),
  ]);
  const to = toShare(area, [
    Math.max(...rects.map(({ right }) => right)),
    Math.max(...rects.map(({ bottom }) => bottom)),
  ]);
  return picked(page, cornersToShare(from, to), rotation);
}

/** Lets the person drag over a part of a page, or click on a spot. Ends with `signal`. */
export function pickRegion(
  container: HTMLElement,
  rotation: () => number,
  onPick: (picked: Picked) => void,
  signal: AbortSignal,
): void {
  container.addEventListener(
    'pointerdown',
    (down) => {
      const page = pageOf(down.target);
      if (page === null) return;
      down.preventDefault();
      const area = page.getBoundingClientRect();
      const start = toShare(area, [down.clientX, down.clientY]);
      const frame = document.createElement('div');
      frame.className = classes.drawnRegion ?? '';
      page.append(frame);
      const ended = new AbortController();
      const stop = AbortSignal.any([signal, ended.signal]);
      stop.addEventListener('abort', () => frame.remove());
      const here = (event: PointerEvent) =>
        cornersToShare(start, toShare(area, [event.clientX, event.clientY]));
      const move = (event: PointerEvent) => place(frame, here(event));
      const up = (event: PointerEvent) => {
        ended.abort();
        onPick(picked(page, here(event), rotation()));
      };
      globalThis.addEventListener('pointermove', move, { signal: stop });
      globalThis.addEventListener('pointerup', up, { signal: stop });
    },
    { signal },
  );
}

function picked(page: HTMLElement, share: Share, rotation: number): Picked {
  return { page: Number(page.dataset['pageNumber']), region: shownToRegion(share, rotation) };
}

function pageOf(target: EventTarget | null): HTMLElement | null {
  const element = target instanceof Element ? target : (target as Node | null)?.parentElement;
  return element?.closest<HTMLElement>('.page[data-page-number]') ?? null;
}

function toShare(area: DOMRect, [x, y]: Point): Point {
  return [(x - area.left) / area.width, (y - area.top) / area.height];
}

function place(frame: HTMLElement, { x, y, width, height }: Share): void {
  const percent = (share: number) => `${share * 100}%`;
  Object.assign(frame.style, {
    left: percent(x),
    top: percent(y),
    width: percent(width),
    height: percent(height),
  });
}
