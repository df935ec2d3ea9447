import { type RefObject, useEffect } from 'react';

/** A mouse drags what is larger than its pane; fingers scroll by themselves. */
export function useDragToPan(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const ending = new AbortController();
    const { signal } = ending;
    const onDown = (down: PointerEvent) => {
      if (down.pointerType === 'touch' || down.button !== 0) return;
      const [left, top] = [element.scrollLeft + down.clientX, element.scrollTop + down.clientY];
      const dragged = new AbortController();
      const stop = AbortSignal.any([signal, dragged.signal]);
      const move = (event: PointerEvent) =>
        element.scrollTo(left - event.clientX, top - event.clientY);
      globalThis.addEventListener('pointermove', move, { signal: stop });
      globalThis.addEventListener('pointerup', () => dragged.abort(), { signal: stop });
      globalThis.addEventListener('pointercancel', () => dragged.abort(), { signal: stop });
    };
    element.addEventListener('pointerdown', onDown, { signal });
    return () => ending.abort();
  }, [frame]);
}
