import { readFile, stat } from 'node:fs/promises';
import { unreadableFailure } from './command-failure.ts';

/** A file that was named on the command line, whole; unreadable ends the command. */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw unreadableFailure(path, reasonOf(error));
  }
}

/** Before a file is handed to the backend: that it is there, so that its absence is not a bug. */
export async function assertInputFile(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isFile()) throw unreadableFailure(path, 'EISDIR');
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw unreadableFailure(path, reasonOf(error));
    throw error;
  }
}

/** The system's code of a failure, such as `ENOENT`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
