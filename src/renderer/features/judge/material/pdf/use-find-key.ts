import { useEffect, useEffectEvent } from 'react';

/** Ctrl+F opens the document's search instead of the browser's, which sees only drawn pages. */
export function useFindKey(open: boolean, onOpen: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
    event.preventDefault();
    const field = document.querySelector<HTMLInputElement>('[data-testid="pdf-find"]');
    if (open) field?.select();
    else onOpen();
    field?.focus();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    globalThis.addEventListener('keydown', listener);
    return () => globalThis.removeEventListener('keydown', listener);
  }, []);
}
