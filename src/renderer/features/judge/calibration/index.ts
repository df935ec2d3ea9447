export { CalibrationDialog } from './calibration-dialog.tsx';
export { type CalibrationWarning, findWarnings } from './find-warnings.ts';
export { collectOwnMarks } from './own-marks.ts';
