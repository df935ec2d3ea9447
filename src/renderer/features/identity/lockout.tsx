import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWait, Note } from '../../ui/index.ts';

type LockoutProps = { readonly seconds: number; readonly failures: number };

/** How long no secret is tried, counting down, and that nothing is lost by it. */
export function Lockout({ seconds, failures }: LockoutProps) {
  const { t } = useTranslation('identity');
  return (
    <Note tone="attention" testId="lockout">
      {t('unlock.wait', { time: formatWait(seconds), failures })}
    </Note>
  );
}

/** Seconds until the instant, counted down; 0 once it has come, or for null. */
export function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (instant === null) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [instant]);
  return instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));
}
