import { randomBytes } from 'node:crypto';

export type HeavyPdfSize = { readonly pages: number; readonly bytes: number };

const [WIDTH, HEIGHT] = [595, 842];
const LINES = 40;

/** What a page says that no other one does. */
export function headingOf(page: number): string {
  return `Section ${page} of the manual`;
}

/**
 * A manual of so many pages and about so many bytes: every page has text in a standard font and a picture
 * of noise, which nothing compresses. Written by hand, because a library would take it all to pieces.
 */
export function createHeavyPdf({ pages, bytes }: HeavyPdfSize): Uint8Array {
  const side = Math.floor(Math.sqrt(bytes / pages / 3));
  const noise = randomBytes(3 * side * side + pages);
  const kids = Array.from({ length: pages }, (_, index) => `${4 + 3 * index} 0 R`);
  const objects: (readonly (string | Uint8Array)[])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  ];
  for (let index = 0; index < pages; index += 1) {
    const id = 4 + 3 * index;
    const resources = `<< /Font << /F 3 0 R >> /XObject << /P ${id + 2} 0 R >> >>`;
    const box = `/MediaBox [0 0 ${WIDTH} ${HEIGHT}]`;
    objects.push(
      [`<< /Type /Page /Parent 2 0 R ${box} /Resources ${resources} /Contents ${id + 1} 0 R >>`],
      stream('', new TextEncoder().encode(contentOf(index + 1))),
      stream(
        `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceRGB `,
        noise.subarray(index, index + 3 * side * side),
      ),
    );
  }
  return assemble(objects);
}

function contentOf(page: number): string {
  const lines = Array.from(
    { length: LINES },
    (_, line) => `(Line ${line + 1}: what a reader finds here belongs to this page alone.) Tj T*`,
  );
  const text = `BT /F 18 Tf 60 780 Td (${headingOf(page)}) Tj /F 9 Tf 11 TL 0 -30 Td ${lines.join(' ')} ET`;
  return `${text} q 240 0 0 240 60 40 cm /P Do Q`;
}

function stream(entries: string, data: Uint8Array): readonly (string | Uint8Array)[] {
  return [`<< ${entries}/Length ${data.length} >>\nstream\n`, data, '\nendstream'];
}

function assemble(objects: readonly (readonly (string | Uint8Array)[])[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const put = (part: string | Uint8Array) => {
    const chunk = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    chunks.push(chunk);
    length += chunk.length;
  };
  put('%PDF-1.7\n');
  const offsets = objects.map((parts, index) => {
    const offset = length;
    put(`${index + 1} 0 obj\n`);
    for (const part of parts) put(part);
    put('\nendobj\n');
    return offset;
  });
  const start = length;
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) put(`${String(offset).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(chunks);
}
