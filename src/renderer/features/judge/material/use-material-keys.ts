import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Tool } from './tool.ts';

/**
 * Single keys do what the tools do, but only while the material itself has the focus: elsewhere a
 * letter is a letter (WCAG 2.1.4).
 */
export function useMaterialKeys(
  frame: RefObject<HTMLElement | null>,
  tools: readonly Tool[],
  more?: (event: KeyboardEvent) => boolean,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (isTyping(event.target)) return;
    const pressed = event.key === '=' ? '+' : event.key.toUpperCase();
    const tool = tools.find(({ keys }) => keys === pressed);
    if (tool === undefined) {
      if (more?.(event) === true) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (!(tool.disabled ?? false)) tool.run();
  });
  useEffect(() => {
    const element = frame.current;
    const listener = (event: KeyboardEvent) => onKey(event);
    element?.addEventListener('keydown', listener);
    return () => element?.removeEventListener('keydown', listener);
  }, [frame]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
