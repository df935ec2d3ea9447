import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDiskFull, isReadOnly } from './files/disk.ts';

/** The file in which the browser shell says where it listens, so that a second start finds it. */
export const RUNNING_ADDRESS = 'running-address';

/** Another running Jurybox works on the same data folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(`another running Jurybox uses the data folder ${folder}`);
    this.name = 'DataFolderInUse';
  }
}

/**
 * Claims a data folder for this process through an exclusive SQLite lock: unlike a file with a
 * process number, the system frees it when the process dies, however it dies.
 */
export function claimDataFolder(folder: string): { release(): void } {
  const lock = new DatabaseSync(join(folder, 'in-use.lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 500; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    // What cannot be written cannot be locked, and nobody else is to blame for it.
    if (isReadOnly(error) || isDiskFull(error)) throw error;
    throw new DataFolderInUse(folder);
  }
  // What a killed one noted: another program may listen there now.
  rmSync(join(folder, RUNNING_ADDRESS), { force: true });
  return { release: () => lock.close() };
}
