import { createContext, use, useEffect } from 'react';

/** Told how many of its parts say that there is nothing to read yet, or ever. */
export const UnreadContext = createContext<(change: 1 | -1) => void>(() => {});

/** While this is on screen nobody reads the material: it is broken, locked or still loading. */
export function useUnread(): void {
  const tell = use(UnreadContext);
  useEffect(() => {
    tell(1);
    return () => tell(-1);
  }, [tell]);
}
