import type { fileKinds as model } from '../zh-CN/file-kinds.ts';

/** What a file is called when another one was expected. */
export const fileKinds: Readonly<Record<keyof typeof model, string>> = {
  'fileKind.empty': 'an empty file',
  'fileKind.archive': 'an archive (.jbarchive)',
  'fileKind.zip': 'another ZIP file',
  'fileKind.package': 'a judge’s package (.jbpkg)',
  'fileKind.bundle': 'a bundle of score sheets (.jbbundle)',
  'fileKind.receipt': 'a receipt (.jbreceipt)',
  'fileKind.head': 'the head of a log (.jbhead)',
  'fileKind.witness': 'a witnessed head (.jbwitness)',
  'fileKind.key-card': 'a key card (.jbkey)',
  'fileKind.signing-request': 'a signing request (.jbsign)',
  'fileKind.evidence': 'an evidence file (.jbevidence)',
  'fileKind.signed-object': 'a signed file out of an archive',
  'fileKind.json': 'another JSON file',
  'fileKind.pdf': 'a PDF file',
  'fileKind.office': 'an Office document (Word, Excel, PowerPoint)',
  'fileKind.picture': 'a picture',
  'fileKind.film': 'a film',
  'fileKind.text': 'a text file',
  'fileKind.unknown': 'another kind of file',
  'fileKind.setup': 'a contest setup (.json)',
  'fileKind.table': 'a CSV table (a spreadsheet saved as CSV)',
};
