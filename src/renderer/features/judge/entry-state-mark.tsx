import {
  IconCircle,
  IconCircleCheck,
  IconCircleFilled,
  IconCircleHalf2,
  IconCircleOff,
  IconClockX,
  IconGitFork,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/index.ts';
import type { EntryState } from './desk-entry-state.ts';

const LOOKS = {
  'not-started': { tone: 'quiet', icon: IconCircle },
  draft: { tone: 'attention', icon: IconCircleHalf2 },
  correcting: { tone: 'attention', icon: IconPencil },
  conflict: { tone: 'error', icon: IconGitFork },
  sealed: { tone: 'seal', icon: IconCircleFilled },
  delivered: { tone: 'saved', icon: IconCircleCheck },
  late: { tone: 'error', icon: IconClockX },
  revoked: { tone: 'error', icon: IconCircleOff },
} as const;

/** ○ 未评, ◐ 草稿, ● 已封签, ✓ 已送达: colour, icon and word. */
export function EntryStateMark({ state }: { readonly state: EntryState }) {
  const { t } = useTranslation('judge');
  return <StateMark {...LOOKS[state]}>{t(`state.${state}`)}</StateMark>;
}
