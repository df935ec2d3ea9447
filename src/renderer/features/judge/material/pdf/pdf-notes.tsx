import { ActionIcon, Button, Text, UnstyledButton } from '@mantine/core';
import { IconBookmarkFilled, IconNote, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pin } from '../../../../../contract/notes-methods.ts';
import type { OpenPdf } from './open-pdf.ts';
import { useSaveRefusal } from '../../use-save-refusal.ts';
import classes from './pdf.module.css';
import type { Pins } from './use-pins.ts';

export type PdfNotesProps = { readonly pdf: OpenPdf; readonly pins: Pins };

/** The judge's bookmarks and notes in a document, and what happens to them: nothing. */
export function PdfNotes({ pdf, pins }: PdfNotesProps) {
  const { t } = useTranslation('material');
  const tellRefusal = useSaveRefusal();
  return (
    <div className={classes.notes} data-testid="pdf-notes">
      <Text size="sm">{t('notes.private')}</Text>
      <Button variant="default" size="compact-md" onClick={pins.startNote} data-testid="add-note">
        {t('notes.add')}
      </Button>
      {pins.list.length === 0 && <Text>{t('notes.none')}</Text>}
      <ol className={classes.noteList}>
        {pins.list.map((pin) => (
          <li key={pin.id} data-note={pin.id}>
            <NoteLine pdf={pdf} pins={pins} pin={pin} />
          </li>
        ))}
      </ol>
      {pins.list.length > 0 && (
        <Text size="sm" aria-live="polite" data-testid="notes-state">
          {pins.refused && !pins.saved
            ? tellRefusal(pins.refused)
            : t(pins.saved ? 'notes.saved' : 'notes.saving')}
        </Text>
      )}
    </div>
  );
}

type NoteLineProps = PdfNotesProps & { readonly pin: Pin };

function NoteLine({ pdf, pins, pin }: NoteLineProps) {
  const { t } = useTranslation('material');
  const Icon = pin.kind === 'bookmark' ? IconBookmarkFilled : IconNote;
  return (
    <>
      <div className={classes.noteHead}>
        <UnstyledButton className={classes.notePage ?? ''} onClick={() => pdf.goTo(pin.page)}>
          <Icon size="1.1rem" aria-hidden />
          {t(pin.kind === 'bookmark' ? 'notes.bookmark' : 'notes.note', { page: pin.page })}
        </UnstyledButton>
        <ActionIcon
          variant="subtle"
          color="ink"
          size="2rem"
          aria-label={t('notes.remove', { page: pin.page })}
          onClick={() => pins.remove(pin.id)}
        >
          <IconTrash size="1.1rem" />
        </ActionIcon>
      </div>
      {pin.kind === 'note' && <NoteText pins={pins} pin={pin} />}
    </>
  );
}

/** What stands in the field is what was typed: the stored text comes back a moment later. */
function NoteText({ pins, pin }: Omit<NoteLineProps, 'pdf'>) {
  const { t } = useTranslation('material');
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const isOpen = pins.open === pin.id;
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  return (
    <textarea
      ref={field}
      className={classes.noteText}
      aria-label={t('notes.text', { page: pin.page })}
      rows={3}
      maxLength={4000}
      value={typed ?? pin.text}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        pins.setText(pin.id, event.currentTarget.value);
      }}
      onFocus={() => pins.setOpen(pin.id)}
      onBlur={() => {
        setTyped(null);
        pins.setOpen(null);
      }}
    />
  );
}
