import { hash } from 'node:crypto';
import {
  ARCHIVE_PATHS,
  chainPath,
  checkpointPath,
  objectPath,
  type ObjectFolder,
} from '../../src/core/archive/archive-paths.ts';
import { bytesToHex, hexToBytes } from '../../src/core/bytes/binary.ts';
import type { SigningKey } from '../../src/core/envelope/dsse.ts';
import type { PayloadKind } from '../../src/core/envelope/payload-types.ts';
import type { SignedObject } from '../../src/core/envelope/signed-object.ts';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import { signCheckpoint } from '../../src/core/log/checkpoint.ts';
import { computeLeafHash, type LoggedKind } from '../../src/core/log/leaf.ts';
import type { LogLeaf } from '../../src/core/log/log-leaves.ts';
import { createMerkleTree, pathToHex } from '../../src/core/log/merkle-tree.ts';
import type { LogHead } from '../../src/core/model/contest-result.ts';
import type { Sha256Hex } from '../../src/core/model/primitives.ts';

export type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array };

/** Any object that a log takes. */
type Loggable = Pick<SignedObject<PayloadKind>, 'hash' | 'signers'> & {
  readonly kind: PayloadKind;
  readonly payload: object;
};

const native = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/** An organizer's log as docs/formats.md has it, in memory, for archives that tests make. */
export function createContestLog(origin: string, operations: SigningKey) {
  const tree = createMerkleTree(native);
  const leaves: LogLeaf[] = [];
  const head = (size = tree.size()): LogHead => ({
    origin,
    size,
    root: bytesToHex(tree.rootAt(size)) as Sha256Hex,
  });
  return {
    origin,
    leaves,
    size: () => tree.size(),
    head,
    checkpoint: (size = tree.size()) => signCheckpoint(head(size), operations),
    append: ({ kind, hash: object, payload, signers }: Loggable): number => {
      const leaf = computeLeafHash(kind, canonicalBytes(payload), signers, native);
      leaves.push({ kind: kind as LoggedKind, object, leaf });
      tree.append(hexToBytes(leaf) ?? new Uint8Array());
      return leaves.length - 1;
    },
    path: (index: number, size: number) =>
      pathToHex(tree.inclusionPath(index, size)) as Sha256Hex[],
    consistency: (from: number, size: number) =>
      pathToHex(tree.consistencyPath(from, size)) as Sha256Hex[],
    leavesFile: () => canonicalBytes({ type: 'jurybox.log-leaves', version: 1, origin, leaves }),
    /** `log/`: the leaves and the final checkpoint. */
    files: (): readonly ArchiveFile[] => [
      {
        path: ARCHIVE_PATHS.logLeaves,
        bytes: canonicalBytes({ type: 'jurybox.log-leaves', version: 1, origin, leaves }),
      },
      { path: checkpointPath(tree.size()), bytes: noteBytes(signCheckpoint(head(), operations)) },
    ],
  };
}
export type ContestLog = ReturnType<typeof createContestLog>;

export function noteBytes(note: string): Uint8Array {
  return new TextEncoder().encode(note);
}

const FOLDERS: Partial<Record<PayloadKind, ObjectFolder>> = {
  package: 'packages',
  'score-sheet': 'sheets',
  bundle: 'bundles',
  receipt: 'receipts',
  opening: 'openings',
  closing: 'closings',
  rejection: 'rejections',
  merge: 'merges',
  result: 'results',
};

/** Where an object of a kind stands in an archive; the last result is the caller's to move. */
export function fileOf(object: SignedObject<PayloadKind>): ArchiveFile {
  const { kind, hash: name, bytes, payload } = object;
  const numbered = payload as { rosterVersion?: number; assignmentVersion?: number };
  if (kind === 'charter') return { path: ARCHIVE_PATHS.charter, bytes };
  if (kind === 'roster') return { path: chainPath('rosters', numbered.rosterVersion ?? 0), bytes };
  if (kind === 'assignment') {
    return { path: chainPath('assignments', numbered.assignmentVersion ?? 0), bytes };
  }
  const folder = FOLDERS[kind];
  if (!folder) throw new Error(`no folder for ${kind}`);
  return { path: objectPath(folder, name), bytes };
}

/** Code-unit order, as the exporter's. */
export function byPath(a: ArchiveFile, b: ArchiveFile): number {
  return a.path < b.path ? -1 : 1;
}
