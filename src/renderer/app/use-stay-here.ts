import { useEffect } from 'react';

/**
 * Keeps the browser's Back button from leaving the application: people press it to close a dialog or
 * to return to a list, and would find themselves outside. Electron has no such button.
 */
export function useStayHere(): void {
  useEffect(() => {
    const stay = () => window.history.pushState(null, '');
    stay();
    window.addEventListener('popstate', stay);
    return () => window.removeEventListener('popstate', stay);
  }, []);
}
