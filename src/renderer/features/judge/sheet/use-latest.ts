import { useCallback, useLayoutEffect, useRef } from 'react';

/** One function for as long as the component lives, which does what the newest one does. For events only. */
export function useLatest<Args extends readonly unknown[], Result>(
  newest: (...args: Args) => Result,
): (...args: Args) => Result {
  const held = useRef(newest);
  useLayoutEffect(() => {
    held.current = newest;
  });
  return useCallback((...args: Args) => held.current(...args), []);
}
