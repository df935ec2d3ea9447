import { useEffect, useState } from 'react';
import type { ShownError } from '../app/transport-context.ts';

/**
 * Seconds for which no further secret is tried, counted down from when the failure was shown; 0 when
 * there is none, or for another failure.
 */
export function useLockout(error: ShownError | null): number {
  const seconds = error?.code === 'secret-locked-out' ? Number(error.params?.['seconds'] ?? 0) : 0;
  const [ticked, setTicked] = useState({ error, left: seconds });
  useEffect(() => {
    if (seconds === 0) return;
    const end = Date.now() + 1000 * seconds;
    const tick = () => setTicked({ error, left: Math.ceil((end - Date.now()) / 1000) });
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [error, seconds]);
  return Math.max(0, ticked.error === error ? ticked.left : seconds);
}

/** Minutes and seconds, `4:05`. */
export function formatWait(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
