import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const FREE_FAILURES = 3;
const MAX_DELAY_SECONDS = 3600;

const guardSchema = z.strictObject({
  failures: z.int().min(0).max(1_000_000),
  lockedUntil: z.iso.datetime().nullable(),
});

export type GuardState = { readonly failures: number; readonly lockedUntil: Date | null };

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
 * A guard on its file. Synchronous throughout: between reading the count and writing it, no other
 * attempt of this process can slip in.
 */
export function createUnlockGuard(path: string, now: () => Date): UnlockGuard {
  return {
    state: () => readState(path, now()),
    beginAttempt: () => {
      const { failures, lockedUntil } = readState(path, now());
      if (lockedUntil !== null) {
        // Written back: a clock that was set back would otherwise prolong the wait without end.
        writeState(path, { failures, lockedUntil });
        const waitSeconds = Math.ceil((lockedUntil.getTime() - now().getTime()) / 1000);
        return { waitSeconds, failures };
      }
      const booked = failures + 1;
      const delay = computeDelaySeconds(booked);
      const until = delay === 0 ? null : new Date(now().getTime() + delay * 1000);
      writeState(path, { failures: booked, lockedUntil: until });
      return { waitSeconds: 0, failures: booked };
    },
    reset: () => writeState(path, { failures: 0, lockedUntil: null }),
  };
}

/** The stored state; a wait is over, or never longer than the count of failures deserves. */
function readState(path: string, now: Date): GuardState {
  const stored = parseState(path);
  if (stored.lockedUntil === null) return stored;
  const longest = now.getTime() + computeDelaySeconds(stored.failures) * 1000;
  const until = Math.min(stored.lockedUntil.getTime(), longest);
  const lockedUntil = until > now.getTime() ? new Date(until) : null;
  return { failures: stored.failures, lockedUntil };
}

function parseState(path: string): GuardState {
  if (!existsSync(path)) return { failures: 0, lockedUntil: null };
  try {
    const { failures, lockedUntil } = guardSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { failures, lockedUntil: lockedUntil === null ? null : new Date(lockedUntil) };
  } catch {
    // We write it in one step, so somebody else damaged it: no free attempts for that.
    return { failures: FREE_FAILURES, lockedUntil: null };
  }
}

/** `writeFileAtomic` without its pauses. One fixed name: a leftover is overwritten, not collected. */
function writeState(path: string, state: GuardState): void {
  const temporary = join(dirname(path), '.unlock-guard.tmp');
  const text = JSON.stringify({
    failures: state.failures,
    lockedUntil: state.lockedUntil?.toISOString() ?? null,
  });
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
