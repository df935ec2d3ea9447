export { NotaryWorkspace } from './notary-workspace.tsx';
