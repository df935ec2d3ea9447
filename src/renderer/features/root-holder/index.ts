export { HolderWorkspace } from './holder-workspace.tsx';
