import { type RefObject, useEffect, useEffectEvent } from 'react';

export type OnZoom = (factor: number, origin: readonly [number, number]) => void;

/** Two fingers, or the wheel with Ctrl, enlarge what is under them. */
export function usePinch(frame: RefObject<HTMLElement | null>, onZoom: OnZoom): void {
  const zoom = useEffectEvent((factor: number, x: number, y: number) => onZoom(factor, [x, y]));
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(Math.exp(-Math.sign(event.deltaY) * 0.1), event.clientX, event.clientY);
    };
    let apart = 0;
    const onTouch = (event: TouchEvent) => {
      const [one, two] = event.touches;
      if (!one || !two) {
        apart = 0;
        return;
      }
      event.preventDefault();
      const now = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
      if (apart > 0 && now > 0) {
        zoom(now / apart, (one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2);
      }
      apart = now;
    };
    const ending = new AbortController();
    const options = { passive: false, signal: ending.signal };
    element.addEventListener('wheel', onWheel, options);
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
      element.addEventListener(type, onTouch, options);
    }
    return () => ending.abort();
  }, [frame]);
}
