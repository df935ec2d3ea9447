import {
  IconClipboardCheck,
  IconGavel,
  IconKey,
  IconRubberStamp,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Role } from '../../../contract/define-method.ts';

const ICONS: Readonly<Record<Role, TablerIcon>> = {
  judge: IconGavel,
  organizer: IconClipboardCheck,
  notary: IconRubberStamp,
  'root-holder': IconKey,
};

export function RoleIcon({ role }: { readonly role: Role }) {
  const Icon = ICONS[role];
  return <Icon size="1.75rem" stroke={1.5} aria-hidden />;
}
