import type { GuardState, GuardStore } from './guard-store.ts';

export type { GuardState } from './guard-store.ts';

const FREE_FAILURES = 3;
const MAX_DELAY_SECONDS = 3600;

/**
 * Counts wrong secrets on disk (threats.md row 32). It slows down who sits at this device; who copies
 * the files away is slowed down by argon2id and the platform's secret.
 */
export type UnlockGuard = {
  state(): GuardState;
  /**
   * Books the coming attempt as failed before it is made, so that killing the process cannot undo
   * it. Gives the seconds to wait instead when the vault is locked, and books nothing.
   */
  beginAttempt(): { readonly waitSeconds: number; readonly failures: number };
  /** Forgets all failures, after the right secret. */
  reset(): void;
};

/** Seconds of waiting after so many failures in a row: three are free, then 2, 4, 8 … 3600. */
export function computeDelaySeconds(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(2 ** (failures - FREE_FAILURES), MAX_DELAY_SECONDS);
}

/**
 * A guard on several stores, of which the strictest counts: deleting or restoring one of them gives
 * no free guesses.
 */
export function createUnlockGuard(stores: readonly GuardStore[], now: () => Date): UnlockGuard {
  const read = () => readState(stores, now());
  const write = (state: GuardState) => {
    for (const store of stores) store.write(state);
  };
  return {
    state: read,
    beginAttempt: () => {
      const { failures, lockedUntil } = read();
      if (lockedUntil !== null) {
        // Written back: a clock that was set back would otherwise prolong the wait without end.
        write({ failures, lockedUntil });
        const waitSeconds = Math.ceil((lockedUntil.getTime() - now().getTime()) / 1000);
        return { waitSeconds, failures };
      }
      const booked = failures + 1;
      const delay = computeDelaySeconds(booked);
      const until = delay === 0 ? null : new Date(now().getTime() + delay * 1000);
      write({ failures: booked, lockedUntil: until });
      return { waitSeconds: 0, failures: booked };
    },
    reset: () => write({ failures: 0, lockedUntil: null }),
  };
}

/** The strictest stored state; a wait is over, or never longer than its failures deserve. */
function readState(stores: readonly GuardStore[], now: Date): GuardState {
  const states = stores.map((store) => atMost(store.read(), now));
  return {
    failures: Math.max(0, ...states.map(({ failures }) => failures)),
    lockedUntil: states
      .flatMap(({ lockedUntil }) => (lockedUntil === null ? [] : [lockedUntil]))
      .reduce<Date | null>((latest, until) => (latest && latest > until ? latest : until), null),
  };
}

function atMost(stored: ReturnType<GuardStore['read']>, now: Date): GuardState {
  if (stored === null) return { failures: 0, lockedUntil: null };
  // We write it in one step, so somebody else damaged it: no free attempts for that.
  if (stored === 'damaged') return { failures: FREE_FAILURES, lockedUntil: null };
  const { failures, lockedUntil } = stored;
  if (lockedUntil === null) return stored;
  const longest = now.getTime() + computeDelaySeconds(failures) * 1000;
  const until = Math.min(lockedUntil.getTime(), longest);
  return { failures, lockedUntil: until > now.getTime() ? new Date(until) : null };
}
