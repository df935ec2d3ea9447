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
import type { Database } from '../store/database.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

export type GuardState = { readonly failures: number; readonly lockedUntil: Date | null };

/**
 * One place where the count of wrong secrets is kept. Synchronous throughout: between reading the
 * count and writing it, no other attempt of this process can slip in.
 */
export type GuardStore = {
  /** Null where nothing was ever kept; `damaged` where something was, and cannot be read. */
  read(): GuardState | 'damaged' | null;
  /** On disk when it returns. */
  write(state: GuardState): void;
};

const guardSchema = z.strictObject({
  failures: z.int().min(0).max(1_000_000),
  lockedUntil: z.iso.datetime().nullable(),
});

/** The count in a file beside the vault, so that it moves and is copied with it. */
export function createFileGuardStore(path: string): GuardStore {
  return {
    read: () => {
      if (!existsSync(path)) return null;
      try {
        return decode(guardSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
      } catch {
        return 'damaged';
      }
    },
    write: (state) => writeFileSynced(path, JSON.stringify(encode(state))),
  };
}

const GUARD_SETTING = 'unlock-guard';

/** The count in the profile's database: whoever deletes it there deletes the sheets with it. */
export function createDatabaseGuardStore(database: Database): GuardStore {
  return {
    read: () => {
      const stored = readSetting(database, GUARD_SETTING, guardSchema);
      return stored === null ? null : decode(stored);
    },
    write: (state) => writeSetting(database, GUARD_SETTING, encode(state)),
  };
}

function encode({ failures, lockedUntil }: GuardState): z.infer<typeof guardSchema> {
  return { failures, lockedUntil: lockedUntil?.toISOString() ?? null };
}

function decode({ failures, lockedUntil }: z.infer<typeof guardSchema>): GuardState {
  return { failures, lockedUntil: lockedUntil === null ? null : new Date(lockedUntil) };
}

/** `writeFileAtomic` without its pauses. One fixed name: a leftover is overwritten, not collected. */
function writeFileSynced(path: string, text: string): void {
  const temporary = join(dirname(path), '.unlock-guard.tmp');
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
