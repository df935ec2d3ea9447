import { useCallback, useEffect, useRef } from 'react';
import type { Material } from '../../../../core/model/assignment.ts';
import type { EntryId } from '../../../../core/model/primitives.ts';
import { useNotesSync } from './use-notes.ts';

const TICK_MS = 1000;
/** Written now and then: a power cut costs a few seconds of the record, nothing else. */
const WRITE_EVERY = 15;

type Tell = (change: 1 | -1) => void;

/**
 * Counts the seconds for which a material is on screen; a hidden window does not count, and neither does
 * what cannot be read (`UnreadContext` is told by what this gives).
 */
export function useReadingTime(entry: EntryId, material: Material['sha256']): Tell {
  const sync = useNotesSync();
  const unread = useRef(0);
  useEffect(() => {
    let seconds = 0;
    let written = false;
    const write = () => {
      if (seconds === 0) return;
      const more = seconds;
      seconds = 0;
      written = true;
      void sync.edit(entry, (notes) => {
        const now = new Date().toISOString();
        const before = notes.opened[material];
        const next = {
          seconds: (before?.seconds ?? 0) + more,
          firstAt: before?.firstAt ?? now,
          lastAt: now,
        };
        return { ...notes, opened: { ...notes.opened, [material]: next } };
      });
    };
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible' || unread.current > 0) return;
      seconds += 1;
      // The first second at once: from then on the material counts as opened.
      if (!written || seconds >= WRITE_EVERY) write();
    }, TICK_MS);
    document.addEventListener('visibilitychange', write);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', write);
      write();
    };
  }, [sync, entry, material]);
  return useCallback((change) => {
    unread.current += change;
  }, []);
}
