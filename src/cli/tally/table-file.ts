import { CommandFailure } from '../command-failure.ts';
import { EXIT } from '../command.ts';
import { readInputFile } from '../input-file.ts';
import { TableRefusal } from './tables.ts';

/** Reads a table's file. A row that cannot be read ends the command and names file, line and column. */
export async function readFrom<T>(path: string, read: (bytes: Uint8Array) => T): Promise<T> {
  const bytes = await readInputFile(path);
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof TableRefusal) throw tableFailure(path, error.problem);
    throw error;
  }
}

/** The table in this file is refused whole. */
export function tableFailure(
  file: string,
  { code, ...where }: { readonly code: string } & Readonly<Record<string, string | number>>,
): CommandFailure {
  return new CommandFailure(EXIT.unreadable, { code: `row-${code}`, params: { file, ...where } });
}
