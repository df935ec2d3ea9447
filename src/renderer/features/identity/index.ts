export { ChangeSecretDialog } from './change-secret-dialog.tsx';
export { IdentityGate } from './identity-gate.tsx';
export { KeyCardDialog } from './key-card-dialog.tsx';
