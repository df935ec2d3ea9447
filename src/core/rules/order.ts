/**
 * Order by UTF-16 code units. Ids are ASCII, so every language and every second implementation of a
 * verifier agrees on it; a locale's collation would not be the same on two machines.
 */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
