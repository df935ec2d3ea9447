import { type RefObject, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pin } from '../../../../../contract/notes-methods.ts';
import type { Entry, Material } from '../../../../../core/model/assignment.ts';
import type { ShownError } from '../../../../app/transport-context.ts';
import { useMaterialStore } from '../material-store.ts';
import { useEntryNotes, useNotesRefusal, useNotesSync } from '../use-notes.ts';
import type { OpenPdf } from './open-pdf.ts';
import { type Picked, pickRegion, readSelectedRegion } from './pick-region.ts';

export type Pins = {
  /** Of this material, in the order of its pages. */
  readonly list: readonly Pin[];
  /** Whether the backend has all of them on disk. */
  readonly saved: boolean;
  /** Why they are not; null while it is only a matter of moments. */
  readonly refused: ShownError | null;
  /** The one whose text is being written. */
  readonly open: string | null;
  readonly setOpen: (id: string | null) => void;
  /** The person is choosing where on the page a note belongs. */
  readonly placing: boolean;
  readonly startNote: () => void;
  /** A note for the page as a whole; ends the choosing. */
  readonly noteOnPage: () => void;
  readonly cancelNote: () => void;
  readonly toggleBookmark: () => void;
  readonly setText: (id: string, text: string) => void;
  readonly remove: (id: string) => void;
};

export type UsePinsOptions = {
  readonly pdf: OpenPdf | null;
  readonly container: RefObject<HTMLDivElement | null>;
  readonly entry: Entry['id'];
  readonly material: Material['sha256'];
};

/** Bookmarks and private notes of one document, on its pages and as a list. */
export function usePins({ pdf, container, entry, material }: UsePinsOptions): Pins {
  const sync = useNotesSync();
  const { notes, saved } = useEntryNotes(entry);
  const refused = useNotesRefusal();
  const setPanel = useMaterialStore((store) => store.setPanel);
  const [open, setOpen] = useState<string | null>(null);
  const [placing, setPlacing] = useState(false);
  const list = useMemo(
    () =>
      notes.pins
        .filter((pin) => pin.material === material)
        .toSorted((a, b) => a.page - b.page || top(a) - top(b)),
    [notes.pins, material],
  );
  const change = (make: (pins: readonly Pin[]) => readonly Pin[]) =>
    void sync.edit(entry, (before) => ({ ...before, pins: [...make(before.pins)] }));
  const add = (kind: Pin['kind'], { page, region }: Pick<Pin, 'page' | 'region'>) => {
    const pin: Pin = { id: crypto.randomUUID(), kind, material, page, region, text: '' };
    change((pins) => [...pins, pin]);
    return pin.id;
  };
  const addNote = (where: Pick<Pin, 'page' | 'region'>) => {
    setPlacing(false);
    setPanel('notes');
    setOpen(add('note', where));
  };
  const page = () => pdf?.parts.viewer.currentPageNumber ?? 1;
  const openPin = (pin: Pin) => {
    setPanel('notes');
    setOpen(pin.id);
  };
  usePinLayer(pdf, list, openPin);
  usePlacing(placing ? pdf : null, container, addNote);
  return {
    list,
    saved,
    refused,
    open,
    setOpen,
    placing,
    startNote: () => {
      const rotation = pdf?.parts.viewer.pagesRotation ?? 0;
      const selected = container.current && readSelectedRegion(container.current, rotation);
      if (selected) addNote(selected);
      else setPlacing(true);
    },
    noteOnPage: () => addNote({ page: page(), region: null }),
    cancelNote: () => setPlacing(false),
    toggleBookmark: () => {
      const own = list.find((pin) => pin.kind === 'bookmark' && pin.page === page());
      if (own) change((pins) => pins.filter(({ id }) => id !== own.id));
      else add('bookmark', { page: page(), region: null });
    },
    setText: (id, text) =>
      change((pins) => pins.map((pin) => (pin.id === id ? { ...pin, text } : pin))),
    remove: (id) => change((pins) => pins.filter((pin) => pin.id !== id)),
  };
}

function top({ region }: Pin): number {
  return region?.y ?? -1;
}

function usePinLayer(pdf: OpenPdf | null, pins: readonly Pin[], onOpen: (pin: Pin) => void): void {
  const { t } = useTranslation('material');
  const open = useEffectEvent(onOpen);
  const name = useEffectEvent((pin: Pin) =>
    pin.kind === 'bookmark'
      ? t('notes.bookmarkOn', { page: pin.page })
      : t('notes.noteOn', { page: pin.page, text: pin.text }),
  );
  useEffect(
    () => pdf?.pins.show(pins, { nameOf: (pin) => name(pin), onOpen: (pin) => open(pin) }),
    [pdf, pins],
  );
}

function usePlacing(
  pdf: OpenPdf | null,
  container: RefObject<HTMLDivElement | null>,
  onPick: (picked: Picked) => void,
): void {
  const pick = useEffectEvent(onPick);
  useEffect(() => {
    const element = container.current;
    if (pdf === null || element === null) return;
    const ending = new AbortController();
    const rotation = () => pdf.parts.viewer.pagesRotation;
    pickRegion(element, rotation, (picked) => pick(picked), ending.signal);
    return () => ending.abort();
  }, [pdf, container]);
}
