import { useEffect, useEffectEvent } from 'react';
import type { DeskItem } from './desk-entry-state.ts';
import { useDesk } from './use-desk.ts';

const PANES = ['list', 'material', 'sheet'] as const;
type Pane = (typeof PANES)[number];

export type DeskKeys = { readonly item: DeskItem | null; readonly onReview: () => void };

/** Keys of the whole desk: F6 between panes, Ctrl+Enter to review, Ctrl+Z, digits to the marks. */
export function useDeskKeys({ item, onReview }: DeskKeys): void {
  const { sync } = useDesk();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // A dialog is open: its own keys hold.
    if (document.querySelector('[role="dialog"]') !== null) return;
    if (event.key === 'F6') {
      event.preventDefault();
      focusPane(nextPane(event.shiftKey ? -1 : 1));
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // What was just typed may not have come back from IndexedDB; the review waits for it.
      if (item && (item.draft || item.sealed === null)) onReview();
    } else if (item && isUndoKey(event) && !isOwnUndo(event.target)) {
      event.preventDefault();
      const redo = event.shiftKey || event.key.toLowerCase() === 'y';
      void (redo ? sync.redo(item.deskEntry) : sync.undo(item.deskEntry));
    } else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.altKey && isIdle(event.target)) {
      // No preventDefault: the digit then lands in the field that has just got the focus.
      currentMark()?.focus();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    globalThis.addEventListener('keydown', listener);
    globalThis.addEventListener('beforeinput', refuseBrowserUndo, true);
    return () => {
      globalThis.removeEventListener('keydown', listener);
      globalThis.removeEventListener('beforeinput', refuseBrowserUndo, true);
    };
  }, []);
}

/** From the menu of a field, or from a field beside the sheet whose own strokes are used up. */
function refuseBrowserUndo(event: InputEvent): void {
  const isHistory = event.inputType === 'historyUndo' || event.inputType === 'historyRedo';
  if (isHistory && event.target instanceof HTMLElement && isOnSheet(event.target)) {
    event.preventDefault();
  }
}

function nextPane(step: 1 | -1): Pane {
  const shown = PANES.filter((pane) => paneOf(pane) !== null);
  const now = shown.findIndex((pane) => paneOf(pane)?.contains(document.activeElement));
  return shown[(now + step + shown.length) % shown.length] ?? 'sheet';
}

function paneOf(pane: Pane): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
}

function focusPane(pane: Pane): void {
  const element = paneOf(pane);
  const inner =
    pane === 'sheet'
      ? currentMark()
      : element?.querySelector<HTMLElement>(
          pane === 'list' ? '[aria-current="true"]' : '[data-pane-focus]',
        );
  (inner ?? element)?.focus();
}

/** The first mark that is still empty, else the first. */
function currentMark(): HTMLInputElement | null {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-mark]')];
  return fields.find(({ value }) => value === '') ?? fields[0] ?? null;
}

function isUndoKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase());
}

/**
 * Text fields beside the sheet undo their own strokes. Those of the sheet do not: a browser's undo runs
 * from field to field of a page, and each of its steps would come in as a new edit.
 */
function isOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || isOnSheet(target)) return false;
  return target.matches('input, textarea, select');
}

function isOnSheet(target: HTMLElement): boolean {
  return target.closest('[data-pane="sheet"]') !== null;
}

/** Nothing that takes digits itself has the focus. */
function isIdle(target: EventTarget | null): boolean {
  return !(target instanceof HTMLElement) || !target.matches('input, textarea, select, video');
}
