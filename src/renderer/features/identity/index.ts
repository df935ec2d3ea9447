export { Sm2Dialog } from './sm2-dialog.tsx';
export { ChangeSecretDialog } from './change-secret-dialog.tsx';
export { IdentityGate } from './identity-gate.tsx';
export { KeyCardDialog } from './key-card-dialog.tsx';
