import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { StateMark } from '../../ui/index.ts';
import type { DeskItem } from './desk-entry-state.ts';
import { useUnfitStore } from './unfit-store.ts';
import { useNotesRefusal } from './material/index.ts';
import { useDesk, useDeskItems, useSyncState } from './use-desk.ts';
import { useSaveRefusal } from './use-save-refusal.ts';

/** "Saved" is shown only when the backend's journal has acknowledged the newest edit. */
export function SaveState({ item }: { readonly item: DeskItem | null }) {
  const { t } = useTranslation('judge');
  const { sync } = useDesk();
  const items = useDeskItems();
  const { waiting, interrupted, refused } = useSyncState(sync);
  const unsaved = waiting || items.some(({ row }) => row !== null && row.savedEdit < row.edit);
  const tellRefusal = useSaveRefusal();
  const notesRefused = useNotesRefusal();
  // Beside a field that is not kept, no word of "saved" may stand.
  const notKept = useUnfitStore((store) => Object.values(store.fields).includes('not-kept'));
  const conflict = items.find(({ row }) => row?.conflict);
  if (conflict)
    return <Unsaved text={t('save.conflict', { entry: conflict.deskEntry.entry.id })} />;
  const kept = unsaved ? refused : notesRefused;
  if (kept) return <Unsaved text={tellRefusal(kept)} />;
  if (unsaved && interrupted) return <Unsaved text={t('save.interrupted')} tone="attention" />;
  if (unsaved) {
    return (
      <StateMark tone="quiet" icon={IconLoader2} testId="save-state">
        {t('save.saving')}
      </StateMark>
    );
  }
  return (
    <>
      {!notKept && <Saved item={item} />}
      <UnfitFields />
    </>
  );
}

type UnsavedProps = { readonly text: string; readonly tone?: 'error' | 'attention' };

function Unsaved({ text, tone = 'error' }: UnsavedProps) {
  return (
    <StateMark tone={tone} icon={IconAlertTriangle} testId="save-state">
      {text}
    </StateMark>
  );
}

function Saved({ item }: { readonly item: DeskItem | null }) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const savedAt = item?.draft ? (item.row?.savedAt ?? null) : null;
  return (
    <StateMark tone={savedAt === null ? 'quiet' : 'saved'} icon={IconCheck} testId="save-state">
      {savedAt === null ? t('save.nothing') : t('save.saved', { time: format.time(savedAt) })}
    </StateMark>
  );
}

/** What is on screen beside the word for saved and is not, or cannot be sealed. */
function UnfitFields() {
  const { t } = useTranslation('judge');
  const kinds = Object.values(useUnfitStore((store) => store.fields));
  const notKept = kinds.filter((kind) => kind === 'not-kept').length;
  if (kinds.length === 0) return null;
  return (
    <StateMark tone="error" icon={IconAlertTriangle} testId="unfit">
      {notKept > 0
        ? t('save.notKept', { count: notKept })
        : t('save.notSealable', { count: kinds.length })}
    </StateMark>
  );
}
