import { Center, Loader, Modal } from '@mantine/core';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import { type ShownError, useCall } from '../../../app/transport-context.ts';
import { ErrorNote } from '../../../ui/index.ts';
import { useDesk, useDeskItems } from '../use-desk.ts';
import { ReviewSheets } from './review-sheets.tsx';

export type Preview = MethodOutput<'judging.previewSheets'>[number];
export type ReviewDialogProps = {
  /** Null: closed. */
  readonly entries: readonly string[] | null;
  readonly onClose: () => void;
};

/** What would be signed, from the backend's own copy, and the seal. */
export const ReviewDialog = memo(Dialog);

function Dialog({ entries, onClose }: ReviewDialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal
      opened={entries !== null}
      onClose={onClose}
      size="xl"
      title={t('review.title', { count: entries?.length ?? 0 })}
      data-testid="review"
    >
      {entries && <Review entries={entries} onClose={onClose} />}
    </Modal>
  );
}

type ReviewProps = { readonly entries: readonly string[]; readonly onClose: () => void };

function Review({ entries, onClose }: ReviewProps) {
  const { previews, error, ask } = usePreviews(entries);
  if (error) return <ErrorNote error={error} />;
  if (previews === null) {
    return (
      <Center p="xl">
        <Loader />
      </Center>
    );
  }
  return <ReviewSheets previews={previews} onChanged={ask} onClose={onClose} />;
}

/** Asks for the previews after everything typed has reached the journal. */
function usePreviews(entries: readonly string[]) {
  const { sync } = useDesk();
  const items = useDeskItems();
  const call = useCall();
  const [previews, setPreviews] = useState<readonly Preview[] | null>(null);
  const [error, setError] = useState<ShownError | null>(null);
  const ids = items
    .filter(({ deskEntry }) => entries.includes(deskEntry.entry.id))
    .map(({ deskEntry }) => deskEntry.entry.id);
  const ask = async () => {
    await sync.flush();
    const { waiting, interrupted, refused } = sync.state();
    // The backend shows its own copy: with an edit missing there, it would show the wrong sheet.
    if (interrupted || (waiting && refused)) {
      setError(interrupted ? { code: 'connection-lost' } : refused);
      return;
    }
    const answer = await call('judging.previewSheets', { entries: ids });
    if (answer.ok) setPreviews(answer.value);
    setError(answer.ok ? null : answer.error);
  };
  useEffect(() => {
    void ask();
    // Once per opening: the sheet under review must not change while it is read.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, []);
  return { previews, error, ask };
}
