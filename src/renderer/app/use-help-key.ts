import { useEffect, useEffectEvent } from 'react';

/** `?` opens the help, except while the person types text. */
export function useHelpKey(open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== '?' || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    open();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    globalThis.addEventListener('keydown', listener);
    return () => globalThis.removeEventListener('keydown', listener);
  }, []);
}

/** Mark fields hold digits only, so there a question mark can only be a question. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.dataset['mark'] !== undefined) return false;
  return target.matches('input, textarea, select, [contenteditable]');
}
