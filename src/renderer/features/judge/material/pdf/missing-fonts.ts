import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const HAN = /\p{Script=Han}/u;
const SIDE = 24;
let known: boolean | null = null;

/**
 * Whether this system can draw Chinese at all. Where no font has a character, Chromium draws the
 * same box for every one of them.
 */
export function hasChineseFont(): boolean {
  known ??= new Set(['评', '审', '匣', '书'].map(drawn)).size > 1;
  return known;
}

function drawn(char: string): string {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d');
  if (context === null) return char;
  context.font = `${SIDE - 4}px sans-serif`;
  context.fillText(char, 2, SIDE - 4);
  return context.getImageData(0, 0, SIDE, SIDE).data.join(',');
}

/** Whether a drawn page has Chinese text in a font that is neither in the file nor on this system. */
export async function lacksChineseFont(page: PDFPageProxy): Promise<boolean> {
  if (hasChineseFont()) return false;
  const missing = new Set<string>();
  for (const [name, font] of page.commonObjs as Iterable<readonly [string, Font | null]>) {
    if (font?.missingFile === true) missing.add(name);
  }
  if (missing.size === 0) return false;
  const { items } = await page.getTextContent();
  return items.some((item) => 'str' in item && missing.has(item.fontName) && HAN.test(item.str));
}

type Font = { readonly missingFile?: boolean };
