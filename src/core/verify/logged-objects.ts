import { ARCHIVE_PATHS, chainPath } from '../archive/archive-paths.ts';
import type { SignedObject } from '../envelope/signed-object.ts';
import { canonicalBytes } from '../json/canonical-json.ts';
import { computeLeafHash, type LoggedKind } from '../log/leaf.ts';
import { loggedFiles, type Evidence } from './gather-evidence.ts';

/** An object of the archive that must stand in the log, and what it says must stand before it. */
export type LoggedObject = {
  readonly kind: LoggedKind;
  readonly hash: string;
  readonly leaf: string | null;
  readonly path: string;
  /** Hashes of objects that it names: charter, roster, assignment, package, the version before. */
  readonly names: readonly string[];
};

const NAMING = ['charter', 'roster', 'assignment', 'package', 'previous'] as const;

/** Everything of the archive that belongs in the log, as far as it can be read. */
export function loggedObjectsOf(evidence: Evidence): readonly LoggedObject[] {
  const charter = evidence.charter?.ok ? evidence.charter.value.charter : null;
  const rosters = evidence.rosters?.ok ? evidence.rosters.value : [];
  return [
    ...(charter ? [fromChain(charter, ARCHIVE_PATHS.charter)] : []),
    ...rosters.map((roster) =>
      fromChain(roster, chainPath('rosters', roster.payload.rosterVersion)),
    ),
    ...loggedFiles(evidence).flatMap(({ path, read }): readonly LoggedObject[] => {
      if (!read.ok) return [];
      const { kind, hash, leaf, payload } = read.value;
      return [{ kind, hash, leaf, path, names: namesOf(payload) }];
    }),
  ];
}

function fromChain(object: SignedObject<'charter' | 'roster'>, path: string): LoggedObject {
  const { kind, hash, payload, signers } = object;
  const leaf = computeLeafHash(kind, canonicalBytes(payload), signers);
  return { kind, hash, leaf, path, names: namesOf(payload) };
}

function namesOf(payload: object): readonly string[] {
  const members = payload as Readonly<Record<string, unknown>>;
  const names: string[] = [];
  for (const name of NAMING) {
    const value = members[name];
    if (typeof value === 'string') names.push(value);
  }
  return names;
}
