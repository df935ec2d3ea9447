export { MaterialPane } from './material-pane.tsx';
export { startPdf } from './pdf/load-pdfjs.ts';
export { useOpenedMaterials } from './use-notes.ts';
