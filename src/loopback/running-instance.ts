import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RUNNING_ADDRESS } from '../backend/data-folder.ts';

/** Where the running Jurybox is asked to take a file in; never by a page (`refusePage`). */
export const OPEN_FILE_PATH = '/open-file';

const ORIGIN = /^http:\/\/127\.0\.0\.1:\d{1,5}$/;
/** Taking the file in means copying it, and a package may have gigabytes. */
const ANSWER_WITHIN_MS = 10 * 60_000;

/** What the running Jurybox made of a second start. */
export type SecondStart = {
  readonly origin: string;
  /** Null when there was no file to hand over. */
  readonly taken: boolean | null;
  /** Whether a page of it is open, so that the person sees what happened. */
  readonly shown: boolean;
};

/** Says to later starts where this one listens. Without the token, which has a file of its own. */
export async function noteAddress(dataFolder: string, origin: string): Promise<void> {
  await writeFile(join(dataFolder, RUNNING_ADDRESS), `${origin}\n`, { mode: 0o600 });
}

export async function forgetAddress(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, RUNNING_ADDRESS), { force: true });
}

/**
 * Hands the file of a second start to the Jurybox that has the data folder; null when that one cannot
 * be asked. The note of the address is as old as the claim on the folder, so the token reaches no stranger.
 */
export async function handToRunning(
  dataFolder: string,
  token: string,
  file: string | null,
): Promise<SecondStart | null> {
  const noted = await readFile(join(dataFolder, RUNNING_ADDRESS), 'utf8').catch(() => '');
  const origin = noted.trim();
  if (!ORIGIN.test(origin)) return null;
  const answer = await fetch(`${origin}${OPEN_FILE_PATH}`, {
    method: 'POST',
    headers: { origin, 'x-jurybox-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ file }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { taken, shown } = (await answer.json()) as Omit<SecondStart, 'origin'>;
  return { origin, taken, shown };
}
