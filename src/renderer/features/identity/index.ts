export { IdentityGate } from './identity-gate.tsx';
export { KeyCardDialog } from './key-card-dialog.tsx';
