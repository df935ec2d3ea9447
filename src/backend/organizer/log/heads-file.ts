import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { logHeadSchema, type LogHead } from '../../../core/model/contest-result.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';

/** `own`: signed here. `witness`: signed by our key and shown to us under a judge's cosignature. */
const knownHeadSchema = z.strictObject({
  by: z.enum(['own', 'witness']),
  head: logHeadSchema,
  note: z.string(),
});
export type KnownHead = z.infer<typeof knownHeadSchema>;

/**
 * Every head that was ever signed or shown, one JSON line each, beside the database and not in it: a
 * database that is copied back alone no longer fits this file (threats.md row 26).
 */
function pathOf(profile: OpenProfile): string {
  return join(profile.folder, 'heads.log');
}

/** Appends a head and syncs; a head that is there already adds nothing. */
export function recordHead(profile: OpenProfile, known: KnownHead): void {
  const again = readKnownHeads(profile).some(
    ({ by, head }) => by === known.by && isSameHead(head, known.head),
  );
  if (again) return;
  const file = openSync(pathOf(profile), 'a', 0o600);
  try {
    writeSync(file, `${JSON.stringify(known)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Heads in the order they were noted. A line that a power cut tore off at the end is left out. */
export function readKnownHeads(profile: OpenProfile): readonly KnownHead[] {
  const path = pathOf(profile);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = knownHeadSchema.safeParse(parseLine(line));
      return parsed.success ? [parsed.data] : [];
    });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Torn or empty.
    return null;
  }
}

export function isSameHead(a: LogHead, b: LogHead): boolean {
  return a.origin === b.origin && a.size === b.size && a.root === b.root;
}
