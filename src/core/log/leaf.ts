import { bytesToHex, concatBytes } from '../bytes/binary.ts';
import { textToBytes } from '../bytes/text.ts';
import { preAuthEncoding } from '../envelope/dsse.ts';
import { payloadTypeOf, type PayloadKind } from '../envelope/payload-types.ts';
import type { Sha256Hex } from '../model/primitives.ts';
import { hashLeaf, type HashBytes } from './merkle-tree.ts';

/** Kinds that stand in a stage's log, each object once (docs/formats.md, "Log"). */
export const LOGGED_KINDS = [
  'charter',
  'roster',
  'assignment',
  'package',
  'opening',
  'bundle',
  'score-sheet',
  'rejection',
  'closing',
  'merge',
  'decision',
  'result',
] as const satisfies readonly PayloadKind[];
export type LoggedKind = (typeof LOGGED_KINDS)[number];

/**
 * Hash of an object's leaf: its pre-authentication encoding and the decoded signatures that its
 * purpose demands, in the order of their keys' hexadecimal, each preceded by its length. Never the
 * envelope file, whose spelling anybody can change without a key (design.md, Trust).
 */
export function computeLeafHash(
  kind: PayloadKind,
  payload: Uint8Array,
  signatures: readonly { readonly key: string; readonly signature: Uint8Array }[],
  hash?: HashBytes,
): Sha256Hex {
  const ordered = signatures.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const parts = [
    preAuthEncoding(payloadTypeOf(kind), payload),
    ...ordered.map(({ signature }) => signature),
  ];
  const content = parts.flatMap((part) => [textToBytes(`${part.length}:`), part]);
  return bytesToHex(hashLeaf(concatBytes(...content), hash)) as Sha256Hex;
}
