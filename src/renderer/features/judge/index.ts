export { JudgeWorkspace } from './judge-workspace.tsx';
