import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type BrowserProfile = {
  readonly userDataDir: string;
  /** Removes the folder, unless the test brought its own to use it again. */
  readonly discard: () => Promise<void>;
};

/** The test's own browser folder, or a fresh one for a single launch. */
export async function browserProfile(given: string | undefined): Promise<BrowserProfile> {
  if (given !== undefined) return { userDataDir: given, discard: () => Promise.resolve() };
  const userDataDir = await mkdtemp(join(tmpdir(), 'jurybox-browser-'));
  return {
    userDataDir,
    // Chromium's helpers may still be writing when their parent is gone.
    discard: () => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
