import { isDeepStrictEqual } from 'node:util';
import type { MethodOutput } from '../../contract/contract.ts';
import type { PackageManifest } from '../../core/model/assignment.ts';

/**
 * What a judge has to know about a package that takes the place of another one of its stage. Drafts and
 * sheets belong to contest, stage and entry: none of this touches them.
 */
export function findPackageChanges(
  before: PackageManifest | null,
  now: PackageManifest,
): MethodOutput<'judging.importPackage'>['changes'] {
  if (before === null || before.stage !== now.stage) return null;
  const old = new Map(before.entries.map((entry) => [entry.id, entry]));
  const kept = new Set(now.entries.map(({ id }) => id));
  return {
    added: now.entries.flatMap(({ id }) => (old.has(id) ? [] : [id])),
    removed: before.entries.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
    changed: now.entries.flatMap((entry) => {
      const known = old.get(entry.id);
      return known && !isDeepStrictEqual(known, entry) ? [entry.id] : [];
    }),
  };
}
