export { JudgeWorkspace } from './judge-workspace.tsx';
export { TourDialog } from './tour/tour-dialog.tsx';
