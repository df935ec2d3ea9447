import { type RefObject, useEffect, useEffectEvent } from 'react';
import { useMaterialStore } from './material-store.ts';

export type Maximized = {
  readonly maximized: boolean;
  readonly toggle: () => void;
  readonly leave: () => void;
};

/**
 * The material over list and sheet, with the whole screen where the system gives it. The bars
 * above and below stay: rehearsal, time left and what is saved are always in sight.
 */
export function useMaximized(frame: RefObject<HTMLElement | null>): Maximized {
  const maximized = useMaterialStore((store) => store.maximized);
  const setMaximized = useMaterialStore((store) => store.setMaximized);
  const leave = () => {
    setMaximized(false);
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  };
  const toggle = () => {
    if (maximized) {
      leave();
      return;
    }
    setMaximized(true);
    // Refused in Electron, which grants no permission to anybody; the window then is the screen.
    void document.documentElement.requestFullscreen().catch(() => undefined);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const inside = event.target instanceof Node && frame.current?.contains(event.target) === true;
    if (event.defaultPrevented || isTyping(event.target)) return;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === 'Escape' && maximized) leave();
    else if (plain && inside && event.key.toLowerCase() === 'f') toggle();
    else return;
    event.preventDefault();
  });
  // Esc in full screen is the browser's own: it only tells that it happened.
  const onFullscreen = useEffectEvent(() => {
    if (document.fullscreenElement === null) setMaximized(false);
  });
  useEffect(() => {
    const key = (event: KeyboardEvent) => onKey(event);
    const change = () => onFullscreen();
    globalThis.addEventListener('keydown', key);
    document.addEventListener('fullscreenchange', change);
    return () => {
      globalThis.removeEventListener('keydown', key);
      document.removeEventListener('fullscreenchange', change);
    };
  }, []);
  return { maximized, toggle, leave };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
