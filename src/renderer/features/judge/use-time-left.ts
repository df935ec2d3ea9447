import { useEffect, useState } from 'react';

/** Whole seconds until an instant by this computer's clock; not below zero. */
export function useTimeLeft(instant: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((Date.parse(instant) - now) / 1000));
}
