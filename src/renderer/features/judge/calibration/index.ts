export { CalibrationDialog } from './calibration-dialog.tsx';
export { findWarnings } from './find-warnings.ts';
export { collectOwnMarks } from './own-marks.ts';
