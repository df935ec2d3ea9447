import { useEffect } from 'react';

/** How often the Back button may be pressed before the application has noticed the first time. */
const CUSHION = 4;

/**
 * Keeps the browser's Back button from leaving the application: people press it to close a dialog or
 * to return to a list, often twice, and would find themselves outside. Electron has no such button.
 */
export function useStayHere(): void {
  useEffect(() => {
    const fill = (from: number) => {
      for (let depth = from + 1; depth <= CUSHION; depth += 1)
        window.history.pushState({ depth }, '');
    };
    const stay = ({ state }: PopStateEvent) =>
      fill((state as { depth: number } | null)?.depth ?? 0);
    fill((window.history.state as { depth: number } | null)?.depth ?? 0);
    window.addEventListener('popstate', stay);
    return () => window.removeEventListener('popstate', stay);
  }, []);
}
