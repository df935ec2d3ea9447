import type { Pin } from '../../../../../contract/notes-methods.ts';
import type { PdfParts } from './create-viewer.ts';
import classes from './pdf.module.css';
import { regionToShown } from './region.ts';

export type PinTexts = {
  readonly nameOf: (pin: Pin) => string;
  readonly onOpen: (pin: Pin) => void;
};
export type PinLayer = { readonly show: (pins: readonly Pin[], texts: PinTexts) => void };

const LAYER = 'data-pins';

/**
 * Marks on the pages. Made by hand and not by React, because pdf.js empties its page elements
 * whenever it draws them again.
 */
export function createPinLayer({ viewer, bus }: PdfParts): PinLayer {
  let pins: readonly Pin[] = [];
  let texts: PinTexts | null = null;
  const draw = (page: number) => {
    const { div } = viewer.getPageView(page - 1) as { readonly div: HTMLDivElement };
    div.querySelector(`[${LAYER}]`)?.remove();
    const here = pins.filter((pin) => pin.page === page);
    if (texts === null || here.length === 0) return;
    const layer = document.createElement('div');
    layer.setAttribute(LAYER, '');
    layer.className = classes.pins ?? '';
    for (const pin of here) layer.append(createMark(pin, viewer.pagesRotation, texts));
    div.append(layer);
  };
  bus.on('pagerendered', ({ pageNumber }: { readonly pageNumber: number }) => draw(pageNumber));
  return {
    show: (next, nextTexts) => {
      const changed = new Set([...pins, ...next].map(({ page }) => page));
      [pins, texts] = [next, nextTexts];
      for (const page of changed) if (page <= viewer.pagesCount) draw(page);
    },
  };
}

function createMark(pin: Pin, rotation: number, { nameOf, onOpen }: PinTexts): HTMLElement {
  const mark = document.createElement('button');
  mark.type = 'button';
  mark.dataset['pin'] = pin.id;
  mark.dataset['kind'] = pin.kind;
  mark.ariaLabel = nameOf(pin);
  mark.title = nameOf(pin);
  mark.addEventListener('click', () => onOpen(pin));
  if (pin.region === null) {
    mark.className = classes.pageMark ?? '';
    return mark;
  }
  const { x, y, width, height } = regionToShown(pin.region, rotation);
  mark.className = classes.regionMark ?? '';
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  Object.assign(mark.style, {
    left: percent(x),
    top: percent(y),
    width: percent(width),
    height: percent(height),
  });
  return mark;
}
