export { MaterialPane } from './material-pane.tsx';
export { startPdf } from './pdf/load-pdfjs.ts';
export { findUnopened } from './unopened.ts';
export { useNotesRefusal, useOpenedByEntry } from './use-notes.ts';
