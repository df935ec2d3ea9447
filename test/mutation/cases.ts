import { crc32 } from 'node:zlib';
import {
  createSeededRandom,
  deriveSeed,
  type SeededRandom,
} from '../../src/backend/demo/seeded-random.ts';
import { ARCHIVE_PATHS } from '../../src/core/archive/archive-paths.ts';
import { base64ToBytes, concatBytes } from '../../src/core/bytes/binary.ts';
import { sha256Hex } from '../../src/core/crypto/digest.ts';
import type { Envelope } from '../../src/core/envelope/dsse.ts';
import { payloadTypeOf } from '../../src/core/envelope/payload-types.ts';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import {
  encodeCentralDirectory,
  encodeLocalHeader,
  placeZipEntries,
} from '../../src/core/zip/zip-writer.ts';
import type { Base } from './base.ts';
import { encodeModel, type Files } from './contest/encode.ts';
import { OPERATIONS } from './contest/keys.ts';
import { quickEnvelope } from './contest/quick-sign.ts';
import { FILE_CHANGES } from './file-changes.ts';
import { INSIDER_CHANGES } from './insider-changes.ts';
import { changeBytes } from './random-bytes.ts';

/** Who changed the archive. */
export type Forger =
  /** Without any key, and without knowing the format. */
  | 'blind'
  /** Without any key. */
  | 'keyless'
  /** With the operations key: the index is signed again, and what operations sign. */
  | 'indexer'
  /** With the operations key, and the whole log built again; the judges hold their receipts. */
  | 'insider';

export type MutationCase = {
  readonly forger: Forger;
  readonly change: string;
  readonly bytes: Uint8Array;
  /** What judges hold outside the archive. */
  readonly given: readonly Uint8Array[];
};

/** Of a hundred cases, so many by each forger. */
const SHARES: readonly (readonly [Forger, number])[] = [
  ['blind', 40],
  ['keyless', 25],
  ['indexer', 22],
  ['insider', 13],
];

/** The case of this number: the same for the same seed, whatever else is run. */
export function createCase(base: Base, seed: number, number: number): MutationCase {
  try {
    return tryCase(base, createSeededRandom(deriveSeed(seed, number)));
  } catch {
    // What was changed is past being signed or indexed again: bytes instead.
    const random = createSeededRandom(deriveSeed(seed + 1, number));
    const bytes = changeBytes(base.bytes, random);
    return { forger: 'blind', change: 'container bytes', bytes, given: [] };
  }
}

function tryCase(base: Base, random: SeededRandom): MutationCase {
  const forger = pickForger(random);
  if (forger === 'blind') {
    return { forger, change: 'container bytes', bytes: changeBytes(base.bytes, random), given: [] };
  }
  if (forger === 'insider') return asInsider(base, random);
  const files = new Map(base.files);
  const change = random.pick(Object.keys(FILE_CHANGES));
  FILE_CHANGES[change]?.(files, random, forger === 'indexer' ? OPERATIONS : null);
  if (forger === 'indexer') reindex(files);
  return { forger, change, bytes: container(files), given: [] };
}

function pickForger(random: SeededRandom): Forger {
  let place = random.int(100);
  for (const [forger, share] of SHARES) {
    if (place < share) return forger;
    place -= share;
  }
  return 'insider';
}

function asInsider(base: Base, random: SeededRandom): MutationCase {
  const model = structuredClone({ ...base.model, operations: null });
  const own = { ...model, operations: OPERATIONS };
  const names = [random.pick(Object.keys(INSIDER_CHANGES))];
  if (random.int(4) === 0) names.push(random.pick(Object.keys(INSIDER_CHANGES)));
  for (const name of names) INSIDER_CHANGES[name]?.(own, random);
  const recompute = random.int(4) > 0;
  const receipts = random.int(4) === 0 ? 'none' : 'again';
  const bytes = container(encodeModel(own, { recompute, receipts }));
  return { forger: 'insider', change: names.join(', '), bytes, given: base.receipts };
}

/** Files in the archive's order, as a container; unlike the project's writer, under any names. */
export function container(files: Files): Uint8Array {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const facts = sorted.map(([path, bytes]) => ({ path, size: bytes.length, crc32: crc32(bytes) }));
  const local = sorted.flatMap(([, bytes], at) => {
    const file = facts[at];
    return file ? [encodeLocalHeader(file), bytes] : [];
  });
  return concatBytes(...local, encodeCentralDirectory(placeZipEntries(facts)));
}

/** A fresh index over whatever is there. The notary's countersignature no longer fits, and goes. */
function reindex(files: Files): void {
  const envelope = JSON.parse(
    new TextDecoder().decode(files.get(ARCHIVE_PATHS.index)) || '{"payload":""}',
  ) as Envelope;
  const payload = JSON.parse(
    new TextDecoder().decode(base64ToBytes(envelope.payload) ?? new Uint8Array()) || '{}',
  ) as object;
  files.delete(ARCHIVE_PATHS.index);
  files.delete(ARCHIVE_PATHS.countersignature);
  const listed = [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256Hex(bytes) }));
  const bytes = canonicalBytes({ ...payload, files: listed });
  files.set(
    ARCHIVE_PATHS.index,
    canonicalBytes(quickEnvelope(payloadTypeOf('archive'), bytes, OPERATIONS)),
  );
}
