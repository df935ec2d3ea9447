import type { ShownError } from '../app/transport-context.ts';

const MENDABLE: ReadonlySet<string> = new Set(['disk-full', 'data-folder-read-only']);

/** Whether somebody at the computer can mend what kept the backend from writing. */
export function isMendable({ code }: ShownError): boolean {
  return MENDABLE.has(code);
}
