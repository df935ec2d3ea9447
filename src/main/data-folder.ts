import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * `--data <folder>` on the command line, else `data` in the user data folder. Browser storage goes
 * beside it, so that two data folders never share drafts or a single-instance lock.
 */
export function settleDataFolder(argv: readonly string[]): string {
  const at = argv.indexOf('--data');
  const given = at < 0 ? undefined : argv[at + 1];
  if (given === undefined) return join(app.getPath('userData'), 'data');
  const dataFolder = resolve(given);
  app.setPath('userData', join(dataFolder, 'browser'));
  return dataFolder;
}
