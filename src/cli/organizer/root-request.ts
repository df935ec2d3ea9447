import type { Call } from '../command.ts';
import { usageFailure } from '../command-failure.ts';
import type { Session } from './session.ts';

/**
 * Writes the request for what waits for further root keys, to `--out` or the exports folder; gives
 * its path, or null when nothing waits.
 */
export async function writeRequest(
  call: Call,
  session: Session,
  kind: 'charter' | 'roster',
): Promise<string | null> {
  const pending = await session.ask('signing.pending', {});
  if (pending[kind] === null) return null;
  const folder = call.arguments.text('out');
  const destinationId = folder === null ? 'exports' : await session.destination(folder);
  return (await session.ask('signing.export', { kind, destinationId })).path;
}

/** A number of keys that was typed; core decides whether it can be. */
export function parseThreshold(text: string): number {
  if (!/^[1-9]$/.test(text))
    throw usageFailure('option-malformed', { reason: `--threshold ${text}` });
  return Number(text);
}
