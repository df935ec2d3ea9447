import { appendFileSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium keeps the IndexedDB databases of a profile. */
export function indexedDbFolder(userDataDir: string): string {
  return join(userDataDir, 'Default', 'IndexedDB');
}

export function deleteIndexedDb(userDataDir: string): void {
  // Nothing to delete would mean that this test looks in the wrong place.
  if (readdirSync(indexedDbFolder(userDataDir)).length === 0) throw new Error('no IndexedDB');
  rmSync(indexedDbFolder(userDataDir), { recursive: true });
}

/**
 * Tears the last record of the newest LevelDB log: half of it is missing, as after a power cut. Such
 * a log opens once; at the start after the next write Chromium throws the whole database away.
 */
export function tearIndexedDb(userDataDir: string): void {
  const folder = indexedDbFolder(userDataDir);
  const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.leveldb[\\/]\d+\.log$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size > 64);
  if (logs.length === 0) throw new Error('no LevelDB log to tear');
  for (const log of logs) {
    truncateSync(log, statSync(log).size - 9);
    // The torn record's head says more bytes than there are.
    appendFileSync(log, Buffer.from([0x5a]));
  }
}
