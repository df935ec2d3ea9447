/** What of a sheet says which others it takes the place of. */
export type Replacing = { readonly replaces: readonly string[] };

/**
 * Every sheet that one of `heads` replaces, directly or through others. A hash without a sheet leads
 * nowhere; a cycle, which nobody can sign, ends.
 */
export function findReplaced(
  heads: Iterable<string>,
  sheetOf: (hash: string) => Replacing | undefined,
): ReadonlySet<string> {
  const replaced = new Set<string>();
  const waiting = [...heads];
  for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
    for (const earlier of sheetOf(hash)?.replaces ?? []) {
      if (replaced.has(earlier)) continue;
      replaced.add(earlier);
      waiting.push(earlier);
    }
  }
  return replaced;
}
