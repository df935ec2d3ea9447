import { join } from 'node:path';

/** Root of the checkout. */
export const PROJECT = join(import.meta.dirname, '..', '..');

/** A file of the built application. */
export function built(...path: string[]): string {
  return join(PROJECT, 'out', ...path);
}
