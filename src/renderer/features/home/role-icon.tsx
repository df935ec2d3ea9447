import { IconClipboardCheck, IconGavel, IconRubberStamp } from '@tabler/icons-react';
import type { Role } from '../../../contract/define-method.ts';

const ICONS = { judge: IconGavel, organizer: IconClipboardCheck, notary: IconRubberStamp };

export function RoleIcon({ role }: { readonly role: Role }) {
  const Icon = ICONS[role];
  return <Icon size="1.75rem" stroke={1.5} aria-hidden />;
}
